"""Codes on paper: every slip of a finger is noticed, and nobody guesses one."""

import math
from itertools import combinations

import pytest

from participation.kernel import codes

CODE = codes.checked("7GQK4M2XR9BHT")


def test_a_code_reads_back_however_it_is_typed() -> None:
    """Small letters, spaces, hyphens and the dashes that phones make of them."""
    shown = codes.shown(CODE)
    for typed in (
        CODE,
        CODE.lower(),
        shown,
        shown.replace("-", " "),
        f"  {shown}\n",
        shown.replace("-", "–"),
    ):
        assert codes.read(typed) == CODE


def test_every_wrong_character_is_noticed() -> None:
    for place, letter in enumerate(CODE):
        for other in codes.ALPHABET:
            if other != letter:
                assert codes.read(CODE[:place] + other + CODE[place + 1 :]) is None


def test_every_two_characters_that_were_swapped_are_noticed() -> None:
    """Not only neighbours."""
    for one, two in combinations(range(len(CODE)), 2):
        swapped = list(CODE)
        swapped[one], swapped[two] = CODE[two], CODE[one]
        if CODE[one] != CODE[two]:
            assert codes.read("".join(swapped)) is None


@pytest.mark.parametrize(
    "typed",
    ["", " ", CODE[:-1], CODE + "2", "0" * 14, "Ä" * 14, "２" * 14, "I" * 14, CODE * 50, "\0" * 14, "😀"],
)
def test_what_can_be_no_code_is_none(typed: str) -> None:
    """Too short, too long, letters that no code has, digits of another script."""
    assert codes.read(typed) is None


def test_letters_that_look_alike_are_not_among_them() -> None:
    assert not set("0O1IL") & set(codes.ALPHABET)
    assert len(set(codes.ALPHABET)) == codes.BASE == 31


def test_nobody_guesses_a_code() -> None:
    """At least 60 bits besides the character that checks."""
    assert math.log2(codes.BASE**codes.LONG) > 64
    assert len(CODE) == codes.LONG + 1


def test_codes_are_drawn_evenly_from_all_letters() -> None:
    """Each of 31 letters about as often in 52,000 draws: a chi-square beyond 110 comes once in 10 ** 10 runs."""
    drawn = "".join(codes.new()[:-1] for _ in range(4_000))
    expected = len(drawn) / codes.BASE
    assert sum((drawn.count(letter) - expected) ** 2 / expected for letter in codes.ALPHABET) < 110


def test_shown_in_groups_of_four_or_five() -> None:
    for length in range(4, 24):
        groups = codes.shown("2" * length).split("-")
        assert "".join(groups) == "2" * length
        assert all(len(group) in {3, 4, 5} for group in groups)


def test_bytes_are_spelt_and_read_back() -> None:
    """The 72 bits of a check code."""
    for data in (bytes(9), b"\xff" * 9, bytes(range(9)), b"\x00\x01" + bytes(7)):
        spelt = codes.of_bytes(data, 15)
        assert len(spelt) == 16
        assert codes.read(spelt.lower(), length=15) == spelt
        assert codes.to_bytes(spelt, 9) == data


def test_what_does_not_fit_is_refused_and_what_spells_too_much_is_none() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        codes.of_bytes(b"\xff" * 10, 15)
    assert codes.to_bytes(codes.checked("Z" * 15), 9) is None
