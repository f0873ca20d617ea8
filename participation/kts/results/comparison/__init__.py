"""Chosen processes side by side: facts and indicators, as rows for the page, as XLSX and as a tagged PDF."""

from participation.kts.results.comparison.paper import paper
from participation.kts.results.comparison.rows import DRAWN, MOST, Line, facts, lines
from participation.kts.results.comparison.workbook import workbook

__all__ = ["DRAWN", "MOST", "Line", "facts", "lines", "paper", "workbook"]
