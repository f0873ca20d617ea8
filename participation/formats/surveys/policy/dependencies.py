"""Conditions ("nur wenn …") while a survey is built: who depends on whom, and what can never be met.

How a condition is met by answers says `conditions.py`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.questions import OTHER
from participation.kernel.errors import DomainError

CHOSEN = frozenset({QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.IMAGE})
MEASURED = frozenset({QuestionKind.SCALE, QuestionKind.NUMBER})
Condition = Mapping[str, Any]


def sources(questions: Sequence[Question], question: Question) -> list[Question]:
    """Earlier questions on whose answers a condition may look."""
    before = questions[: _place(questions, question.key)]
    return [one for one in before if one.kind in CHOSEN | MEASURED]


def answers_of(question: Question) -> list[tuple[str, str]]:
    """Key and title of what may be chosen, "Sonstiges" included."""
    found = [(str(one["key"]), str(one["title"])) for one in question.options]
    return [*found, (OTHER, "Sonstiges")] if question.rules.get("other") else found


def dependants(questions: Sequence[Question], key: str) -> list[Question]:
    """Questions and sections that are asked only after a certain answer to this one."""
    return [one for one in questions if one.only_if.get("question") == key]


def require_condition(questions: Sequence[Question], question: Question, condition: Condition) -> None:
    """Raise DomainError for a condition that looks ahead, at itself, at answers that do not exist, or that can never
    be met together with those it follows from."""
    source = next((one for one in sources(questions, question) if one.key == condition["question"]), None)
    if source is None:
        raise DomainError("Bitte wählen Sie eine Frage, die vor dieser steht.", "question")
    if source.kind in CHOSEN:
        _require_answers(source, condition)
    else:
        _require_range(source, condition)
    _require_possible(questions, question, condition)


def require_order(questions: Sequence[Question]) -> None:
    """Raise DomainError where a condition would look ahead, or could not be met any more, in this order."""
    keys = [one.key for one in questions]
    for place, question in enumerate(questions):
        if not question.only_if:
            continue
        if question.only_if["question"] not in keys[:place]:
            raise DomainError(
                "Das geht nicht: „%(title)s“ wird nur nach bestimmten Antworten auf eine Frage gestellt, die dann nicht "
                "mehr davor stünde. Ändern Sie zuerst diese Bedingung.",
                title=question.title,
            )
    for question in questions:
        _require_possible(questions, question, question.only_if)


def require_unused(questions: Sequence[Question], question: Question) -> None:
    """Raise DomainError where others hang on a question that is to go."""
    hanging = dependants(questions, question.key)
    if hanging:
        raise DomainError(
            "Diese Frage wird noch gebraucht: „%(title)s“ wird nur nach bestimmten Antworten auf sie gestellt. Nehmen Sie "
            "zuerst diese Bedingung weg.",
            title=hanging[0].title,
        )


def require_answers_kept(questions: Sequence[Question], key: str, kept: set[str]) -> None:
    """Raise DomainError where an answer is to go on which another question hangs."""
    for hanging in dependants(questions, key):
        if not kept.issuperset(hanging.only_if.get("any", ())):
            raise DomainError(
                "Eine dieser Antworten wird noch gebraucht: „%(title)s“ wird nur gestellt, wenn jemand sie gewählt hat. "
                "Ändern Sie zuerst diese Bedingung.",
                "options",
                title=hanging.title,
            )


def _require_answers(source: Question, condition: Condition) -> None:
    known = {key for key, _title in answers_of(source)}
    wanted = set(condition.get("any", ()))
    if not wanted or not wanted <= known:
        raise DomainError("Bitte kreuzen Sie mindestens eine Antwort an.", "answers")


def _require_range(source: Question, condition: Condition) -> None:
    least, most = condition.get("least"), condition.get("most")
    if least is None and most is None:
        raise DomainError("Bitte geben Sie an, ab oder bis zu welcher Zahl.", "least")
    lowest, highest = _ends(source)
    if _empty(*_narrowed((lowest, highest), condition)):
        raise DomainError("So eine Zahl kann bei dieser Frage niemand angeben.", "least")


def _require_possible(questions: Sequence[Question], question: Question, condition: Condition) -> None:
    """Follow a condition, that of the section, and what both follow from: a choice of one can not be two."""
    by_key = {one.key: one for one in questions}
    for key, conditions in _needed(questions, question, condition).items():
        source = by_key[key]
        if source.kind in MEASURED:
            span = _ends(source)
            for one in conditions:
                span = _narrowed(span, one)
            never = _empty(*span)
        else:
            never = _chooses_one(source) and not set.intersection(*(set(one["any"]) for one in conditions))
        if never:
            raise DomainError(
                "So würde „%(title)s“ nie gestellt: Diese Bedingung und andere, die schon gelten, verlangen "
                "verschiedene Antworten auf „%(source)s“.",
                "question",
                title=question.title,
                source=source.title,
            )


def _needed(
    questions: Sequence[Question], question: Question, condition: Condition
) -> dict[str, list[Condition]]:
    """Everything that must have been answered, by question key."""
    found: dict[str, list[Condition]] = {}
    waiting = [condition, _section(questions, question)]
    by_key = {one.key: one for one in questions}
    while waiting:
        one = waiting.pop()
        if not one or one["question"] not in by_key or one in found.get(one["question"], []):
            continue
        source = by_key[one["question"]]
        found.setdefault(source.key, []).append(one)
        waiting += [source.only_if, _section(questions, source)]
    return found


def _section(questions: Sequence[Question], question: Question) -> Condition:
    """The condition of the heading that a question stands under."""
    before = questions[: _place(questions, question.key)]
    headings = [one for one in before if one.kind is QuestionKind.HEADING]
    is_heading = question.kind is QuestionKind.HEADING
    return headings[-1].only_if if headings and not is_heading else {}


def _place(questions: Sequence[Question], key: str) -> int:
    return next((place for place, one in enumerate(questions) if one.key == key), len(questions))


def _chooses_one(question: Question) -> bool:
    many = question.kind is QuestionKind.MULTIPLE or question.rules.get("multiple")
    return not many or question.rules.get("most") == 1


Span = tuple[float | None, float | None]


def _ends(question: Question) -> Span:
    if question.kind is QuestionKind.SCALE:
        return question.rules.get("first", 1), question.rules.get("last", 5)
    return question.rules.get("least"), question.rules.get("most")


def _narrowed(span: Span, condition: Condition) -> Span:
    lows = [one for one in (span[0], condition.get("least")) if one is not None]
    highs = [one for one in (span[1], condition.get("most")) if one is not None]
    return max(lows, default=None), min(highs, default=None)


def _empty(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high
