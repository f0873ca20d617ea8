"""Which page of a sheet comes when: pages on which nothing is asked are passed over."""

from collections.abc import Sequence

from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.conditions import Answers, Page, due_pages, pages_of


def page_of_address(questions: Sequence[Question], answers: Answers, wanted: int | None) -> Page | None:
    """The page with this number, or the next one that is due; without a number, where one left off. None: the end."""
    due = due_pages(questions, answers)
    if wanted is not None:
        return next((page for page in due if page.number >= wanted), None)
    return next((page for page in due if not any(one.key in answers for one in page.questions)), None)


def page_sent(questions: Sequence[Question], answers: Answers, wanted: int | None) -> Page | None:
    """The page that was filled in, due or not by now: another tab may have changed that."""
    every = pages_of(questions)
    named = next((page for page in every if page.number == wanted), None)
    return named or page_of_address(questions, answers, wanted)


def page_after(questions: Sequence[Question], answers: Answers, page: Page) -> Page | None:
    """The next page; None at the end."""
    return next((one for one in due_pages(questions, answers) if one.number > page.number), None)


def page_new(questions: Sequence[Question], before: Answers, after: Answers) -> Page | None:
    """The first page that a change of answers made due; None where it made none."""
    known = {page.number for page in due_pages(questions, before)}
    return next((page for page in due_pages(questions, after) if page.number not in known), None)


def page_before(questions: Sequence[Question], answers: Answers, page: Page) -> Page | None:
    """The page before; None at the beginning."""
    before = [one for one in due_pages(questions, answers) if one.number < page.number]
    return before[-1] if before else None


def place_of(questions: Sequence[Question], answers: Answers, page: Page) -> tuple[int, int]:
    """The number of a page among those that are due, and how many these are."""
    numbers = sorted({one.number for one in due_pages(questions, answers)} | {page.number})
    return numbers.index(page.number) + 1, len(numbers)
