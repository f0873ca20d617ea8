"""Small counts can not be worked out, not even by somebody who knows the program."""

from collections import defaultdict
from itertools import product

import pytest

from participation.formats.surveys.policy.counting import Shown
from participation.formats.surveys.policy.counting.figures import known
from participation.formats.surveys.policy.disclosure.hiding import (
    SMALL,
    UNTOLD,
    hide_each,
    hide_in_sum,
    is_few,
)
from participation.formats.surveys.policy.disclosure.rounding import round_each
from participation.formats.surveys.policy.disclosure.steps import HELD_BACK, STEP, is_due, to_count


@pytest.mark.parametrize(("cells", "most"), [(2, 30), (3, 20), (4, 12)])
def test_every_small_count_could_have_been_another(cells: int, most: int) -> None:
    """All tables are tried: among those that look the same and have the same sum, no small cell is always the same."""
    alike: defaultdict[tuple[int, tuple[Shown, ...]], list[tuple[int, ...]]] = defaultdict(list)
    for table in product(range(most + 1), repeat=cells):
        shown = hide_in_sum({str(place): count for place, count in enumerate(table)})
        alike[sum(table), tuple(shown.values())].append(table)
    for (whole, _shown), tables in alike.items():
        for place in range(cells) if 5 <= whole < most else ():
            found = {table[place] for table in tables}
            assert len(found) > 1 or not is_few(found.pop()), tables


def test_nothing_small_nothing_hidden() -> None:
    assert hide_in_sum({"a": 12, "b": 0, "c": 5}) == {"a": known(12), "b": known(0), "c": known(5)}


def test_a_single_small_count_takes_another_with_it() -> None:
    """Of that one everybody may know what follows anyway: at least 40 + 3 - 4."""
    assert hide_in_sum({"a": 23, "b": 3, "c": 40}) == {"a": known(23), "b": SMALL, "c": Shown(None, least=39)}


def test_two_small_counts_may_still_need_a_third() -> None:
    """1 and 1 are the only two that make 2."""
    assert hide_in_sum({"a": 1, "b": 1, "c": 9}) == {"a": SMALL, "b": SMALL, "c": Shown(None, least=5)}


def test_where_the_sum_tells_all_nothing_is_told() -> None:
    assert hide_in_sum({"a": 1, "b": 5, "c": 0}) == {"a": UNTOLD, "b": UNTOLD, "c": known(0)}


def test_where_nearly_all_did_the_few_who_did_not_are_hidden() -> None:
    """Of several options, each is a question of its own."""
    assert hide_each({"a": 99, "b": 3, "c": 50, "d": 100}, 100) == {
        "a": Shown(None, least=96),
        "b": SMALL,
        "c": known(50),
        "d": known(100),
    }


def test_while_it_runs_counts_are_multiples_of_five() -> None:
    assert round_each({"a": 0, "b": 4, "c": 7, "d": 8}) == {
        "a": known(0),
        "b": SMALL,
        "c": known(5),
        "d": known(10),
    }


@pytest.mark.parametrize(
    ("sheets", "counted", "due"),
    [(STEP - 1, None, False), (STEP, None, True), (19, 10, False), (20, 10, True)],
)
def test_what_everybody_sees_changes_in_steps(sheets: int, counted: int | None, due: bool) -> None:
    """Never by the answers of one person."""
    assert is_due(sheets, counted, runs=True) is due


def test_the_end_result_comes_at_once_and_changes_in_steps() -> None:
    """It has at least the sheets that waited more than the last state before it."""
    assert is_due(6, None, runs=False)
    assert not is_due(4, None, runs=False)
    assert is_due(12, 12 - HELD_BACK, runs=False, was_rounded=True)
    assert not is_due(19, 12, runs=False)
    assert is_due(22, 12, runs=False)
    assert to_count(12, runs=True) == 7
    assert to_count(12, runs=False) == 12
