"""The comparison as a document, for a tagged PDF."""

from collections.abc import Sequence
from datetime import datetime

from participation.kernel.charts import Bar
from participation.kernel.papers import german
from participation.kernel.papers.model import Block, Chapter, Chart, Grid, Paper, says
from participation.kts.policy.figures import Figure
from participation.kts.policy.indicators import INDICATORS
from participation.kts.results.comparison.rows import AUTHOR, DRAWN, LEGEND, TITLE, facts, lines, told_value


def paper(figures: Sequence[Figure], made_at: datetime) -> Paper:
    """The comparison as a document."""
    return Paper(
        TITLE,
        ", ".join(one.title for one in figures),
        AUTHOR,
        made_at,
        (_overview(figures), _charts(figures), _definitions()),
        (("Stand", german.day(made_at)), ("Verfahren", str(len(figures)))),
    )


def _overview(figures: Sequence[Figure]) -> Chapter:
    head = ("", *(one.title for one in figures))
    words = tuple((label, *said) for label, said in facts(figures))
    counted = tuple(
        (line.indicator.label, *(told_value(line.indicator, value) for value in line.values))
        for line in lines(figures)
    )
    numbers = frozenset(range(1, len(figures) + 1))
    return Chapter(
        "Nebeneinander",
        (
            Grid("Die Verfahren", ("Angabe", *head[1:]), words),
            Grid("Kennzahlen", ("Kennzahl", *head[1:]), counted, numbers),
        ),
    )


def _charts(figures: Sequence[Figure]) -> Chapter:
    blocks: list[Block] = []
    for line in lines(figures):
        one = line.indicator
        if one.key in DRAWN and line.said:
            bars = [
                Bar(figure.title, value or 0, told_value(one, value))
                for figure, value in zip(figures, line.values, strict=True)
            ]
            blocks += [
                *says(one.definition, look="note"),
                Chart(one.label, tuple(bars), ("Verfahren", one.label)),
            ]
    return Chapter("Bilder", tuple(blocks) or says("Es gibt noch nichts zu zeichnen."))


def _definitions() -> Chapter:
    rows = tuple((one.label, one.definition, one.formula, one.source) for one in INDICATORS)
    return Chapter(
        "Was gezählt wird", (Grid("Kennzahlen und ihre Bedeutung", LEGEND, rows, shares=(2, 4, 3, 2)),)
    )
