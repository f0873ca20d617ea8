"""What is asked, and what there is to choose."""

import re
from collections import Counter
from collections.abc import Iterator

from participation.formats.voting.models import Method, Vote
from participation.formats.voting.policy.checking.finding import Finding, Place, unwise, wrong

ZERO = re.compile(
    r"bleib\w*\b.*\b(wie|so|alles|dabei)|wie es ist|wie bisher|keine änderung|nichts (tun|ändern|davon)|null"
    r"|status quo|so lassen|gar nicht",
    re.IGNORECASE,
)
"""How people in Germany word the option of leaving everything as it is."""


def look(vote: Vote) -> Iterator[Finding]:
    """The question itself, and its answers taken together."""
    titles = [option.title for option in vote.options]
    if not vote.question:
        yield wrong("no-question", "Die Frage fehlt noch.", field="question")
    if len(titles) < 2:
        yield wrong(
            "few-options", "Es braucht mindestens zwei Wahlmöglichkeiten.", Place.OPTIONS, field="options"
        )
    yield from _doubled(titles)
    if vote.method is Method.SINGLE:
        yield from _yes_or_no(titles)
    if vote.method is Method.CONSENSUS and titles and not any(map(is_zero, titles)):
        yield unwise(
            "no-zero",
            "Es gibt keine Null-Option. Beim Systemischen Konsensieren gehört „Alles bleibt, wie es ist“ dazu: "
            "An ihr zeigt sich, ob ein Vorschlag besser ist als gar keine Änderung.",
            Place.OPTIONS,
        )
    if not vote.explanation:
        yield unwise(
            "no-explanation",
            "Es gibt keine Erklärung zur Frage. Schreiben Sie, worum es geht und was mit dem Ergebnis geschieht.",
            field="explanation",
        )


def is_zero(title: str) -> bool:
    """Whether an option reads as if it left everything as it is."""
    return ZERO.search(title) is not None


def _doubled(titles: list[str]) -> Iterator[Finding]:
    counted = Counter(title.casefold() for title in titles)
    for title in titles:
        if counted.pop(title.casefold(), 0) > 1:
            yield wrong(
                "doubled-option",
                "Die Wahlmöglichkeit „%(title)s“ gibt es mehrmals.",
                Place.OPTIONS,
                title=title,
            )


def _yes_or_no(titles: list[str]) -> Iterator[Finding]:
    folded = {title.casefold() for title in titles}
    if {"ja", "nein"} < folded:
        yield unwise(
            "more-than-yes-or-no",
            "Neben „Ja“ und „Nein“ gibt es noch eine Wahlmöglichkeit. Sie teilt die Stimmen einer Seite. Für "
            "„weder noch“ gibt es die Enthaltung.",
            Place.OPTIONS,
        )
