"""Counts as staff see them: all of them, as they are."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.counting.counts import Count, Counts
from participation.formats.surveys.policy.counting.figures import Cell, Figure, Group, known
from participation.formats.surveys.policy.counting.marks import OTHER, TEXTS
from participation.formats.surveys.policy.counting.ranges import mean, median, months, number_ranges


def exact_figures(questions: Sequence[Question], counts: Counts) -> list[Figure]:
    """Every question that takes an answer, in order."""
    return [
        Figure(one.key, known(found.asked), known(found.answered), tuple(groups(one, found)))
        for one in questions
        if one.kind is not QuestionKind.HEADING
        for found in (counts.by_question[one.key],)
    ]


def groups(question: Question, count: Count, cuts: Sequence[Decimal] = ()) -> list[Group]:
    """The cells of a question: one group, one for each row of a matrix, none for texts."""
    if question.kind in TEXTS or question.kind is QuestionKind.HEADING:
        return []
    if question.kind is QuestionKind.MATRIX:
        return [_group(str(row["key"]), option_keys(question), count) for row in question.rows]
    return [_single(question, count, cuts)]


def _single(question: Question, count: Count, cuts: Sequence[Decimal]) -> Group:
    match question.kind:
        case QuestionKind.RANKING:
            return _ranked(question, count)
        case QuestionKind.SCALE:
            return _measured(dict.fromkeys(scale_keys(question), 0) | count.of_row(), count)
        case QuestionKind.NUMBER:
            return _measured(number_ranges(count.of_row(), finest=finest(question), cuts=cuts), count)
        case QuestionKind.DATE:
            return _plain(months(count.of_row()), count)
        case QuestionKind.POINT:
            return _plain(dict(sorted(count.of_row().items(), key=_most_first)), count)
    return _group("", option_keys(question), count)


def option_keys(question: Question) -> list[str]:
    """What can be chosen, "Sonstiges" last."""
    keys = [str(option["key"]) for option in question.options]
    return [*keys, OTHER] if question.rules.get("other") else keys


def scale_keys(question: Question) -> list[str]:
    """The numbers of a scale."""
    return [
        str(number) for number in range(question.rules.get("first", 1), question.rules.get("last", 5) + 1)
    ]


def finest(question: Question) -> Decimal:
    """The smallest difference that two answers to a NUMBER can have."""
    return Decimal(1).scaleb(-int(question.rules.get("decimals", 0)))


def places(question: Question, count: Count) -> dict[str, Counter[str]]:
    """How often each option of a ranking stands on each place."""
    return {str(option["key"]): count.of_row(str(option["key"])) for option in question.options}


def _group(row: str, keys: Sequence[str], count: Count) -> Group:
    found = count.of_row(row)
    cells = tuple(Cell(key, known(found[key])) for key in keys)
    return Group(row, known(found.total() if row else count.answered), cells)


def _plain(cells: dict[str, int], count: Count) -> Group:
    return Group("", known(count.answered), tuple(Cell(key, known(number)) for key, number in cells.items()))


def _measured(cells: dict[str, int], count: Count) -> Group:
    """Cells of numbers, with their mean and median."""
    plain, numbers = _plain(cells, count), count.of_row()
    return Group("", plain.answered, plain.cells, mean(numbers), median(numbers))


def _ranked(question: Question, count: Count) -> Group:
    most = len(question.options)
    cells = []
    for key, found in places(question, count).items():
        points = sum((most - int(place)) * number for place, number in found.items())
        cells.append(Cell(key, known(found["1"]), mean(found), points))
    return Group("", known(count.answered), tuple(cells))


def _most_first(entry: tuple[str, int]) -> tuple[int, str]:
    return -entry[1], entry[0]
