"""What a valid question is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from participation.formats.surveys.models import Question, QuestionKind, Trait
from participation.kernel.errors import DomainError

MOST_QUESTIONS, MOST_OPTIONS, MOST_ROWS = 80, 60, 30
LONGEST_OPTION = 200
TEXTS = {QuestionKind.SHORT: 300, QuestionKind.LONG: 10_000}
"""Characters that an answer may have at most, whatever the question says."""
WITH_OPTIONS = frozenset(
    {QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.RANKING, QuestionKind.MATRIX}
)
"""Their options are typed, one a line. Those of IMAGE are pictures."""
FEWEST = {
    QuestionKind.SINGLE: 1, QuestionKind.MULTIPLE: 1, QuestionKind.RANKING: 2, QuestionKind.MATRIX: 2,
}  # fmt: skip
OTHER = "other"
"""The key of "Sonstiges"; no option has it."""


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question as it was typed; `options` and `rows` are titles, `rules` as in `Question.rules`, without empty ones."""

    kind: QuestionKind
    title: str = ""
    help: str = ""
    required: bool = False
    confidential: bool = False
    trait: Trait = Trait.NONE
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    rules: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, question: Question) -> "QuestionDraft":
        """What is stored now."""
        return cls(
            question.kind,
            question.title,
            question.help,
            question.required,
            question.confidential,
            question.trait,
            tuple(one["title"] for one in question.options),
            tuple(one["title"] for one in question.rows),
            dict(question.rules),
        )


def require_valid(draft: QuestionDraft) -> None:
    """Raise DomainError, at the field, for a question that nobody could answer."""
    if not draft.title:
        raise DomainError("Bitte schreiben Sie eine Frage.", "title")
    _require_lines(draft.options, FEWEST.get(draft.kind, 0), MOST_OPTIONS, "options")
    _require_lines(draft.rows, int(draft.kind is QuestionKind.MATRIX), MOST_ROWS, "rows")
    _require_most(draft)
    _require_ends(draft)
    longest = draft.rules.get("longest")
    if longest is not None and not 1 <= longest <= TEXTS[draft.kind]:
        raise DomainError(
            "Bitte geben Sie eine Zahl von 1 bis %(most)s an.", "longest", most=TEXTS[draft.kind]
        )


def _require_lines(lines: Sequence[str], fewest: int, most: int, name: str) -> None:
    if len(lines) < fewest:
        raise DomainError(
            "Bitte schreiben Sie mindestens %(fewest)s Antworten, jede auf eine eigene Zeile."
            if fewest > 1
            else "Bitte schreiben Sie mindestens eine Zeile.",
            name,
            fewest=fewest,
        )
    if len(lines) > most:
        raise DomainError("Mehr als %(most)s Zeilen sind zu viele.", name, most=most)
    twice = next((line for line in lines if lines.count(line) > 1), None)
    if twice is not None:
        raise DomainError("„%(line)s“ steht zweimal da.", name, line=twice)
    if any(len(line) > LONGEST_OPTION for line in lines):
        raise DomainError("Eine Zeile hat höchstens %(most)s Zeichen.", name, most=LONGEST_OPTION)


def _require_most(draft: QuestionDraft) -> None:
    most = draft.rules.get("most")
    if draft.kind not in {QuestionKind.MULTIPLE, QuestionKind.RANKING} or most is None:
        return
    there = len(draft.options) + bool(draft.rules.get("other"))
    if not 1 <= most <= there:
        raise DomainError("Bitte geben Sie eine Zahl von 1 bis %(most)s an.", "most", most=there)


def _require_ends(draft: QuestionDraft) -> None:
    """A beginning before its end: of a scale, of numbers, of days."""
    rules = draft.rules
    if draft.kind is QuestionKind.SCALE and not 0 <= rules.get("first", 1) < rules.get("last", 5) <= 10:
        raise DomainError("Eine Skala beginnt frühestens bei 0 und endet spätestens bei 10.", "last")
    for first, last, name in (("least", "most", "most_number"), ("earliest", "latest", "latest")):
        numbers = draft.kind is QuestionKind.NUMBER or first != "least"
        if numbers and first in rules and last in rules and rules[first] > rules[last]:
            raise DomainError("Das Ende liegt vor dem Anfang.", name)
