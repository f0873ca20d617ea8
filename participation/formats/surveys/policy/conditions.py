"""Which questions are asked, given what was answered so far; and the pages of a sheet.

A condition looks back only: it names an earlier question. What is answered to a question that is not asked counts as
not answered, so that a chain of conditions falls together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from participation.formats.surveys.models import Question, QuestionKind

Answer = dict[str, Any]
"""What one question got, in the shape that `Sheet` describes."""
Answers = Mapping[str, Answer]
"""By question key."""


@dataclass(frozen=True, slots=True)
class Page:
    """A section of the sheet: a heading, where it has one, and the questions up to the next."""

    number: int
    """From 1, over all pages of the survey, asked or not."""
    heading: Question | None
    questions: tuple[Question, ...]

    @property
    def title(self) -> str:
        """What stands above it; "" where nothing does."""
        return self.heading.title if self.heading else ""


def pages_of(questions: Sequence[Question]) -> list[Page]:
    """A sheet cut at its headings. A heading without questions makes no page: there would be nothing to do."""
    sections: list[tuple[Question | None, list[Question]]] = [(None, [])]
    for question in questions:
        if question.kind is QuestionKind.HEADING:
            sections.append((question, []))
        else:
            sections[-1][1].append(question)
    filled = [(heading, tuple(inside)) for heading, inside in sections if inside]
    return [Page(number, heading, inside) for number, (heading, inside) in enumerate(filled, 1)]


def holds(condition: Mapping[str, Any], answers: Answers) -> bool:
    """Whether a condition (`Question.only_if`) is met by what was answered to questions that were asked."""
    if not condition:
        return True
    answer = answers.get(str(condition.get("question")), {})
    if "any" in condition:
        return not _chosen(answer).isdisjoint(condition["any"])
    return _within(answer.get("number"), condition)


def asked(questions: Sequence[Question], answers: Answers) -> list[Question]:
    """The questions that are due, in order, headings left out."""
    return [question for question, due in walk(questions, answers) if due]


def answers_to_asked(questions: Sequence[Question], answers: Answers) -> dict[str, Answer]:
    """Only what belongs to questions that are asked: what is left of a sheet when it is sent."""
    return {one.key: answers[one.key] for one in asked(questions, answers) if one.key in answers}


def walk(questions: Sequence[Question], answers: Answers) -> Iterator[tuple[Question, bool]]:
    """Each question and whether it is asked, from the first on, since conditions look back."""
    counted: dict[str, Answer] = {}
    section = True
    for question in questions:
        if question.kind is QuestionKind.HEADING:
            section = holds(question.only_if, counted)
            continue
        due = section and holds(question.only_if, counted)
        if due and question.key in answers:
            counted[question.key] = answers[question.key]
        yield question, due


def due_pages(questions: Sequence[Question], answers: Answers) -> list[Page]:
    """The pages on which something is asked, or may be as soon as something else on the same page is answered."""
    due = {question.key for question in asked(questions, answers)}
    return [page for page in pages_of(questions) if any(one.key in due for one in page.questions)]


def is_settled(question: Question, page: Page) -> bool:
    """Whether a question's own condition looks at an earlier page: nothing on this one can change it."""
    return question.only_if.get("question") not in {one.key for one in page.questions}


def shown(page: Page, due: set[str]) -> list[Question]:
    """What a page shows: questions that are due, and those that may become so while the page is filled in.

    Those follow from a question that is shown itself: nothing hangs on what nobody sees.
    """
    seen: list[Question] = []
    for question in page.questions:
        before = {one.key for one in seen}
        if question.key in due or question.only_if.get("question") in before:
            seen.append(question)
    return seen


def _chosen(answer: Answer) -> set[str]:
    return {str(answer["choice"])} if "choice" in answer else {str(one) for one in answer.get("choices", ())}


def _within(number: object, condition: Mapping[str, Any]) -> bool:
    try:
        value = Decimal(str(number))
    except InvalidOperation:
        return False
    least, most = condition.get("least"), condition.get("most")
    return (least is None or value >= Decimal(str(least))) and (most is None or value <= Decimal(str(most)))
