"""What everybody sees of a survey tells of no single person."""

from typing import Any

from participation.formats.surveys.models import QuestionKind
from participation.formats.surveys.policy.counting import Shown
from participation.formats.surveys.policy.counting.figures import NOTHING
from tests.formats.surveys.results.asking import a_question, chose, options, told, yes_or_no

FOLLOWS: dict[str, Any] = {"only_if": {"question": "f1", "any": ["a"]}}


def answered(first: str, second: str, times: int) -> list[dict[str, Any]]:
    return [{"f1": {"choice": first}, "f2": {"choice": second}} for _each in range(times)]


def test_confidential_questions_are_not_there_at_all() -> None:
    assert list(told([yes_or_no("f1", confidential=True), yes_or_no("f2")], chose("f1", "a", 20))) == ["f2"]


def test_who_is_asked_after_a_confidential_answer_is_not_told() -> None:
    """The number of those asked would be the confidential count."""
    questions = [yes_or_no("f1", confidential=True), yes_or_no("f2", **FOLLOWS)]
    found = told(questions, answered("a", "b", 20) + chose("f1", "b", 20))["f2"]
    assert (found.hidden, found.asked, found.groups) == ("condition", NOTHING, ())


def test_who_is_asked_after_a_hidden_answer_is_not_told() -> None:
    questions = [yes_or_no("f1"), yes_or_no("f2", **FOLLOWS)]
    assert told(questions, answered("a", "b", 20) + chose("f1", "b", 3))["f2"].hidden == "condition"
    assert told(questions, answered("a", "b", 20) + chose("f1", "b", 5))["f2"].hidden == ""


def test_the_condition_of_a_section_counts_as_well() -> None:
    """Two conditions make a cross table: here of those who said a, and all but two of them b."""
    heading = a_question("k1", QuestionKind.HEADING, **FOLLOWS)
    third = yes_or_no("f3", only_if={"question": "f2", "any": ["b"]})
    questions = [yes_or_no("f1"), yes_or_no("f2"), heading, third]
    sheets = answered("a", "b", 20) + answered("b", "b", 30) + answered("a", "a", 2) + answered("b", "a", 9)
    found = told(questions, sheets)
    assert found["f2"].hidden == ""
    assert found["f3"].hidden == "condition"


def test_of_several_options_the_overlap_is_not_told() -> None:
    """50 chose a, 30 b; if 51 were asked, one chose b without a."""
    first = a_question("f1", QuestionKind.MULTIPLE, options=options("a", "b", "c"))
    questions = [first, yes_or_no("f2", only_if={"question": "f1", "any": ["a", "b"]})]
    both, one, none = ({"f1": {"choices": keys}} for keys in (["a", "b"], ["b"], ["c"]))
    sheets = [both] * 29 + [{"f1": {"choices": ["a"]}}] * 21 + [one] + [none] * 20
    assert told(questions, sheets)["f2"].hidden == "condition"


def test_ranges_of_numbers_end_where_conditions_look() -> None:
    """Or the histogram and the number of those asked would differ by a few people."""
    number = a_question("f1", QuestionKind.NUMBER)
    questions = [number, yes_or_no("f2", only_if={"question": "f1", "least": 8, "most": 20})]
    sheets = [{"f1": {"number": str(one)}} for one in [*range(1, 21), 30, 31, 32, 33, 34]]
    found = told(questions, sheets)
    assert [cell.key for cell in found["f1"].groups[0].cells] == ["1|8", "8|21", "21|35"]
    assert found["f2"].hidden == ""
    assert told(questions, sheets[:-2])["f2"].hidden == "condition"


def test_fewer_than_five_answers_are_not_told() -> None:
    assert told([yes_or_no("f1")], chose("f1", "a", 4) + [{}] * 20)["f1"].hidden == "few"


def test_means_are_told_only_where_every_number_is() -> None:
    """A mean and the hidden cells would make an equation that can be solved."""
    scale = a_question("f1", QuestionKind.SCALE, rules={"first": 1, "last": 2})
    sheets = [{"f1": {"number": one}} for one in [1] * 6 + [2] * 7]
    assert told([scale], sheets)["f1"].groups[0].mean is not None
    assert told([scale], sheets[4:])["f1"].groups[0].mean is None


def test_a_ranking_tells_places_only_where_enough_placed_an_option() -> None:
    ranking = a_question("f1", QuestionKind.RANKING, options=options("a", "b"))
    full = [{"f1": {"order": ["a", "b"]}}] * 6 + [{"f1": {"order": ["b", "a"]}}] * 6
    assert told([ranking], full)["f1"].groups[0].cells[0].mean == 1.5
    partly = [*full, {"f1": {"order": ["a"]}}]
    assert told([ranking], partly)["f1"].groups[0].cells[0].mean is None


def test_quarters_with_few_points_are_left_out() -> None:
    point = a_question("f1", QuestionKind.POINT)
    many, few = {"f1": {"lat": 51.0, "lon": 12.0}}, {"f1": {"lat": 52.0, "lon": 13.0}}
    cells = told([point], [many] * 7 + [few] * 4)["f1"].groups[0].cells
    assert [cell.shown.count for cell in cells] == [7]


def test_a_row_of_a_matrix_that_few_filled_in_tells_nothing() -> None:
    matrix = a_question("f1", QuestionKind.MATRIX, options=options("a", "b"), rows=options("r1", "r2"))
    sheets = [{"f1": {"rows": {"r1": "a"}}}] * 9 + [{"f1": {"rows": {"r1": "b", "r2": "b"}}}] * 3
    rows = told([matrix], sheets)["f1"].groups
    assert rows[0].cells[1].shown == Shown(None, most=4)
    assert all(cell.shown.count in {None, 0} for cell in rows[1].cells)
    assert rows[1].answered.count is None


def test_while_it_runs_nothing_exact_is_told() -> None:
    scale = a_question("f1", QuestionKind.SCALE, rules={"first": 1, "last": 3})
    sheets = [{"f1": {"number": one}} for one in [1] * 6 + [2] * 8 + [3] * 2]
    found = told([scale], [*sheets, {}], rounds=True)["f1"]
    assert (found.asked.count, found.answered.count) == (15, 15)
    assert [cell.shown.count for cell in found.groups[0].cells] == [5, 10, None]
    assert found.groups[0].mean is None
