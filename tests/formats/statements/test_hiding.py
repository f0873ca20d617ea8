"""No count from 1 to 4 is told, and none can be worked out from what is."""

from typing import Any

import pytest

from participation.formats.statements.hiding import LEAST, SIDES, Amounts


def votes(everybody: tuple[int, ...], *groups: tuple[int, ...]) -> dict[str, Any]:
    """Counts as a landscape tells them; each agree, disagree, pass."""
    told = [dict(zip(SIDES, one, strict=True)) for one in (everybody, *groups)]
    return {**told[0], "groups": {str(at): one for at, one in enumerate(told[1:])}}


def told(amounts: Amounts, group: str = "") -> tuple[int | None, ...]:
    """What is told of everybody, or of a group."""
    return tuple(amounts.of(side, group).count for side in SIDES)


def test_large_counts_and_empty_ones_are_told() -> None:
    found = Amounts(votes((40, 0, 10), (20, 0, 5), (20, 0, 5)))
    assert [told(found, one) for one in ("", "0", "1")] == [(40, 0, 10), (20, 0, 5), (20, 0, 5)]
    assert found.of("agree").percent == 80
    assert found.all_told("agree")


def test_a_small_count_and_what_is_missing_to_all_are_hidden_together() -> None:
    found = Amounts(votes((42, 2, 0)))
    assert told(found) == (None, None, 0)
    assert found.of("disagree").few
    assert found.of("agree").nearly_all
    assert found.of("agree").percent is None


@pytest.mark.parametrize("cell", [1, 2, 3, 4])
def test_a_small_count_of_a_group_can_not_be_worked_out_from_the_others(cell: int) -> None:
    found = Amounts(votes((60 + cell, 30, 20), (30, 10, 10), (30, 10, 10), (cell, 10, 0)))
    known = [name for name in ("0", "1") if found.of("agree", name).count is not None]
    assert found.of("agree", "2").count is None
    assert len(known) < 2, "their sum and the whole would tell it"
    assert not found.all_told("agree")


def test_those_in_no_group_are_no_small_number_either() -> None:
    found = Amounts(votes((42, 20, 0), (20, 10, 0), (20, 10, 0)))
    assert found.of("agree").count == 42
    assert None in (found.of("agree", "0").count, found.of("agree", "1").count)


def test_every_sum_that_is_known_leaves_a_doubt() -> None:
    """All small tables: a row or column never hides one cell alone, and hidden ones sum up to no small number."""
    for a in range(8):
        for b in range(8):
            rows = [(12, a, b), (6, 9, a), (b, 5, 7)]
            whole = tuple(sum(row[at] for row in rows) for at in range(3))
            found = Amounts(votes(whole, *rows))
            for row in rows:
                name = str(rows.index(row))
                hidden = [count for count, shown in zip(row, told(found, name), strict=True) if shown is None]
                assert not hidden or (len(hidden) > 1 and sum(hidden) >= LEAST)
            for at, side in enumerate(SIDES):
                if found.of(side).count is not None:
                    lost = [rows[n][at] for n in range(3) if found.of(side, str(n)).count is None]
                    assert not lost or (len(lost) > 1 and sum(lost) >= LEAST)
