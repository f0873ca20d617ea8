"""Counting answers: pure functions over sheets, one after the other, however many there are."""

from participation.formats.surveys.policy.counting.counts import Count, Counts, count
from participation.formats.surveys.policy.counting.exact import exact_figures
from participation.formats.surveys.policy.counting.figures import Cell, Figure, Group, Shown
from participation.formats.surveys.policy.counting.marks import OTHER, TEXTS, marks

__all__ = [
    "OTHER",
    "TEXTS",
    "Cell",
    "Count",
    "Counts",
    "Figure",
    "Group",
    "Shown",
    "count",
    "exact_figures",
    "marks",
]
