"""The figures that everybody may see."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.counting import Cell, Count, Counts, Figure, Group, Shown
from participation.formats.surveys.policy.counting.exact import groups
from participation.formats.surveys.policy.counting.figures import hidden, known
from participation.formats.surveys.policy.counting.ranges import merged
from participation.formats.surveys.policy.disclosure.conditions import Told, cuts, deciding, tells_too_much
from participation.formats.surveys.policy.disclosure.hiding import FEW, hide_each, hide_in_sum, is_few
from participation.formats.surveys.policy.disclosure.rounding import round_each, round_one

_RANGES = frozenset({QuestionKind.NUMBER, QuestionKind.DATE})


def public_figures(questions: Sequence[Question], counts: Counts, *, rounds: bool) -> list[Figure]:
    """Every question that is not confidential. `rounds`: the survey runs, so counts are told in fives only."""
    carriers = deciding(questions)
    told: dict[str, tuple[Question, Figure]] = {}
    for one in questions:
        if one.kind is not QuestionKind.HEADING and not one.confidential:
            told[one.key] = one, _figure(one, questions, carriers[one.key], counts, told, rounds=rounds)
    return [figure for _question, figure in told.values()]


def _figure(
    question: Question,
    questions: Sequence[Question],
    carriers: Sequence[Question],
    counts: Counts,
    told: Told,
    *,
    rounds: bool,
) -> Figure:
    count = counts.by_question[question.key]
    if tells_too_much(question, carriers, counts, told):
        return hidden(question.key, "condition")
    if is_few(count.answered):
        return hidden(question.key, "few")
    say = round_one if rounds else known
    seen = [
        _group(question, count, group, rounds=rounds)
        for group in groups(question, count, cuts(question, questions))
    ]
    return Figure(question.key, say(count.asked), say(count.answered), tuple(seen))


def _group(question: Question, count: Count, group: Group, *, rounds: bool) -> Group:
    """A group with its small cells hidden; means only where they tell nothing of hidden cells."""
    people = group.answered.count or 0
    exact = {cell.key: cell.shown.count or 0 for cell in group.cells}
    if question.kind in _RANGES:
        exact = merged(exact, FEW)
    shown = _shown(question, exact, people, rounds=rounds)
    if question.kind is QuestionKind.POINT:
        shown = {key: one for key, one in shown.items() if one.count is not None}
    cells = tuple(_cell(group, key, one) for key, one in shown.items())
    seen = replace(group, answered=round_one(people) if rounds else _people(people), cells=cells)
    open_ = (
        not rounds
        and all(one.count is not None for one in shown.values())
        and not _placed_by_few(question, count)
    )
    return seen if open_ else _without_means(seen)


def _shown(question: Question, exact: Mapping[str, int], people: int, *, rounds: bool) -> dict[str, Shown]:
    if rounds:
        return round_each(exact)
    if question.kind is QuestionKind.POINT:
        return {key: known(count) for key, count in exact.items() if not is_few(count)}
    return hide_each(exact, people) if _several(question) else hide_in_sum(exact)


def _several(question: Question) -> bool:
    """Whether one person may choose several options, so that their sum is nobody's number."""
    if question.kind is QuestionKind.IMAGE:
        return bool(question.rules.get("multiple"))
    return question.kind is QuestionKind.MULTIPLE


def _people(count: int) -> Shown:
    """How many answered a row of a matrix."""
    return Shown(None, most=FEW - 1) if is_few(count) else known(count)


def _placed_by_few(question: Question, count: Count) -> bool:
    """Whether few people placed an option of a ranking, or all but few."""
    if question.kind is not QuestionKind.RANKING:
        return False
    placed = [count.of_row(str(option["key"])).total() for option in question.options]
    return any(is_few(number) or is_few(count.answered - number) for number in placed)


def _cell(group: Group, key: str, shown: Shown) -> Cell:
    known_ = next((cell for cell in group.cells if cell.key == key), Cell(key, shown))
    return replace(known_, shown=shown)


def _without_means(group: Group) -> Group:
    cells = tuple(replace(cell, mean=None, points=None) for cell in group.cells)
    return replace(group, cells=cells, mean=None, median=None)
