"""A question's results as a page shows them: a chart, the table beside it, and sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.policy.counting import TEXTS, Figure
from participation.formats.surveys.policy.disclosure.rounding import round_one
from participation.formats.surveys.views.results import drawing, words
from participation.formats.surveys.views.results.tables import Grid, table_of
from participation.kernel.counting import gettext as _
from participation.kernel.counting import ngettext


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on the page for one question. `section` is the heading that begins with it, if one does."""

    question: Question
    number: int
    section: str
    asked: str
    chart: Markup | None = None
    table: Grid | None = None
    sentences: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    hidden: str = ""
    cells: tuple[tuple[str, int], ...] = field(default=())
    """Of a POINT: map cells and their counts."""


def blocks(survey: Survey, figures: Sequence[Figure], *, rounded: bool = False) -> list[Block]:
    """Every question of which there is something to say, in the order of the sheet."""
    known = {figure.question: figure for figure in figures}
    found, section, number = [], "", 0
    for question in survey.questions:
        if question.kind is QuestionKind.HEADING:
            section = question.title
            continue
        number += 1
        if question.key in known:
            quotes = tuple(survey.quotes.get(question.key, ())) if not question.confidential else ()
            found.append(_block(question, known[question.key], (number, section), quotes, rounded=rounded))
            section = ""
    return found


def _block(
    question: Question, figure: Figure, place: tuple[int, str], quotes: tuple[str, ...], *, rounded: bool
) -> Block:
    if figure.hidden:
        return Block(question, *place, asked="", hidden=why_hidden(figure), quotes=quotes)
    return Block(
        question,
        *place,
        asked=asked(figure, rounded=rounded),
        chart=drawing.chart_of(question, figure, rounded=rounded),
        table=None if question.kind is QuestionKind.POINT else table_of(question, figure, rounded=rounded),
        sentences=tuple(_sentences(question, figure)),
        quotes=quotes,
        cells=_cells(question, figure),
    )


def why_hidden(figure: Figure) -> str:
    """Why a question shows nothing."""
    reasons: Mapping[str, str] = {
        "few": _(
            "Weniger als 5 Menschen haben diese Frage beantwortet. Damit niemand zu erkennen ist, zeigen wir nichts."
        ),
        "condition": _(
            "Diese Frage bekamen nur einige gestellt. Wie viele es waren, würde verraten, was einzelne anderswo "
            "geantwortet haben. Deshalb zeigen wir hier nichts."
        ),
    }
    return reasons[figure.hidden]


def asked(figure: Figure, *, rounded: bool) -> str:
    """How many were asked and how many of them answered."""
    values = {
        "answered": words.number(figure.answered),
        "asked": words.number(figure.asked),
        "share": words.share(figure.answered, figure.asked, rounded=rounded),
    }
    if rounded:
        return _("Rund %(answered)s von rund %(asked)s Gefragten haben geantwortet (%(share)s).", **values)
    return _("%(answered)s von %(asked)s Gefragten haben geantwortet (%(share)s).", **values)


def _sentences(question: Question, figure: Figure) -> list[str]:
    """What a table does not say."""
    match question.kind:
        case QuestionKind.SCALE | QuestionKind.NUMBER:
            return _middle(question, figure)
        case QuestionKind.MULTIPLE:
            return [
                _(
                    "Mehrere Antworten waren möglich. Die Prozente sind Anteile der Menschen, die gefragt wurden."
                )
            ]
        case QuestionKind.RANKING if any(cell.points is not None for cell in figure.groups[0].cells):
            most = len(question.options)
            said = _(
                "Punkte nach Borda: Von %(most)s Möglichkeiten bekommt die auf Platz 1 je Bogen %(points)s Punkte, "
                "jeder weitere Platz einen weniger.",
                most=most,
                points=most - 1,
            )
            return [said]
        case kind if kind in TEXTS:
            return [
                _("Freie Texte können Namen enthalten. Öffentlich zeigen wir davon nur ausgewählte Sätze.")
            ]
    return []


def _middle(question: Question, figure: Figure) -> list[str]:
    group = figure.groups[0]
    if group.mean is None:
        return []
    unit = question.rules.get("unit", "")
    mean, median = (f"{words.decimal(value)}\u00a0{unit}".strip() for value in (group.mean, group.median))
    return [
        _(
            "Mittelwert %(mean)s, Median %(median)s (die Hälfte liegt darunter, die Hälfte darüber).",
            mean=mean,
            median=median,
        )
    ]


def _cells(question: Question, figure: Figure) -> tuple[tuple[str, int], ...]:
    if question.kind is not QuestionKind.POINT or not figure.groups:
        return ()
    return tuple((cell.key, cell.shown.count) for cell in figure.groups[0].cells if cell.shown.count)


def counted_sheets(sheets: int, *, rounded: bool) -> str:
    """How many sheets a page is about."""
    if rounded:
        return _("rund %(num)s Antwortbögen", num=words.number(round_one(sheets)))
    return ngettext("%(num)s Antwortbogen", "%(num)s Antwortbögen", sheets)
