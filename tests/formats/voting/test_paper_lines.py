"""Tally sheets are typed line by line, as people write them; what is wrong is named by its line."""

import pytest

from participation.formats.voting.models import Method
from participation.formats.voting.policy.paper_lines import read_lines, shown_lines
from participation.kernel.errors import DomainError

OPTIONS = ("1", "2", "3")


def test_ranks_keep_their_order_and_approvals_take_that_of_the_ballot() -> None:
    assert read_lines(Method.RANKED, OPTIONS, "12 x 3, 1") == [{"choice": {"rank": ["3", "1"]}, "count": 12}]
    assert read_lines(Method.APPROVAL, OPTIONS, "12 x 3, 1") == [
        {"choice": {"approve": ["1", "3"]}, "count": 12}
    ]


def test_points_are_given_to_each() -> None:
    assert read_lines(Method.POINTS, OPTIONS, "4 x 2=5, 3=1") == [
        {"choice": {"points": {"2": 5, "3": 1}}, "count": 4}
    ]


@pytest.mark.parametrize("typed", ["12x3,1", "12 × 3 1", " 12 * 3 > 1 ", "12: 3; 1", "\n12 X 3, 1\n\n"])
def test_separators_do_not_matter(typed: str) -> None:
    assert read_lines(Method.RANKED, OPTIONS, typed) == [{"choice": {"rank": ["3", "1"]}, "count": 12}]


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Method.RANKED, "1 x 1\nzwölf x 3"),
        (Method.RANKED, "1 x 1\n12 x 9"),
        (Method.RANKED, "1 x 1\n12 x"),
        (Method.POINTS, "1 x 1=1\n12 x 3"),
        (Method.POINTS, "1 x 1=1\n12 x 9=1"),
    ],
)
def test_a_line_that_is_none_is_named(kind: Method, typed: str) -> None:
    with pytest.raises(DomainError) as refusal:
        read_lines(kind, OPTIONS, typed)
    assert refusal.value.field == "lines"
    assert "Zeile 2" in refusal.value.message


@pytest.mark.parametrize(
    ("kind", "typed"), [(Method.RANKED, "12 x 3, 1\n4 x 2"), (Method.POINTS, "4 x 2=5, 3=1")]
)
def test_what_was_read_can_be_shown_again(kind: Method, typed: str) -> None:
    assert shown_lines(kind, read_lines(kind, OPTIONS, typed)) == typed
