"""Everything there is to count, in one walk over the sheets: memory grows with the questions, not with the sheets."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.conditions import Answer, Answers, holds
from participation.formats.surveys.policy.counting.marks import Mark, marks


@dataclass(slots=True)
class Count:
    """What came in for one question: people, and how often each mark was made."""

    asked: int = 0
    answered: int = 0
    met: int = 0
    """For how many the question's own condition held, in whatever section; headings have one, too."""
    marks: Counter[Mark] = field(default_factory=Counter)

    def of_row(self, row: str = "") -> Counter[str]:
        """How often each key was marked in a row."""
        return Counter({key: number for (found, key), number in self.marks.items() if found == row})


@dataclass(slots=True)
class Counts:
    """All questions by key, and the sheets they were counted from."""

    sheets: int
    by_question: dict[str, Count]


def count(questions: Sequence[Question], sheets: Iterable[Answers]) -> Counts:
    """Count sheets as they come. A question is asked of those for whom its conditions held."""
    found = Counts(0, {question.key: Count() for question in questions})
    steps, conditional = _steps(questions), [(one.key, one.only_if) for one in questions if one.only_if]
    for answers in sheets:
        found.sheets += 1
        asked: dict[str, Answer] = {}
        for step in steps:
            if holds(step.section, asked) and holds(step.own, asked):
                _add(found.by_question[step.key], step, answers.get(step.key), asked)
        for key, condition in conditional:
            found.by_question[key].met += holds(condition, asked)
    return found


@dataclass(frozen=True, slots=True)
class _Step:
    """A question with what is looked up for every sheet: reading it from rows of the database each time costs most."""

    question: Question
    key: str
    section: Mapping[str, Any]
    own: Mapping[str, Any]


def _steps(questions: Sequence[Question]) -> list[_Step]:
    found, section = [], dict[str, Any]()
    for question in questions:
        if question.kind is QuestionKind.HEADING:
            section = question.only_if
        else:
            found.append(_Step(question, question.key, section, question.only_if))
    return found


def _add(found: Count, step: _Step, answer: Answer | None, asked: dict[str, Answer]) -> None:
    found.asked += 1
    if answer:
        found.answered += 1
        asked[step.key] = answer
        for mark in marks(step.question, answer):
            found.marks[mark] += 1
