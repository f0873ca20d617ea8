"""What an answer says, as marks that can be counted: a row and a key.

SINGLE, MULTIPLE, IMAGE   ("", option)         one, or several of one person
SCALE, NUMBER             ("", number)         as text: 4, 2.5
MATRIX                    (row, column)
RANKING                   (option, place)      places from 1
DATE                      ("", month)          2026-05
POINT                     ("", cell)           of about 400 metres, see `CELL_LEVEL`
SHORT, LONG               none: texts are not counted but read
"""

from collections.abc import Iterator
from decimal import Decimal

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.conditions import Answer
from participation.kernel.geo import cell, zkey

Mark = tuple[str, str]

OTHER = "other"
"""The key of "Sonstiges"."""
TEXTS = frozenset({QuestionKind.SHORT, QuestionKind.LONG})
CELL_LEVEL = 16
"""Points are counted in map tiles of this zoom: 380 to 410 metres wide in Germany."""


def marks(question: Question, answer: Answer) -> Iterator[Mark]:
    """The marks that an answer makes, in the shape that `Sheet` describes."""
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE | QuestionKind.IMAGE:
            yield from (("", key) for key in chosen(answer))
        case QuestionKind.SCALE | QuestionKind.NUMBER:
            yield "", number_text(answer["number"])
        case QuestionKind.MATRIX:
            yield from answer["rows"].items()
        case QuestionKind.RANKING:
            yield from ((key, str(place)) for place, key in enumerate(answer["order"], 1))
        case QuestionKind.DATE:
            yield "", str(answer["day"])[:7]
        case QuestionKind.POINT:
            yield "", str(cell(zkey(answer["lat"], answer["lon"]), CELL_LEVEL))


def chosen(answer: Answer) -> list[str]:
    """The options that somebody chose."""
    return [answer["choice"]] if "choice" in answer else list(answer.get("choices", ()))


def number_text(number: object) -> str:
    """`2.5` for 2.5, 2.50 and "2.5": equal numbers are one mark."""
    if isinstance(number, int):
        return str(number)
    return format(Decimal(str(number)).normalize(), "f")
