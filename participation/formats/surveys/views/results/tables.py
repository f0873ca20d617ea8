"""The tables beside the charts."""

from dataclasses import dataclass

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.counting import Cell, Figure, Group, Shown
from participation.formats.surveys.views.results import words
from participation.kernel.counting import gettext as _


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of figures: a head for the names and one for each column, then rows of a name and its figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def table_of(question: Question, figure: Figure, *, rounded: bool) -> Grid | None:
    """The figures of a question; None for texts."""
    if not figure.groups:
        return None
    match question.kind:
        case QuestionKind.MATRIX:
            return _matrix(question, figure, rounded=rounded)
        case QuestionKind.RANKING:
            return _ranking(question, figure, rounded=rounded)
    rows = [
        (
            words.cell_name(question, cell.key),
            (words.number(cell.shown), words.share(cell.shown, figure.asked, rounded=rounded)),
        )
        for cell in figure.groups[0].cells
    ]
    missing = _missing(figure)
    if missing is not None:
        rows.append(
            (_("ohne Antwort"), (words.number(missing), words.share(missing, figure.asked, rounded=rounded)))
        )
    return Grid((_("Antwort"), _("Anzahl"), _("Anteil")), tuple(rows))


def _missing(figure: Figure) -> Shown | None:
    if figure.asked.count is None or figure.answered.count is None:
        return None
    return Shown(max(0, figure.asked.count - figure.answered.count))


def _matrix(question: Question, figure: Figure, *, rounded: bool) -> Grid:
    head = (
        _("Zeile"),
        *(words.option_name(question, cell.key) for cell in figure.groups[0].cells),
        _("Antworten"),
    )
    rows = tuple(
        (
            words.row_name(question, group.row),
            (
                *(_both(cell, figure.asked, rounded=rounded) for cell in group.cells),
                words.number(group.answered),
            ),
        )
        for group in figure.groups
    )
    return Grid(head, rows)


def _both(cell: Cell, asked: Shown, *, rounded: bool) -> str:
    """`57 (16,8 %)`"""
    share = words.share(cell.shown, asked, rounded=rounded)
    return words.number(cell.shown) if share == words.HIDDEN else f"{words.number(cell.shown)} ({share})"


def _ranking(question: Question, figure: Figure, *, rounded: bool) -> Grid:
    group = figure.groups[0]
    seen = any(cell.points is not None for cell in group.cells)
    places = (_("Platz im Mittel"), _("Punkte")) if seen else ()
    head = (_("Möglichkeit"), *places, _("Platz 1"), _("Anteil"))
    rows = tuple(
        (
            words.option_name(question, cell.key),
            _placed(cell, figure.asked, rounded=rounded)[-len(head) + 1 :],
        )
        for cell in best_first(group)
    )
    return Grid(head, rows)


def _placed(cell: Cell, asked: Shown, *, rounded: bool) -> tuple[str, ...]:
    counted = words.decimal(cell.points, 0) if cell.points is not None else words.HIDDEN
    return (
        words.decimal(cell.mean),
        counted,
        words.number(cell.shown),
        words.share(cell.shown, asked, rounded=rounded),
    )


def best_first(group: Group) -> list[Cell]:
    """The options of a ranking, by points, or by first places where there are no points to see."""
    return sorted(group.cells, key=lambda cell: (-(cell.points or 0), -(cell.shown.count or 0)))
