"""What stands side by side: facts in words, and the values of every indicator."""

from collections.abc import Sequence
from dataclasses import dataclass

from participation.kernel.clock import last_day_before, local
from participation.kernel.papers import german
from participation.kts.policy.figures import Figure
from participation.kts.policy.indicators import INDICATORS, Indicator
from participation.kts.results.overview import STATES, formats_of
from participation.municipalities.sizes import SIZES
from participation.processes.models.topics import TOPICS
from participation.results.packages.licences import licence

MOST = 6
"""More do not fit beside each other."""
TITLE, AUTHOR = "Verfahren im Vergleich", "Koordinierungsstelle"
YES, NO = "ja", "nein"
DRAWN = ("reichweite", "beitraege", "anteil_beantwortet", "tage_bis_antwort")
"""Indicators with a chart of their own."""
LEGEND = ("Kennzahl", "Bedeutung", "Formel", "Quelle")


@dataclass(frozen=True, slots=True)
class Line:
    """What one indicator says of each process, in their order; None where it says nothing."""

    indicator: Indicator
    values: tuple[float | None, ...]

    @property
    def said(self) -> bool:
        """Whether it says anything of any of them."""
        return any(value is not None for value in self.values)


def lines(figures: Sequence[Figure]) -> list[Line]:
    """Every indicator with its values."""
    return [Line(one, tuple(one.of(figure) for figure in figures)) for one in INDICATORS]


def facts(figures: Sequence[Figure]) -> list[tuple[str, tuple[str, ...]]]:
    """What the processes are, in German words."""
    return [(label, tuple(told(figure) or "–" for figure in figures)) for label, told in FACTS]


def _topic(one: Figure) -> str:
    return TOPICS[one.topic].title if one.topic in TOPICS else ""


def _size(one: Figure) -> str:
    return SIZES[one.size_class].title if one.size_class in SIZES else ""


FACTS = (
    ("Kommune", lambda one: one.municipality_name),
    ("Land", lambda one: one.federal_state),
    ("Größe der Kommune", _size),
    ("Einwohnerzahl", lambda one: german.number(one.population) if one.population else ""),
    ("Förderrunde", lambda one: str(one.funding_round or "")),
    ("Thema", _topic),
    ("Formate", formats_of),
    ("Beginn", lambda one: f"{local(one.opens_at):%d.%m.%Y}" if one.opens_at else ""),
    ("Ende", lambda one: f"{last_day_before(one.closes_at):%d.%m.%Y}" if one.closes_at else ""),
    ("Stand", lambda one: STATES.get(one.state, one.state)),
    ("Lizenz der Ergebnisse", lambda one: licence(one.licence).title if one.licence else ""),
)


def told_value(indicator: Indicator, value: float | None) -> str:
    """A value of one process with its unit, in German."""
    if value is None:
        return "–"
    if indicator.is_yes_or_no:
        return YES if value else NO
    number = german.number(round(100 * value if indicator.is_share else value, indicator.decimals))
    return f"{number}\u00a0{indicator.unit}".strip("\u00a0")
