"""The figures of published results, with the words that say what they mean."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.contributions.queries.figures import Voices, voices
from participation.processes import catalogue
from participation.processes.models import Process

Number = int | float


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted: its name, its meaning, its unit."""

    key: str
    label: str
    meaning: str
    unit: str = "Anzahl"


FIGURES = (
    Figure("contributions", "Beiträge", "Öffentlich sichtbare Ideen, Anmerkungen und Aussagen."),
    Figure("comments", "Kommentare", "Öffentlich sichtbare Kommentare zu Beiträgen."),
    Figure(
        "supports",
        "Unterstützungen",
        "Wie oft ein Beitrag unterstützt wurde; keine Abstimmung, wer zwei Beiträge unterstützt, zählt zweimal.",
    ),
    Figure(
        "answered",
        "Beantwortet",
        "Beiträge, auf die die Verwaltung in Worten geantwortet hat; ein Status allein zählt nicht.",
    ),
    Figure(
        "answer_days",
        "Tage bis zur Antwort",
        "Median der vollen Tage vom Eingang eines Beitrags bis zur ersten Antwort in Worten.",
        "Tage",
    ),
    Figure("hidden", "Ausgeblendet", "Beiträge und Kommentare, die die Moderation ausgeblendet hat."),
    Figure("ballots", "Stimmen", "Abgegebene Stimmzettel."),
    Figure("sheets", "Fragebögen", "Abgesandte Fragebögen."),
    Figure("ratings", "Bewertungen", "Wie oft zu einer Aussage Ja, Nein oder Weiter gesagt wurde."),
    Figure(
        "participants",
        "Teilnehmende",
        "Menschen, soweit ein Format sie auseinanderhalten kann, je Teil gezählt: Wer an zwei Teilen mitmacht, zählt "
        "zweimal.",
    ),
)
"""In the order in which they are shown."""
ALWAYS = frozenset({"contributions", "answered"})
"""These are told even where they are 0; the others only where there is something to count."""


def figures_of(session: Session, process: Process) -> dict[str, Number]:
    """Every figure of a process as it is counted now, over all of its modules; what does not apply is left out."""
    counted = list(catalogue.summaries(session, process.modules).values())
    said = voices(session, [process.id]).get(process.id, Voices())
    found: dict[str, Number | None] = {"answer_days": said.answer_days, "hidden": said.hidden}
    for name in (one.key for one in FIGURES if one.key not in found):
        found[name] = sum(getattr(one, name) for one in counted)
    ordered = ((one.key, found[one.key]) for one in FIGURES)
    return {key: value for key, value in ordered if value is not None and (value or key in ALWAYS)}


def definitions_of(figures: dict[str, Number]) -> dict[str, dict[str, str]]:
    """What these figures mean, as it is frozen beside them."""
    return {
        one.key: {"label": one.label, "meaning": one.meaning, "unit": one.unit}
        for one in FIGURES
        if one.key in figures
    }
