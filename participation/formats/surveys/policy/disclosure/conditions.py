"""Questions that are asked of some only: how many were asked is how many answered another question so."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.counting import Cell, Counts, Figure
from participation.formats.surveys.policy.counting.exact import finest
from participation.formats.surveys.policy.counting.ranges import ends
from participation.formats.surveys.policy.disclosure.hiding import is_few


def deciding(questions: Sequence[Question]) -> dict[str, list[Question]]:
    """Question key -> what carries the conditions under which it is asked: its section's heading, itself."""
    found: dict[str, list[Question]] = {}
    heading: list[Question] = []
    for question in questions:
        if question.kind is QuestionKind.HEADING:
            heading = [question] if question.only_if else []
        else:
            found[question.key] = heading + ([question] if question.only_if else [])
    return found


def cuts(question: Question, questions: Sequence[Question]) -> list[Decimal]:
    """Where a NUMBER's ranges must begin and end, so that they say no more than the conditions that look at it."""
    looking = [one.only_if for one in questions if one.only_if.get("question") == question.key]
    found = {edge for condition in looking for edge in _limits(question, condition) if edge.is_finite()}
    return sorted(found)


Told = Mapping[str, tuple[Question, Figure]]
"""Earlier questions as everybody sees them, by key; confidential ones are not among them."""


def tells_too_much(question: Question, carriers: Sequence[Question], counts: Counts, told: Told) -> bool:
    """Whether the number of those who were asked would uncover a small or a confidential count."""
    asked = counts.by_question[question.key].asked
    if is_few(asked):
        return True
    for one in carriers:
        met = counts.by_question[one.key].met
        if is_few(met - asked) or _uncovers(one.only_if, met, counts, told):
            return True
    return False


def _uncovers(condition: Mapping[str, Any], met: int, counts: Counts, told: Told) -> bool:
    source, figure = told.get(str(condition["question"]), (None, None))
    if source is None or figure is None or figure.hidden:
        return True
    cells = [cell for group in figure.groups for cell in group.cells]
    if "any" not in condition:
        return any(_number_uncovers(cell, source, condition) for cell in cells)
    wanted = set(condition["any"])
    if any(cell.shown.count is None for cell in cells if cell.key in wanted):
        return True
    # Of several options one person may have both: how many have any of them tells how many have just one.
    chosen = [counts.by_question[source.key].marks["", key] for key in wanted]
    return any(is_few(met - number) for number in chosen) or is_few(sum(chosen) - met)


def _number_uncovers(cell: Cell, source: Question, condition: Mapping[str, Any]) -> bool:
    """Whether a cell that is hidden, or holds more than the condition, lies within the condition."""
    first, last = ends(cell.key)
    low, below = Decimal(first), Decimal(last) if "|" in cell.key else Decimal(first) + finest(source)
    least, beyond = _limits(source, condition)
    if below <= least or low >= beyond:
        return False
    return cell.shown.count is None or low < least or below > beyond


def _limits(source: Question, condition: Mapping[str, Any]) -> tuple[Decimal, Decimal]:
    """The condition as a range: from, to below."""
    least, most = condition.get("least"), condition.get("most")
    return (
        Decimal("-Infinity") if least is None else Decimal(str(least)),
        Decimal("Infinity") if most is None else Decimal(str(most)) + finest(source),
    )
