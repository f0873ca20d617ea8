"""The secrets of one vote: made once, before the release, and never made anew."""

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.keys import Keys
from participation.kernel.errors import DomainError
from tests.formats.voting.votes import a_vote, begin, keys_of


def test_what_is_lost_or_destroyed_is_not_made_anew(session: Session, config: Config) -> None:
    """Another pepper would empty the roll, another log key sign what nobody can check."""
    vote = a_vote(session)
    keys = keys_of(config, vote)
    begin(session, keys, vote, voters=3)
    keys.destroy()
    for secret in (
        keys.pepper,
        keys.log,
        keys.box,
        lambda: keys.reference("code", "X"),
        lambda: keys_of(config, vote).log(),
    ):
        with pytest.raises(DomainError, match="Schlüssel"):
            secret()
    assert not list(config.key_folder.iterdir()), "nothing came back"


def test_references_of_two_votes_have_nothing_in_common(session: Session, config: Config) -> None:
    """The same account, another pepper; and an account is no code."""
    vote = a_vote(session)
    keys = keys_of(config, vote)

    class Other:
        key = "0" * 16
        log_key = ""

    other = Keys(keys._vault, Other())
    assert (
        len({keys.reference("account", "1"), keys.reference("code", "1"), other.reference("account", "1")})
        == 3
    )
    assert keys.reference("account", "1") == keys_of(config, vote).reference("account", "1")
    assert keys.references("account", ["1", "2"]) == [keys.reference("account", number) for number in "12"]


def test_a_voucher_is_for_one_entry_and_one_ballot(session: Session, config: Config) -> None:
    """Of this vote."""
    keys = keys_of(config, a_vote(session))
    voucher = keys.voucher("ref", b"sealed")
    assert keys.vouched("ref", b"sealed", voucher)
    for ref, sealed, word in (
        ("other", b"sealed", voucher),
        ("ref", b"other", voucher),
        ("ref", b"sealed", ""),
        ("ref", b"sealed", "ä"),
    ):
        assert not keys.vouched(ref, sealed, word)
