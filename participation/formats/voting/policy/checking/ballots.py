"""What a ballot may say, how it is counted, and what happens in a tie."""

from collections.abc import Iterator

from participation.formats.voting.models import Level, Method, Vote
from participation.formats.voting.policy.checking.finding import Finding, unwise, wrong
from participation.formats.voting.policy.rules import ballot_kind, chosen


def look(vote: Vote) -> Iterator[Finding]:
    """Limits of a ballot against what there is to choose."""
    rules = chosen(vote)
    if not rules["ties"]:
        yield wrong("ties", "Es ist noch nicht entschieden, was bei Gleichstand geschieht.", field="ties")
    if not rules["blank"]:
        yield unwise(
            "no-blank",
            "Enthaltungen sind ausgeschaltet. Wer nichts davon will, kann das nicht sagen und bleibt weg.",
            field="blank",
        )
    yield from _limits(vote)
    yield from _winners(vote)
    if vote.level is Level.OPEN and vote.method not in {Method.SINGLE, Method.APPROVAL}:
        yield wrong(
            "open-method",
            "Offene Unterstützung gibt es nur mit einer Stimme oder mit mehreren gleichen Stimmen, weil der "
            "Zwischenstand für alle sichtbar ist.",
            field="method",
        )


def _limits(vote: Vote) -> Iterator[Finding]:
    rules, kind, there = chosen(vote), ballot_kind(vote), len(vote.options)
    if kind in {Method.APPROVAL, Method.RANKED}:
        if rules["most"] > there and kind is not Method.RANKED:  # whoever may rank ten of four ranks all
            yield wrong(
                "most",
                "Eine Stimme darf mehr Wahlmöglichkeiten nennen (%(most)s), als es gibt (%(there)s).",
                field="most",
                most=rules["most"],
                there=there,
            )
        if rules["least"] > rules["most"]:
            yield wrong("least", "Eine Stimme muss mehr nennen, als sie darf.", field="least")
    if vote.method is Method.APPROVAL and rules["most"] == 1 and there > 2:
        yield unwise(
            "one-of-many",
            "Jede Person darf nur eine Wahlmöglichkeit ankreuzen. Erlauben Sie zwei oder drei, oder wählen Sie "
            "„Eine Stimme“ als Verfahren.",
            field="most",
        )
    if vote.method is Method.RANKED and 1 <= rules["most"] < min(3, there):
        yield unwise(
            "short-ranking",
            "Die Rangfolge ist sehr kurz. Wer mehr ordnen darf, dessen Stimme zählt länger mit.",
            field="most",
        )


def _winners(vote: Vote) -> Iterator[Finding]:
    seats, there = chosen(vote)["seats"], len(vote.options)
    if vote.method is not Method.BUDGET and there >= 2 and seats >= there:
        yield wrong("seats", "Es gibt so viele Gewinner wie Wahlmöglichkeiten.", field="seats")
    if vote.method is Method.RANKED and seats > 1:
        yield unwise(
            "ranked-seats",
            "Die Rangfolge sucht die eine beste Wahlmöglichkeit. Sollen mehrere gewinnen, wählt sie die nächsten "
            "derselben Mehrheit; kleinere Gruppen gehen dabei leer aus.",
            field="seats",
        )
