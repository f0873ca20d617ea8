"""A vote with ballots on paper is counted when somebody says that they are complete; and what can not be is said."""

import json
import secrets
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions import deeds
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.sweeping import count_alone
from participation.formats.voting.actions.tallying import count_now
from participation.formats.voting.models import DeedKind, Level, Vote, VoteState, roll
from participation.formats.voting.queries.files import file_of
from participation.formats.voting.queries.place import Place
from participation.kernel import clock
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.vault import Vault
from participation.municipalities.models import Municipality
from tests.factories import a_moderator, a_role, an_account
from tests.formats.voting.votes import a_vote, begin, cast, close, keys_of

YES = {"approve": ["1"]}
PAPER = {"station": "Rathaus", "ballots": 11, "blank": 1, "invalid": 0, "totals": {"1": 4, "2": 6}}


class Hall:
    """A vote with thirty codes, of which twelve voted online, and two moderators."""

    def __init__(self, session: Session, config: Config, **rules: Any) -> None:
        self.session = session
        self.vote: Vote = a_vote(session, rules={"ties": "lot", "paper": True} | rules)
        town = session.get_one(Municipality, self.vote.municipality_id)
        self.one, self.two = a_moderator(town, 7), a_moderator(town, 8)
        self.keys: Keys = keys_of(config, self.vote)
        self.codes = begin(session, self.keys, self.vote, voters=30)
        cast(session, self.keys, self.vote, self.codes, [YES] * 12)

    def count(self, line: dict[str, Any]) -> None:
        """A station's count, by both."""
        with clock.frozen(self.vote.closes_at):
            deed = deeds.propose_count(self.session, self.vote, line, "Auszählung", viewer=self.one)
            self.session.flush()
            with pytest.raises(NotAllowed, match="zweite Person"):
                count_now(self.session, self.keys, self.vote, viewer=self.one)
            deeds.confirm(self.session, self.keys, self.vote, deed, viewer=self.two, again=line)

    def publish(self) -> dict[str, Any]:
        """Count everything; answers the balance sheet."""
        with clock.frozen(self.vote.closes_at):
            count_now(self.session, self.keys, self.vote, viewer=self.one)
        found: dict[str, Any] = json.loads(file_of(self.session, self.vote, "balance.json"))
        return found


@pytest.fixture
def hall(session: Session, config: Config) -> Hall:
    """One of each."""
    return Hall(session, config)


def test_the_clock_waits_for_paper_and_a_person_ends_the_waiting(hall: Hall) -> None:
    close(hall.session, hall.keys, hall.vote)
    count_alone(hall.session, hall.keys, hall.vote)
    assert hall.vote.state is VoteState.CLOSED
    hall.count(PAPER)
    balance = hall.publish()
    assert hall.vote.state is VoteState.PUBLISHED
    assert balance["adds_up"]
    result = json.loads(file_of(hall.session, hall.vote, "result.json"))
    assert result["outcome"]["votes"] == {"1": 16, "2": 6}


def test_nobody_counts_before_the_close_or_twice(hall: Hall) -> None:
    with pytest.raises(NotAllowed):
        count_now(hall.session, hall.keys, hall.vote, viewer=hall.one)
    close(hall.session, hall.keys, hall.vote)
    hall.publish()
    with pytest.raises(NotAllowed):
        count_now(hall.session, hall.keys, hall.vote, viewer=hall.one)


def test_open_support_waits_for_paper_as_well(session: Session, config: Config) -> None:
    hall = Hall.__new__(Hall)
    hall.session, hall.vote = session, a_vote(session, level=Level.OPEN, rules={"ties": "lot", "paper": True})
    town = session.get_one(Municipality, hall.vote.municipality_id)
    hall.one, hall.keys = a_moderator(town, 7), keys_of(config, hall.vote)
    begin(session, hall.keys, hall.vote, voters=12)
    close(session, hall.keys, hall.vote)
    count_alone(session, hall.keys, hall.vote)
    assert hall.vote.state is VoteState.CLOSED
    hall.publish()
    assert hall.vote.state is VoteState.PUBLISHED


def test_entries_that_came_onto_the_roll_past_the_desk_are_told(hall: Hall) -> None:
    rows = [{"vote_id": hall.vote.id, "ref": secrets.token_hex(32), "state": "entitled", "voted": False}]
    hall.session.execute(sa.insert(roll), rows)
    close(hall.session, hall.keys, hall.vote)
    assert not hall.publish()["adds_up"]


def test_more_ballots_than_people_are_told(hall: Hall) -> None:
    close(hall.session, hall.keys, hall.vote)
    hall.count(PAPER | {"ballots": 21, "totals": {"1": 14, "2": 6}})
    assert not hall.publish()["adds_up"]


def test_nobody_invites_their_own_second_person(hall: Hall) -> None:
    deed = deeds.propose(hall.session, hall.vote, DeedKind.ABORT, {}, "Ich will nicht mehr.", viewer=hall.one)
    hall.session.flush()
    account = an_account(hall.session, "zweites.postfach@example.org")
    town = hall.session.get_one(Municipality, hall.vote.municipality_id)
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        a_role(hall.session, account, town)
        second = a_moderator(town, account.id)
        with pytest.raises(NotAllowed, match="selbst einladen"):
            deeds.confirm(hall.session, hall.keys, hall.vote, deed, viewer=second)


def test_who_casts_never_makes_a_lost_secret_anew(hall: Hall, config: Config) -> None:
    vault = Vault(config.key_folder)
    vault.destroy(f"{hall.vote.key}.pepper")
    place = Place(hall.vote.id, hall.vote.key, hall.vote.entitled, hall.vote.log_key)
    with pytest.raises(DomainError, match="fehlen auf diesem Server"):
        Keys(vault, place).reference("code", hall.codes[20])
    assert not vault.has(f"{hall.vote.key}.pepper")
    assert not hall.keys.complete(hall.vote)
