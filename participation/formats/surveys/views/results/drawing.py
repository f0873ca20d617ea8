"""The charts of results: which one suits which kind of question."""

from collections.abc import Sequence

from markupsafe import Markup

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.counting import Cell, Figure, Group
from participation.formats.surveys.policy.counting.ranges import ends
from participation.formats.surveys.views.results import words
from participation.formats.surveys.views.results.tables import best_first
from participation.kernel.charts import Bar, Parts, bars, histogram, ordered
from participation.kernel.counting import gettext as _


def chart_of(question: Question, figure: Figure, *, rounded: bool) -> Markup | None:
    """The chart of a question; None for texts and points, and where every cell is hidden."""
    if not any(cell.shown.count for group in figure.groups for cell in group.cells):
        return None
    match question.kind:
        case QuestionKind.POINT:
            return None
        case QuestionKind.SCALE | QuestionKind.MATRIX:
            return _steps(question, figure, rounded=rounded)
        case QuestionKind.NUMBER | QuestionKind.DATE:
            return _histogram(question, figure.groups[0])
        case QuestionKind.RANKING:
            return _ranking(question, figure.groups[0])
    return _choices(question, figure, rounded=rounded)


def _choices(question: Question, figure: Figure, *, rounded: bool) -> Markup:
    """Bars of shares, the longest possible one being everybody who was asked."""
    cells = figure.groups[0].cells
    most = max(length(cell) for cell in cells)
    drawn = [
        Bar(
            words.option_name(question, cell.key),
            length(cell),
            said(cell, figure, rounded=rounded),
            length(cell) == most,
        )
        for cell in cells
    ]
    return bars(drawn, question.title, longest=figure.asked.count or 0)


def _steps(question: Question, figure: Figure, *, rounded: bool) -> Markup:
    """One bar for a scale, one for each row of a matrix; who did not answer is missing at the end."""
    steps = [words.cell_name(question, cell.key) for cell in figure.groups[0].cells]
    rows = [
        Parts(
            words.row_name(question, group.row),
            tuple(length(cell) for cell in group.cells),
            tuple(said(cell, figure, rounded=rounded) for cell in group.cells),
            whole=max(figure.asked.count or 0, sum(length(cell) for cell in group.cells)),
        )
        for group in figure.groups
    ]
    return ordered(rows, steps, question.title)


def _histogram(question: Question, group: Group) -> Markup:
    cells = group.cells
    drawn = [
        Bar(words.cell_name(question, cell.key), length(cell), words.number(cell.shown)) for cell in cells
    ]
    if question.kind is QuestionKind.DATE:
        return histogram(drawn, question.title, first=drawn[0].label, last=drawn[-1].label)
    widths = [float(below) - float(low) for low, below in (ends(cell.key) for cell in cells)]
    first, last = (words.decimal(end, 6) for end in _span(cells))
    last = f"{last}\u00a0{question.rules.get('unit', '')}".strip()
    return histogram(drawn, question.title, first=first, last=last, widths=widths)


def _span(cells: Sequence[Cell]) -> tuple[float, float]:
    return float(ends(cells[0].key)[0]), float(ends(cells[-1].key)[1])


def _ranking(question: Question, group: Group) -> Markup:
    """Points where they may be seen, else first places; the longest bar is the best."""
    cells = best_first(group)
    by_points = any(cell.points is not None for cell in cells)
    drawn = [
        Bar(
            words.option_name(question, cell.key),
            float(cell.points or 0) if by_points else length(cell),
            _place(cell) if by_points else words.number(cell.shown),
            number == 0,
        )
        for number, cell in enumerate(cells)
    ]
    return bars(drawn, question.title)


def _place(cell: Cell) -> str:
    return _("im Mittel Platz %(mean)s", mean=words.decimal(cell.mean))


def length(cell: Cell) -> float:
    """How long a bar is: what is hidden, but is at least so much, is drawn as that."""
    return float(cell.shown.count if cell.shown.count is not None else cell.shown.least or 0)


def said(cell: Cell, figure: Figure, *, rounded: bool) -> str:
    """`57 · 16,8 %`"""
    share = words.share(cell.shown, figure.asked, rounded=rounded)
    return words.number(cell.shown) if share == words.HIDDEN else f"{words.number(cell.shown)} · {share}"
