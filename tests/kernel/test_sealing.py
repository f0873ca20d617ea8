"""Sealed boxes: only the private key opens them, and nothing of them may be changed."""

import pytest

from participation.kernel import sealing

PRIVATE, PUBLIC = sealing.new_key()
MESSAGE = b'{"choice":{"approve":["1"]}}'.ljust(128)


def test_what_was_sealed_is_unsealed_by_its_key_alone() -> None:
    other, _public = sealing.new_key()
    sealed = sealing.seal(PUBLIC, MESSAGE)
    assert sealing.unseal(PRIVATE, sealed) == MESSAGE
    assert sealing.unseal(other, sealed) is None
    assert sealing.public_half(PRIVATE) == PUBLIC


def test_the_same_message_never_looks_the_same_twice_and_is_always_as_long() -> None:
    """Otherwise equal choices were equal ballots."""
    sealed = {sealing.seal(PUBLIC, MESSAGE) for _ in range(200)}
    assert len(sealed) == 200
    assert {len(one) for one in sealed} == {len(MESSAGE) + 48}


def test_a_sealed_message_shows_nothing_of_what_is_in_it() -> None:
    assert b"approve" not in sealing.seal(PUBLIC, MESSAGE)


def test_every_flipped_byte_is_noticed() -> None:
    sealed = sealing.seal(PUBLIC, MESSAGE)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        assert sealing.unseal(PRIVATE, bytes(changed)) is None


@pytest.mark.parametrize("sealed", [b"", b"x", bytes(47), bytes(48), bytes(176)])
def test_what_is_no_sealed_message_is_none_and_no_failure(sealed: bytes) -> None:
    """A tally goes on."""
    assert sealing.unseal(PRIVATE, sealed) is None
