"""Codes leave once, are kept as keyed hashes, and are counted without telling who used one."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.config import Config
from participation.formats.voting.actions.codes import MOST, draw, issue
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.models import Entitled, Vote, roll
from participation.formats.voting.queries.codes import code_balance, shown_use
from participation.kernel import codes
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.municipalities.models import Municipality
from tests.factories import a_moderator, a_municipality, days
from tests.formats.voting.votes import a_vote, cast, keys_of, ref, release


@pytest.fixture
def vote(session: Session) -> Vote:
    """A vote that opens tomorrow."""
    return a_vote(session, opens=days(1), closes=days(8))


@pytest.fixture
def keys(config: Config, vote: Vote) -> Keys:
    """Its secrets."""
    return keys_of(config, vote)


@pytest.fixture
def staff(session: Session, vote: Vote) -> Viewer:
    """A moderator of its municipality."""
    return a_moderator(session.get_one(Municipality, vote.municipality_id))


def test_every_code_stands_on_the_roll_and_nowhere_in_clear(
    session: Session, vote: Vote, keys: Keys, staff: Viewer
) -> None:
    """The roll knows the keyed hash only."""
    batch, numbered = issue(session, keys, vote, "Nord", 30, actor=staff)
    assert [serial for serial, _code in numbered] == list(range(1, 31))
    rows = {row.serial: row for row in session.execute(sa.select(roll).where(roll.c.batch_id == batch.id))}
    for serial, code in numbered:
        assert codes.read(codes.shown(code)) == code
        assert rows[serial].ref == ref(keys, code)
    kept = str([tuple(row) for row in rows.values()])
    assert not any(code in kept for _serial, code in numbered)


def test_codes_are_made_for_a_released_vote_until_it_opens(
    session: Session, vote: Vote, keys: Keys, staff: Viewer
) -> None:
    """From the opening on the roll stands fast."""
    release(session, keys, vote)
    issue(session, keys, vote, "Nord", 2, actor=staff)
    vote.opens_at = vote.opens_at - days(2)
    session.flush()
    with pytest.raises(NotAllowed, match="steht fest"):
        issue(session, keys, vote, "zu spät", 2, actor=staff)


def test_only_votes_with_codes_have_codes(session: Session, vote: Vote, keys: Keys, staff: Viewer) -> None:
    """A vote of accounts knows none."""
    vote.entitled = Entitled.ACCOUNTS
    session.flush()
    with pytest.raises(NotAllowed, match="nicht mit Codes"):
        issue(session, keys, vote, "Nord", 2, actor=staff)


@pytest.mark.parametrize("size", [0, -1, MOST + 1])
def test_numbers_that_nobody_means_are_refused(size: int) -> None:
    """Before anything is drawn."""
    with pytest.raises(DomainError, match="Zahl von 1"):
        draw(size)


def test_staff_of_another_town_issue_nothing(session: Session, vote: Vote, keys: Keys) -> None:
    """To them the vote is not there."""
    other = a_moderator(a_municipality(session, "nachbarort"))
    with pytest.raises(Missing):
        issue(session, keys, vote, "Nord", 2, actor=other)


def test_the_balance_counts_batches_and_all_together(
    session: Session, config: Config, staff: Viewer, vote: Vote, keys: Keys
) -> None:
    """Used codes are counted from ten on."""
    _one, first = issue(session, keys, vote, "Nord", 15, actor=staff)
    issue(session, keys, vote, "Süd", 20, actor=staff)
    release(session, keys, vote)
    opened = vote.opens_at
    from participation.formats.voting.actions.opening import open_vote
    from participation.kernel import clock

    with clock.frozen(opened):
        assert open_vote(session, keys, vote, url="http://localhost/")
        cast(session, keys, vote, [code for _serial, code in first], [{"approve": ["1"]}] * 12)
    north, south, whole = code_balance(session, vote)
    assert (north.issued, south.issued, whole.issued) == (15, 20, 35)
    assert whole.used == 12
    assert north.used is None, "with it, the other batch's number could be computed"
    assert south.used is None


@pytest.mark.parametrize(
    ("used", "shown"),
    [
        ([12, 40], [12, 40]),
        ([0], [None]),
        ([3, 40], [None, None]),
        ([3, 8, 40], [None, None, 40]),
        ([3, 40, 50], [None, None, 50]),
        ([10, 9, 9], [10, None, None]),
    ],
)
def test_small_numbers_can_not_be_computed_from_the_others(used: list[int], shown: list[int | None]) -> None:
    """What is hidden adds up to ten at least, or all is hidden."""
    assert shown_use(used) == shown


def test_many_references_are_the_same_as_one_by_one(keys: Keys) -> None:
    """Whoever votes is looked up alone."""
    assert keys.references("code", ["A", "B"]) == [keys.reference("code", "A"), keys.reference("code", "B")]
