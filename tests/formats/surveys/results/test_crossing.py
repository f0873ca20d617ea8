"""Two questions crossed, and who took part compared with who lives here."""

from typing import Any

import pytest

from participation.formats.surveys.models import QuestionKind
from participation.formats.surveys.policy.crossing import Variable, association, chance_of, cross, variables
from participation.formats.surveys.policy.population import compare
from tests.formats.surveys.results.asking import a_question, chose, options, told, yes_or_no

ONE, TWO = yes_or_no("f1"), yes_or_no("f2")
SHEETS = [
    {"f1": {"choice": first}, "f2": {"choice": second}}
    for first, second, times in (("a", "a", 30), ("a", "b", 10), ("b", "a", 15), ("b", "b", 45))
    for _each in range(times)
]


def test_cells_and_sums() -> None:
    found = cross(Variable(ONE), Variable(TWO), [*SHEETS, {"f1": {"choice": "a"}}])
    assert found.people == 100
    assert found.cells["b", "a"] == 15
    assert (found.rows["a"], found.columns["a"]) == (40, 45)


def test_chi_squared_and_cramers_v() -> None:
    """Worked by hand: 100 * (30*45 - 10*15)^2 / (40*60*45*55) = 24.242…"""
    found = association(cross(Variable(ONE), Variable(TWO), SHEETS))
    assert found is not None
    assert found.chi2 == pytest.approx(24.2424, abs=1e-4)
    assert found.v == pytest.approx(0.49237, abs=1e-5)
    assert (found.freedom, found.shaky) == (1, False)


@pytest.mark.parametrize(
    ("chi2", "freedom", "chance"),
    [(3.841459, 1, 0.05), (11.070498, 5, 0.05), (29.588298, 10, 0.001), (0, 3, 1)],
)
def test_probabilities_are_those_of_the_tables(chi2: float, freedom: int, chance: float) -> None:
    assert chance_of(chi2, freedom) == pytest.approx(chance, rel=1e-5)


def test_few_people_make_the_test_shaky() -> None:
    found = association(cross(Variable(ONE), Variable(TWO), SHEETS[25:60:4]))
    assert found is not None
    assert found.shaky


def test_who_is_several_things_is_counted_in_each_and_not_tested() -> None:
    several = a_question("f1", QuestionKind.MULTIPLE, options=options("a", "b"))
    sheets: list[dict[str, Any]] = [
        {"f1": {"choices": ["a", "b"]}, "f2": {"choice": "a"}},
        {"f1": {"choices": ["b"]}, "f2": {"choice": "b"}},
    ]
    found = cross(Variable(several), Variable(TWO), sheets)
    assert (found.people, found.rows["b"]) == (2, 2)
    assert association(found) is None


def test_rows_of_a_matrix_can_be_crossed_texts_can_not() -> None:
    matrix = a_question("f3", QuestionKind.MATRIX, options=options("a"), rows=options("r1", "r2"))
    names = [one.name for one in variables([ONE, a_question("f2", QuestionKind.LONG), matrix])]
    assert names == ["f1", "f3/r1", "f3/r2"]


def test_shares_are_compared_among_known_groups_only() -> None:
    """Whoever chose c is in no figure of the population."""
    question = yes_or_no("f1", options=options("a", "b", "c"))
    figure = told([question], chose("f1", "a", 30) + chose("f1", "b", 10) + chose("f1", "c", 7))["f1"]
    found = compare(question, figure, {"a": 500, "b": 500})
    assert found is not None
    assert [(row.key, row.share, row.population) for row in found.rows] == [
        ("a", 0.75, 0.5),
        ("b", 0.25, 0.5),
    ]
    assert found.dissimilarity == 0.25


def test_small_groups_are_not_compared_in_public() -> None:
    figure = told([ONE], chose("f1", "a", 30) + chose("f1", "b", 2))["f1"]
    found = compare(ONE, figure, {"a": 500, "b": 500})
    assert found is not None
    assert (found.rows, found.dissimilarity) == ((), None)


def test_without_figures_nothing_is_compared() -> None:
    figure = told([ONE], chose("f1", "a", 30))["f1"]
    assert compare(ONE, figure, {}) is None
    assert compare(ONE, figure, {"a": 10}) is None
