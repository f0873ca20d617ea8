"""Who a commission is, and which of its members open a box."""

from collections.abc import Callable
from itertools import combinations

import pytest

from participation.kernel import sealing
from participation.kernel.errors import DomainError
from participation.tallies.ceremony.commission import commission_of, new_commission
from participation.tallies.ceremony.counting import opened_key
from participation.tallies.ceremony.paper import sheet
from tests.tallies.commissions import a_town, tallied


def test_a_commission_of_two_puts_the_third_share_into_the_safe() -> None:
    """So that one may be ill even then."""
    commission, holdings = new_commission(["Anna Beispiel", "Ben"])
    assert commission.names == ["Anna-Beispiel", "Ben", "Umschlag-im-Tresor"]
    assert len(holdings) == 3
    assert commission_of(commission.document()) == commission


@pytest.mark.parametrize("names", [[], ["Anna"], ["Anna", "Anna"], ["A", "B", "C", "D"], ["", "Ben"]])
def test_a_commission_has_two_or_three_people(names: list[str]) -> None:
    """With names that tell them apart."""
    with pytest.raises(DomainError):
        new_commission(names)


def _twice(document: dict[str, object]) -> dict[str, object]:
    members = document["members"]
    assert isinstance(members, list)
    return document | {"members": [members[0], members[0], members[1]]}


@pytest.mark.parametrize(
    "broken",
    [
        lambda document: [document],
        lambda document: document | {"schema": "x"},
        lambda document: document | {"box": "ab"},
        lambda document: document | {"quorum": 1},
        lambda document: document | {"members": document["members"][:2]},
        lambda document: document | {"members": ["a", "b", "c"]},
        lambda document: document | {"members": [1, 2, 3]},
        _twice,
    ],
    ids=range(8),
)
def test_a_broken_public_file_is_refused_in_words(broken: Callable[[object], object]) -> None:
    """Whoever pastes it learns what is wrong."""
    with pytest.raises(DomainError):
        commission_of(broken(a_town().commission.document()))


@pytest.mark.parametrize(("one", "other"), list(combinations(range(3), 2)))
def test_any_two_members_open_the_box(one: int, other: int) -> None:
    """And get the same files."""
    town = a_town()
    files = tallied(town, one, other)
    assert files["ballots.jsonl"] == b'{"approve":["1"]}\n' * 3 + b'{"approve":["2"]}\n' * 2
    assert files == tallied(town, 2, 0)


def test_no_member_opens_it_alone() -> None:
    """Nor with a share of another commission; the refusal names whose it is."""
    town, other = a_town(), a_town()
    with pytest.raises(DomainError, match="zweimal der Anteil von Anna"):
        opened_key(town.commission, town.holdings[0], town.holdings[0])
    with pytest.raises(DomainError, match="Anteil von Ben gehört zu einer anderen"):
        opened_key(town.commission, town.holdings[0], other.holdings[1])


def test_the_private_key_is_in_no_sheet() -> None:
    """Not in the clear, and no part of one opens anything: each pad is not the key."""
    town = a_town()
    key = opened_key(town.commission, *town.holdings[:2])
    assert sealing.public_half(key) == town.commission.box
    for holding in town.holdings:
        assert key not in [*holding.share.pads.values(), holding.key.seed]
        assert key.hex() not in sheet(holding)
