"""What a report tells of a survey: question by question what everybody may see, small numbers hidden."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.policy.counting import Cell, Figure, Group, Shown
from participation.formats.surveys.policy.counting.figures import read
from participation.formats.surveys.policy.showing import is_shown
from participation.formats.surveys.queries.finding import survey_of
from participation.formats.surveys.queries.results import result_of
from participation.formats.surveys.results.names import cell_title, title_of
from participation.kernel import clock
from participation.kernel.charts import Bar
from participation.kernel.papers import german
from participation.kernel.papers.model import Block, Chapter, Chart, Grid, Heading, Quote, says
from participation.processes.models import Module

HIDDEN = "verdeckt"
WHY = {
    "few": "Weniger als 5 Menschen haben diese Frage beantwortet. Damit niemand zu erkennen ist, steht hier nichts.",
    "condition": "Diese Frage bekamen nur einige gestellt. Was sie sagten, würde einzelne verraten; deshalb steht hier nichts.",
}


def chapters(session: Session, module: Module, address: str) -> Sequence[Chapter]:
    """Every question that is not confidential, once results are for everybody."""
    survey = survey_of(session, module)
    found = result_of(session, survey) if is_shown(survey, clock.now()) else None
    if found is None:
        return (Chapter("Ergebnisse", says("Die Ergebnisse sind noch nicht veröffentlicht.")),)
    open_ = {question.key: question for question in survey.questions if not question.confidential}
    told = [
        block
        for figure in read(found.figures)
        if figure.question in open_
        for block in _question(survey, open_[figure.question], figure, address)
    ]
    rounded = (
        "Das ist ein Zwischenstand: Alle Zahlen sind auf Vielfache von 5 gerundet." if found.rounded else ""
    )
    return (Chapter("Ergebnisse", (*says(rounded, look="note"), *told)),)


def _question(survey: Survey, question: Question, figure: Figure, address: str) -> tuple[Block, ...]:
    head = Heading(question.title, 4)
    quotes = tuple(Quote(words) for words in survey.quotes.get(question.key, ()))
    if figure.hidden:
        return head, *says(WHY[figure.hidden]), *quotes
    return head, *says(_asked(figure)), *_figures(question, figure, address), *quotes


def _asked(figure: Figure) -> str:
    return f"{_number(figure.answered)} von {_number(figure.asked)} Gefragten haben geantwortet."


def _figures(question: Question, figure: Figure, address: str) -> tuple[Block, ...]:
    groups = [group for group in figure.groups if group.cells]
    if question.kind is QuestionKind.POINT:
        return says(f"Die Orte stehen auf der Karte unter {address}.")
    if not groups:
        return ()
    if question.kind is QuestionKind.MATRIX:
        return (_matrix(question, groups, figure.asked),)
    if question.kind is QuestionKind.RANKING:
        return (_ranking(question, groups[0]),)
    return (_chart(question, groups[0], figure.asked), *says(_middle(question, groups[0])))


def _chart(question: Question, group: Group, asked: Shown) -> Chart:
    bars = tuple(
        Bar(cell_title(question, cell.key), cell.shown.count or 0, _said(cell.shown, asked))
        for cell in group.cells
    )
    return Chart("Antworten", bars, ("Antwort", "Anzahl"))


def _matrix(question: Question, groups: Sequence[Group], asked: Shown) -> Grid:
    """Rows as rows; whatever cells any of them has as columns."""
    keys = list(dict.fromkeys(cell.key for group in groups for cell in group.cells))
    rows = []
    for group in groups:
        known = {cell.key: cell for cell in group.cells}
        cells = (_said(known[key].shown, asked) if key in known else "–" for key in keys)
        rows.append((title_of(question.rows, group.row), *cells))
    head = ("Zeile", *(cell_title(question, key) for key in keys))
    return Grid("Antworten", head, tuple(rows), frozenset(range(1, len(head))), (2, *(1 for _ in keys)))


def _ranking(question: Question, group: Group) -> Grid:
    rows = tuple(
        (cell_title(question, cell.key), _number(cell.shown), _mean(cell), str(cell.points or "–"))
        for cell in group.cells
    )
    head = ("Möglichkeit", "Erste Plätze", "Mittlerer Platz", "Punkte nach Borda")
    return Grid("Rangfolge", head, rows, frozenset({1, 2, 3}), (4, 2, 2, 2))


def _mean(cell: Cell) -> str:
    return "–" if cell.mean is None else german.number(cell.mean)


def _middle(question: Question, group: Group) -> str:
    if group.mean is None or group.median is None:
        return ""
    unit = f" {question.rules['unit']}" if question.rules.get("unit") else ""
    return f"Mittelwert {german.number(group.mean)}{unit}, Median {german.number(group.median)}{unit}."


def _said(shown: Shown, asked: Shown) -> str:
    if shown.count is None or not asked.count:
        return _number(shown)
    return f"{german.number(shown.count)} ({german.percent(min(shown.count, asked.count), asked.count)})"


def _number(shown: Shown) -> str:
    """`1.204`, `< 5`, `≥ 92`, or that it is hidden."""
    if shown.count is not None:
        return german.number(shown.count)
    if shown.most is not None:
        return f"< {german.number(shown.most + 1)}"
    return HIDDEN if shown.least is None else f"≥ {german.number(shown.least)}"
