"""One question: what was typed as an answer, and an answer as it would be typed."""

from collections.abc import Callable

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.answers import choices, places, values
from participation.formats.surveys.policy.answers.places import WhyNot
from participation.formats.surveys.policy.answers.typing import Typed, name_of
from participation.formats.surveys.policy.conditions import Answer
from participation.kernel.errors import DomainError
from participation.kernel.geo import Point

_READERS: dict[QuestionKind, Callable[[Question, Typed], Answer]] = {
    QuestionKind.SINGLE: choices.single,
    QuestionKind.MULTIPLE: choices.several,
    QuestionKind.IMAGE: choices.pictures,
    QuestionKind.MATRIX: choices.matrix,
    QuestionKind.RANKING: choices.ranking,
    QuestionKind.SHORT: values.line,
    QuestionKind.LONG: values.lines,
    QuestionKind.SCALE: values.scale,
    QuestionKind.NUMBER: values.number,
    QuestionKind.DATE: values.day,
}
_CHOSEN = {
    QuestionKind.SINGLE,
    QuestionKind.MULTIPLE,
    QuestionKind.IMAGE,
    QuestionKind.SCALE,
    QuestionKind.RANKING,
}
_WHOLE = {"choice", "text", "day"}


def anywhere(_point: Point) -> None:
    """No area to be inside of."""


def read_of(question: Question, typed: Typed, why_not: WhyNot = anywhere) -> Answer:
    """What was answered; {} where nothing was typed. Raises DomainError with the field to mend."""
    if question.kind is QuestionKind.POINT:
        return places.point(question, typed, why_not)
    return _READERS[question.kind](question, typed)


def answer_of(question: Question, typed: Typed, why_not: WhyNot = anywhere) -> Answer:
    """The same where what is required is demanded as well."""
    answer = read_of(question, typed, why_not)
    if question.required:
        _require_answered(question, answer)
    return answer


def _require_answered(question: Question, answer: Answer) -> None:
    if question.kind is QuestionKind.MATRIX:
        choices.require_every_row(question, answer)
    elif not answer and question.kind in _CHOSEN:
        raise DomainError("Bitte wählen Sie eine Antwort.", question.key)
    elif not answer:
        raise DomainError("Bitte beantworten Sie diese Frage.", question.key)


def as_typed(question: Question, answer: Answer) -> dict[str, list[str]]:
    """The fields that would give this answer: `answer_of(question, as_typed(question, answer)) == answer`."""
    typed = {name_of(question, part): [value] for part, value in _parts(question, answer).items()}
    if "choices" in answer:
        typed[question.key] = list(answer["choices"])
    return typed


def _parts(question: Question, answer: Answer) -> dict[str, str]:
    """Part of a field's name -> its value; the part "" is the question itself."""
    parts = {str(row): str(column) for row, column in answer.get("rows", {}).items()}
    parts |= {str(key): str(place) for place, key in enumerate(answer.get("order", ()), 1)}
    parts |= {"": str(value) for name, value in answer.items() if name in _WHOLE}  # noqa: B035 - one at the most
    if "number" in answer:
        parts[""] = str(answer["number"]).replace(".", ",")
    if "other" in answer:
        parts[choices.WORDS] = answer["other"]
    if "lat" in answer:
        parts |= {places.LAT: f"{answer['lat']:.6f}", places.LON: f"{answer['lon']:.6f}"}
    return parts
