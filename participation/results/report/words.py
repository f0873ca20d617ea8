"""How a report says amounts: German, with small numbers of people hidden."""

from collections.abc import Mapping
from dataclasses import replace

from participation.kernel.charts import Bar
from participation.kernel.papers import german
from participation.kernel.papers.model import Chart, Grid
from participation.processes.catalogue import Summary
from participation.results.packages.hiding import hidden

CHANNELS = {
    "online": "über diese Plattform",
    "on_site": "bei einer Veranstaltung",
    "paper": "auf Papier",
    "phone": "am Telefon",
    "import": "aus einem anderen System übernommen",
}
AMOUNTS = (
    ("contributions", "Beitrag", "Beiträge"),
    ("comments", "Kommentar", "Kommentare"),
    ("supports", "Unterstützung", "Unterstützungen"),
    ("sheets", "Antwortbogen", "Antwortbögen"),
    ("ballots", "Stimmzettel", "Stimmzettel"),
    ("ratings", "Bewertung von Aussagen", "Bewertungen von Aussagen"),
)
"""Counts of a Summary, with the words for one and for many."""


def amounts(values: Mapping[str, int] | Summary) -> list[str]:
    """`12 Beiträge`, `3 Kommentare`: what there is any of."""
    read = values.get if isinstance(values, Mapping) else lambda name: getattr(values, name)
    found = ((read(name) or 0, one, many) for name, one, many in AMOUNTS)
    return [german.count(number, one, many) for number, one, many in found if number]


def counted(title: str, counts: Mapping[str, int], head: tuple[str, str]) -> Chart | Grid:
    """A chart of counts with their shares; what could tell of single people is hidden. Where that is everything, a
    table says so: there is nothing to draw."""
    away, whole = hidden(counts), sum(counts.values())
    bars = tuple(
        Bar(label, 0 if label in away else number, away.get(label) or _said(number, whole))
        for label, number in counts.items()
    )
    chart = Chart(title, bars, head)
    return chart if any(one.value for one in bars) else replace(chart.table, caption=title)


def _said(number: int, whole: int) -> str:
    return f"{german.number(number)} ({german.percent(number, whole)})"
