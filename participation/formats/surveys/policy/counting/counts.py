"""Everything there is to count, in one walk over the sheets: memory grows with the questions, not with the sheets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.conditions import Answers, holds, walk
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
    conditional = [question for question in questions if question.only_if]
    asked_of_all = [one for one in questions if one.kind is not QuestionKind.HEADING]
    for answers in sheets:
        found.sheets += 1
        due = asked_of_all
        if conditional:
            due = [question for question, is_due in walk(questions, answers) if is_due]
            _meet(found, conditional, answers)
        for question in due:
            _add(found.by_question[question.key], question, answers)
    return found


def _meet(found: Counts, conditional: Sequence[Question], answers: Answers) -> None:
    for question in conditional:
        found.by_question[question.key].met += holds(question.only_if, answers)


def _add(found: Count, question: Question, answers: Answers) -> None:
    found.asked += 1
    answer = answers.get(question.key)
    if answer:
        found.answered += 1
        found.marks.update(marks(question, answer))
