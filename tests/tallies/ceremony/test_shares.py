"""A key in three shares: two of them open, one alone learns nothing."""

import secrets
from collections import Counter
from itertools import permutations

import pytest

from participation.tallies.ceremony.shares import Share, joined, split

KEY = bytes(range(32))


@pytest.mark.parametrize(("one", "other"), list(permutations(range(3), 2)))
def test_any_two_shares_are_the_key(one: int, other: int) -> None:
    """In whatever order."""
    shares = split(KEY)
    assert joined(shares[one], shares[other]) == KEY


@pytest.mark.parametrize("place", range(3))
def test_one_share_alone_fits_every_key_there_is(place: int) -> None:
    """For any other key there is a third pad with which this very share would give that key: it excludes none."""
    mine = split(KEY)[place]
    for _try in range(20):
        other_key = secrets.token_bytes(32)
        known = bytes(a ^ b for a, b in zip(*mine.pads.values(), strict=True))
        missing = bytes(a ^ b for a, b in zip(known, other_key, strict=True))
        partner = next(number for number in (1, 2, 3) if number != mine.number)
        pads = mine.pads | {mine.number: missing}
        theirs = Share(partner, {number: pad for number, pad in pads.items() if number != partner})
        assert joined(mine, theirs) == other_key


@pytest.mark.parametrize("place", range(3))
def test_every_share_looks_the_same_for_every_key(place: int) -> None:
    """Bits of a share are even for a key of zeros as for a key of ones: 4,000 shares, within five deviations."""
    for key in (bytes(32), b"\xff" * 32):
        ones = Counter[int]()
        for _draw in range(2_000):
            pads = split(key)[place].pads
            ones.update({number: pad[0] & 1 for number, pad in pads.items()})
            ones["both"] += sum(pad[31] >> 7 for pad in pads.values()) % 2  # type: ignore[index]
        assert all(abs(count - 1_000) < 5 * 22.4 for count in ones.values())


def test_the_same_share_twice_opens_nothing() -> None:
    """Nor do shares of two keys."""
    shares, others = split(KEY), split(KEY)
    assert joined(shares[0], shares[0]) is None
    assert joined(shares[0], others[1]) is None
