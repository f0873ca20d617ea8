"""A page of a sheet, and the whole of it: what is asked, what is answered, and what stands in the way.

A sheet that is not finished keeps more than answers: what can not be read yet is kept as it was typed, under PENDING,
so that going back loses nothing; and what is answered to questions that are not asked (any more) stays until the sheet
is sent.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.answers.places import WhyNot
from participation.formats.surveys.policy.answers.reading import answer_of, anywhere, as_typed, read_of
from participation.formats.surveys.policy.answers.typing import Typed
from participation.formats.surveys.policy.conditions import Answer, Answers, Page, asked, walk
from participation.kernel import text
from participation.kernel.errors import DomainError

PENDING = "typed"
"""The key, in a stored answer, of fields that were typed and can not be read: {"typed": {"f3": ["abc"]}}."""

MOST_PENDING, MOST_VALUES = 12_000, 100
"""Characters of a field, and values of one name, that are kept unread."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading: answers by question key, and what was refused."""

    answers: Mapping[str, Answer]
    problems: Mapping[str, DomainError]
    """By question key, in the order of the questions; only of questions that are asked."""


def read_page(
    questions: Sequence[Question], page: Page, typed: Typed, stored: Answers, why_not: WhyNot = anywhere
) -> Reading:
    """What was typed into one page of a sheet whose other pages are `stored`. `answers` are those of the whole sheet."""
    found, refused = _read(page.questions, typed, why_not)
    answers = _elsewhere(page, stored) | found
    due = {one.key for one in asked(questions, answers)}
    return Reading(answers, {key: refusal for key, refusal in refused.items() if key in due})


def transcribed(questions: Sequence[Question], typed: Typed, why_not: WhyNot = anywhere) -> Reading:
    """A whole sheet from paper: what can be read counts, and nothing is demanded that was left empty."""
    return Reading(*_read(questions, typed, why_not, read_of))


def kept(page: Page, typed: Typed, stored: Answers, why_not: WhyNot = anywhere) -> dict[str, Answer]:
    """The same to be put away: nothing is demanded, and what can not be read is kept as it was typed."""
    found, refused = _read(page.questions, typed, why_not)
    pending = {
        one.key: {PENDING: fields}
        for one in page.questions
        if one.key in refused and (fields := _own(one, typed))
    }
    return _elsewhere(page, stored) | found | pending


def standing(question: Question, stored: Answers) -> Typed:
    """The fields of a question as they stand in a stored sheet."""
    answer = stored.get(question.key, {})
    pending: Typed = answer.get(PENDING, {})
    return pending or as_typed(question, answer)


def reviewed(questions: Sequence[Question], stored: Answers, why_not: WhyNot = anywhere) -> Reading:
    """A whole stored sheet, read anew: what it says when it is sent, and what is missing or no longer fits.

    Questions may have changed since their answers were stored, so each is asked again what it takes.
    """
    answers: dict[str, Answer] = {}
    problems: dict[str, DomainError] = {}
    readable = {key: answer for key, answer in stored.items() if PENDING not in answer}
    for question, due in walk(questions, readable):
        if not due:
            continue
        try:
            answer = answer_of(question, standing(question, stored), why_not)
        except DomainError as refusal:
            problems[question.key] = refusal
            continue
        if answer:
            answers[question.key] = answer
    return Reading(answers, problems)


def _read(
    questions: Sequence[Question],
    typed: Typed,
    why_not: WhyNot,
    read: Callable[[Question, Typed, WhyNot], Answer] = answer_of,
) -> tuple[dict[str, Answer], dict[str, DomainError]]:
    answers: dict[str, Answer] = {}
    refused: dict[str, DomainError] = {}
    for question in questions:
        try:
            answer = read(question, typed, why_not)
        except DomainError as refusal:
            refused[question.key] = refusal
            continue
        if answer:
            answers[question.key] = answer
    return answers, refused


def _elsewhere(page: Page, stored: Answers) -> dict[str, Answer]:
    here = {question.key for question in page.questions}
    return {key: answer for key, answer in stored.items() if key not in here}


def _own(question: Question, typed: Typed) -> dict[str, list[str]]:
    """The fields of one question that hold anything, cleaned and cut as far as nobody types."""
    mine = (name for name in typed if name == question.key or name.startswith(f"{question.key}-"))
    found = {name: [text.plain(value)[:MOST_PENDING] for value in typed[name][:MOST_VALUES]] for name in mine}
    return {name: values for name, values in found.items() if any(values)}
