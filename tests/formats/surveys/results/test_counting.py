"""Answers of each kind counted, as staff see them."""

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.counting import Figure, exact_figures
from participation.formats.surveys.policy.counting.figures import read, written
from participation.formats.surveys.policy.counting.ranges import mean, median, merged, months, number_ranges
from tests.formats.surveys.results.asking import a_question, chose, counted, options, yes_or_no

A = [*chose("f1", "a", 3), *chose("f1", "b", 2), {}]


def figure(question: Question, sheets: list[dict[str, Any]]) -> Figure:
    return exact_figures([question], counted([question], sheets))[0]


def cells(question: Question, *answers: dict[str, Any]) -> dict[str, int | None]:
    found = figure(question, [{question.key: one} for one in answers])
    return {cell.key: cell.shown.count for cell in found.groups[0].cells}


def test_people_asked_and_people_who_answered() -> None:
    found = figure(yes_or_no("f1"), A)
    assert (found.asked.count, found.answered.count) == (6, 5)


def test_a_single_choice_with_others() -> None:
    question = yes_or_no("f1", rules={"other": True})
    assert cells(question, {"choice": "a"}, {"choice": "other", "other": "C"}) == {"a": 1, "b": 0, "other": 1}


def test_several_choices_of_one_person() -> None:
    question = a_question("f1", QuestionKind.MULTIPLE, options=options("a", "b", "c"))
    assert cells(question, {"choices": ["a", "b"]}, {"choices": ["b"]}) == {"a": 1, "b": 2, "c": 0}


def test_a_scale_has_all_of_its_numbers_and_a_mean() -> None:
    question = a_question("f1", QuestionKind.SCALE, rules={"first": 1, "last": 4})
    group = figure(question, [{"f1": {"number": one}} for one in (1, 4, 4, 2)]).groups[0]
    assert [(cell.key, cell.shown.count) for cell in group.cells] == [("1", 1), ("2", 1), ("3", 0), ("4", 2)]
    assert (group.mean, group.median) == (2.75, 3.0)


def test_each_row_of_a_matrix_is_a_group() -> None:
    question = a_question("f1", QuestionKind.MATRIX, options=options("a", "b"), rows=options("r1", "r2"))
    found = figure(question, [{"f1": {"rows": {"r1": "a", "r2": "b"}}}, {"f1": {"rows": {"r1": "a"}}}])
    assert [group.answered.count for group in found.groups] == [2, 1]
    assert [[cell.shown.count for cell in group.cells] for group in found.groups] == [[2, 0], [0, 1]]


def test_a_ranking_by_first_places_mean_place_and_borda() -> None:
    question = a_question("f1", QuestionKind.RANKING, options=options("a", "b", "c"))
    sheets = [{"f1": {"order": order}} for order in (["a", "b", "c"], ["b", "a", "c"], ["a"])]
    told = {
        cell.key: (cell.shown.count, cell.mean, cell.points)
        for cell in figure(question, sheets).groups[0].cells
    }
    assert told == {"a": (2, 4 / 3, 5), "b": (1, 1.5, 3), "c": (0, 3.0, 0)}


def test_numbers_that_are_equal_are_one() -> None:
    question = a_question("f1", QuestionKind.NUMBER, rules={"decimals": 1})
    assert cells(question, {"number": "2.5"}, {"number": "2.50"}) == {"2.5|2.6": 2}


def test_numbers_lie_in_few_ranges_with_round_edges() -> None:
    found = number_ranges(Counter({"3": 2, "47": 1, "99": 1}), finest=Decimal(1))
    assert next(iter(found)) == "0|10"
    assert sum(found.values()) == 4
    assert len(found) == 10


@pytest.mark.parametrize("numbers", [["0"], ["-3", "5"], ["0.001", "12345.678"], ["1000000000", "1"]])
def test_every_number_lies_in_one_range(numbers: list[str]) -> None:
    found = number_ranges(Counter(numbers), finest=Decimal("0.001"))
    assert sum(found.values()) == len(numbers)
    assert len(found) <= 13


def test_dates_by_month_or_over_a_long_time_by_year() -> None:
    assert months(Counter({"2026-11": 1, "2027-01": 2})) == {"2026-11": 1, "2026-12": 0, "2027-01": 2}
    assert list(months(Counter({"1980-05": 1, "1983-01": 1}))) == ["1980", "1981", "1982", "1983"]
    decades = months(Counter({"1932-05": 1, "2024-01": 2}))
    assert (next(iter(decades)), len(decades), sum(decades.values())) == ("1930|1939", 10, 3)


def test_points_in_the_same_quarter_are_one_cell() -> None:
    near = [{"lat": 51.0, "lon": 12.0}, {"lat": 51.0001, "lon": 12.0001}]
    assert list(cells(a_question("f1", QuestionKind.POINT), *near).values()) == [2]


def test_texts_are_only_counted_as_given() -> None:
    found = figure(a_question("f1", QuestionKind.LONG), [{"f1": {"text": "Mehr Bänke"}}, {}])
    assert (found.answered.count, found.groups) == (1, ())


def test_neighbours_are_merged_until_nobody_is_alone() -> None:
    assert merged({"0|1": 3, "1|2": 0, "2|3": 2, "3|4": 9, "4|5": 1}, 5) == {"0|3": 5, "3|5": 10}
    assert merged({"0|1": 0, "1|2": 6, "2|3": 0}, 5) == {"0|1": 0, "1|2": 6, "2|3": 0}
    assert merged({"0|1": 2, "1|2": 0}, 5) == {}


def test_mean_and_median_of_nothing() -> None:
    assert mean(Counter()) is None
    assert median(Counter()) is None


def test_who_is_not_asked_is_not_missing() -> None:
    questions = [yes_or_no("f1"), yes_or_no("f2", only_if={"question": "f1", "any": ["a"]})]
    found = exact_figures(questions, counted(questions, A))[1]
    assert (found.asked.count, found.answered.count) == (3, 0)


def test_figures_can_be_kept() -> None:
    question = a_question("f1", QuestionKind.RANKING, options=options("a", "b"))
    found = [figure(question, [{"f1": {"order": ["a", "b"]}}])]
    assert read(written(found)) == found
