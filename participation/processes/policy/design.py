"""The check before a process is published: what of its design is unwise. It advises and never forbids."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from participation.accounts.models import Role
from participation.kernel.words import Value, Words
from participation.processes.models import Access, Moderation, Process, Step
from participation.processes.policy.gaps import Gap
from participation.processes.policy.wording import (
    LONGEST_SENTENCE,
    long_sentences,
    names_a_date,
    two_questions,
)

HANDED_IN = frozenset({Step.SUBMIT, Step.REMARK})
"""What somebody must read, talk over and answer afterwards."""
SHOWN = 90
"""Letters of a sentence that is quoted."""
_ONE_PLACE = re.compile(
    r"\b(?:\w+(?:platz|straße|gasse|allee|weg|brücke|park|garten|ufer|viertel|schule|kita|halle|bad|bahnhof|hof|gelände|"
    r"areal|vorstadt|mitte)|innenstadt|altstadt|neustadt|quartier|siedlung)(?:s|es)?\b",
    re.IGNORECASE,
)
"""Words of a title that name a place smaller than a municipality; "Schule" alone names any, "Lindenschule" one."""
_MARKS = re.compile(r"[*_#>`]+|\]\([^)]*\)|\[")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a process does not know of itself."""

    at: datetime
    area_is_whole: bool
    """Whether its area is the whole municipality."""
    area_is_empty: bool
    team: Sequence[Role]
    """The roles of those who can sign in and moderate."""
    invited: int
    unwritten: int
    """How many of the invited have had no mail yet."""


def advice(process: Process, around: Surroundings) -> list[Gap]:
    """What somebody should think over, in the order of the desk's pages."""
    parts = (_texts, _wording, _contact, _phases, _area, _team, _people)
    return [gap for part in parts for gap in part(process, around)]


def _texts(process: Process, _around: Surroundings) -> Iterator[Gap]:
    if not process.answer_promise:
        yield Gap(
            "texts",
            "Es steht noch nirgends, was mit den Beiträgen geschieht. Das möchten Teilnehmende am meisten wissen.",
        )
    elif not names_a_date(process.answer_promise):
        yield Gap(
            "texts",
            "Was mit den Beiträgen geschieht, steht da, aber nicht bis wann. Nennen Sie einen Tag oder eine Frist, zum "
            "Beispiel „innerhalb von sechs Wochen“.",
        )
    if not process.plain_source:
        yield Gap("texts", "Es gibt noch keinen Text in einfacher oder Leichter Sprache.")


def _wording(process: Process, _around: Surroundings) -> Iterator[Gap]:
    plain = _MARKS.sub(" ", process.body_source)
    titles = [process.title, *(module.title for module in process.modules)]
    asked = [sentence for text in (process.summary, plain) for sentence in _questions(text)]
    for sentence in dict.fromkeys(titles + asked):
        if two_questions(sentence):
            yield Gap(
                "texts", Words("Hier stehen zwei Fragen in einer: „%(text)s“.", {"text": _quoted(sentence)})
            )
    long = long_sentences(process.summary) + long_sentences(plain)
    if long:
        values: dict[str, Value] = {"text": _quoted(long[0]), "most": LONGEST_SENTENCE, "number": len(long)}
        yield Gap("texts", Words(_LONG[len(long) > 1], values))


_LONG = {
    False: "Ein Satz hat mehr als %(most)s Wörter: „%(text)s“.",
    True: "Mehrere Sätze (%(number)s) haben mehr als %(most)s Wörter, zum Beispiel: „%(text)s“.",
}
"""Whether there are several."""


def _contact(process: Process, _around: Surroundings) -> Iterator[Gap]:
    if not process.contact_name:
        yield Gap("texts", "Als Ansprechperson ist niemand genannt.")
    if not process.contact_email and not process.contact_phone:
        yield Gap("texts", "Für Fragen fehlt eine E-Mail-Adresse oder Telefonnummer.")


def _phases(process: Process, around: Surroundings) -> Iterator[Gap]:
    phases = [phase for module in process.modules for phase in module.phases]
    if phases and all(phase.closes_at <= around.at for phase in phases):
        yield Gap("phases", "Alle Phasen liegen schon in der Vergangenheit.")
    handed_in = [phase.closes_at for phase in phases if _begins_talk(phase.steps)]
    if handed_in and not any(phase.closes_at > max(handed_in) for phase in phases):
        yield Gap(
            "phases",
            "Der Zeitplan endet mit dem letzten Tag zum Einreichen. Planen Sie eine Phase zum Abschluss ein, in der "
            "über die Beiträge gesprochen oder abgestimmt wird.",
        )


def _begins_talk(steps: Sequence[str]) -> bool:
    """Whether something is handed in that is talked over; in formal periods, where one only remarks, it is not."""
    return not HANDED_IN.isdisjoint(steps) and list(steps) != [Step.REMARK]


def _area(process: Process, around: Surroundings) -> Iterator[Gap]:
    if around.area_is_empty:
        yield Gap("area", "Das Gebiet ist leer: Niemand kann etwas auf die Karte setzen.")
    elif around.area_is_whole and (found := _ONE_PLACE.search(process.title)):
        sentence = (
            "Es geht um einen Ort („%(place)s“), aber das Gebiet ist die ganze Kommune. Ist das so gemeint?"
        )
        yield Gap("area", Words(sentence, {"place": found.group()}))


def _team(process: Process, around: Surroundings) -> Iterator[Gap]:
    if not around.team:
        yield Gap("team", "Niemand kann moderieren: In Ihrem Team ist niemand, der sich anmelden kann.")
    elif len(around.team) == 1:
        yield Gap("team", "Nur eine Person kann moderieren. Wer vertritt sie im Urlaub?")
    elif Role.MODERATOR not in around.team:
        yield Gap("team", "Moderieren können bisher nur Administratorinnen und Administratoren.")
    if process.moderation is Moderation.PRE and len(around.team) == 1:
        yield Gap(
            "rules",
            "Beiträge erscheinen erst nach Prüfung, und nur eine Person prüft: Sie müsste täglich nachsehen.",
        )


def _people(process: Process, around: Surroundings) -> Iterator[Gap]:
    if process.access is Access.OPEN:
        return
    if not around.invited:
        yield Gap("people", "Mitmachen können nur Eingeladene, aber noch ist niemand eingeladen.")
    elif around.unwritten == around.invited:
        yield Gap(
            "people",
            "Die Einladungen verschicken Sie nach dem Veröffentlichen; das geschieht nicht von selbst.",
        )


def _questions(text: str) -> list[str]:
    """What is asked in a text, one by one: questions in a row are no fault where people write what they like."""
    return [found.strip() for found in re.findall(r"[^.!?:\n]+\?", text)]


def _quoted(sentence: str) -> str:
    return sentence if len(sentence) <= SHOWN else sentence[:SHOWN].rsplit(" ", 1)[0] + " …"
