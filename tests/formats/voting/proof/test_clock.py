"""To the millisecond: when a vote opens, when it closes, and that it closes once."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier, Event, Thread

import pytest
import sqlalchemy as sa
from flask import Flask

from participation.app import create_app
from participation.audit.models import AuditEntry
from participation.config import Config
from participation.formats.voting.actions.casting import Cast, Fate, cast_ballots
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.sweeping import advance, keep_votes
from participation.formats.voting.models import Checkpoint, Vote, VoteState
from participation.formats.voting.queries.files import file_of
from participation.formats.voting.queries.finding import vote_by_id
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.vault import Vault
from tests.factories import a_municipality
from tests.formats.voting.proof.installation import PATH, Installation, installed
from tests.formats.voting.proof.traces import closed, voted_one_by_one
from tests.formats.voting.votes import a_vote, enrol, ref, release, sealed

MS = timedelta(milliseconds=1)
OPENS = datetime(2026, 3, 1, 7, tzinfo=UTC)
CLOSES = datetime(2026, 3, 15, 17, tzinfo=UTC)
YES = {"approve": ["1"]}


@pytest.fixture
def here(config: Config, database: Database) -> Installation:
    """A vote that is released and waits for its time."""
    with clock.frozen(OPENS - timedelta(days=1)), database.unit_of_work() as session:
        vote = a_vote(session, opens=timedelta(days=1), closes=CLOSES - OPENS + timedelta(days=1))
        keys = Keys(Vault(config.key_folder), vote)
        drawn = enrol(session, keys, vote, 30)
        release(session, keys, vote)
    with database.reading() as session:
        return Installation(config, database, vote_by_id(session, vote.id), drawn)


def advanced(here: Installation, at: datetime) -> VoteState:
    """What the clock makes of the vote at an instant."""
    with clock.frozen(at):
        advance(here.config, here.database, here.vote.id)
    return state_of(here)


def state_of(here: Installation) -> VoteState:
    """How far it has come."""
    with here.database.reading() as session:
        return session.get_one(Vote, here.vote.id).state


def one_cast(here: Installation, number: int, at: datetime) -> Fate:
    """A ballot that comes to its turn at an instant."""
    with clock.frozen(at), here.database.unit_of_work() as session:
        ballot = Cast(here.vote.id, ref(here.keys, here.codes[number]), sealed(here.vote, YES))
        return cast_ballots(session, [ballot])[0]


def entries(here: Installation, action: str) -> int:
    """How often something was recorded."""
    with here.database.reading() as session:
        mine = sa.select(sa.func.count()).where(AuditEntry.action == action)
        return session.scalar(mine) or 0


def test_the_window_is_half_open_to_the_millisecond(here: Installation) -> None:
    """At its opening a ballot goes in, at its close none any more, whether or not a sweep has been round."""
    assert advanced(here, OPENS - MS) is VoteState.READY
    assert one_cast(here, 0, OPENS - MS) is Fate.EARLY
    assert advanced(here, OPENS) is VoteState.OPEN
    assert one_cast(here, 0, OPENS - MS) is Fate.EARLY, "the clock of one server is behind"
    assert one_cast(here, 0, OPENS) is Fate.KEPT
    assert one_cast(here, 1, CLOSES - MS) is Fate.KEPT
    assert one_cast(here, 2, CLOSES) is Fate.LATE
    assert one_cast(here, 2, CLOSES + MS) is Fate.LATE
    assert advanced(here, CLOSES - MS) is VoteState.OPEN
    assert advanced(here, CLOSES) is VoteState.PUBLISHED
    assert one_cast(here, 2, CLOSES - MS) is Fate.LATE, "closed is closed, whatever a clock says"
    assert len(here.leaves()) == len(here.voted()) == 2


def test_the_page_says_so_too(here: Installation, config: Config) -> None:
    """Not yet, now, and no more."""
    app: Flask = create_app(config, here.database)
    for at, word in (
        (OPENS - MS, "können Sie vom"),
        (OPENS, "Ihre Auswahl"),
        (CLOSES - MS, "Ihre Auswahl"),
        (CLOSES, "werden konnte bis"),
    ):
        with clock.frozen(at):
            advance(config, here.database, here.vote.id)
            assert word in app.test_client().get(f"{PATH}/stimmzettel").get_data(as_text=True), at


def test_who_waited_for_the_lock_across_the_close_is_late(
    here: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock is read under the lock, not when the request came, nor when its transaction began."""
    advanced(here, OPENS)
    held, waiting = Event(), Event()
    hand = [CLOSES - MS]
    monkeypatch.setattr(clock, "now", lambda: hand[0])
    fates: list[Fate] = []

    def straggler() -> None:
        assert held.wait(30)
        with here.database.unit_of_work() as session:
            if not here.database.sqlite:
                session.execute(sa.text("SELECT now()"))  # its transaction began before the close
            waiting.set()
            ballot = Cast(here.vote.id, ref(here.keys, here.codes[0]), sealed(here.vote, YES))
            fates.append(cast_ballots(session, [ballot])[0])

    late = Thread(target=straggler)
    late.start()
    with here.database.unit_of_work() as session:
        session.execute(sa.select(Vote.id).where(Vote.id == here.vote.id).with_for_update())
        held.set()
        if not here.database.sqlite:
            assert waiting.wait(30)
        late.join(0.3)
        assert late.is_alive(), "nobody waits for the lock"
        hand[0] = CLOSES
    late.join(30)
    assert fates == [Fate.LATE]
    assert here.leaves() == here.voted() == []


def test_ten_servers_close_and_count_it_once_and_lose_nothing(here: Installation) -> None:
    """While ballots are still coming: what was acknowledged is what is counted."""
    advanced(here, OPENS)
    together = Barrier(20, timeout=60)

    def close(_number: int) -> None:
        together.wait()
        advanced(here, CLOSES)

    def vote(number: int) -> Fate:
        together.wait()
        return one_cast(here, number, CLOSES - MS)

    with ThreadPoolExecutor(20) as pool:
        closing = [pool.submit(close, number) for number in range(10)]
        casting_now = [pool.submit(vote, number) for number in range(10)]
        fates = [one.result() for one in casting_now]
        assert all(one.result() is None for one in closing)
    kept = fates.count(Fate.KEPT)
    assert set(fates) <= {Fate.KEPT, Fate.LATE}
    assert state_of(here) is VoteState.PUBLISHED
    assert counted(here) == len(here.leaves()) == len(here.voted()) == kept
    assert [entries(here, f"vote.{word}") for word in ("opened", "closed", "counted", "published")] == [1] * 4


def counted(here: Installation) -> int:
    """Lines of the published ballots."""
    with here.database.reading() as session:
        return len(file_of(session, here.vote, "ballots.jsonl").splitlines())


def test_two_servers_open_it_once_and_draw_one_lot(here: Installation) -> None:
    """Whoever is second finds it open."""
    together = Barrier(8, timeout=60)

    def opening(_number: int) -> str:
        together.wait()
        advanced(here, OPENS)
        with here.database.reading() as session:
            return session.get_one(Vote, here.vote.id).frozen

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(opening, range(8)))) == 1
    assert entries(here, "vote.opened") == 1


def test_nothing_opens_it_again(here: Installation) -> None:
    """After the close and the count: no ballot, no batch, no second count, no other root, whatever the clock says."""
    advanced(here, OPENS)
    with clock.frozen(OPENS):
        voted_one_by_one(here, [YES] * 3)
    advanced(here, CLOSES)
    before = still(here)
    for at in (OPENS, CLOSES - MS, CLOSES, CLOSES + timedelta(days=1)):
        advanced(here, at)
        assert one_cast(here, 9, at) is Fate.LATE
    assert still(here) == before


def still(here: Installation) -> Sequence[object]:
    """What must stay as it is."""
    with here.database.reading() as session:
        vote = session.get_one(Vote, here.vote.id)
        checkpoints = list(session.scalars(sa.select(Checkpoint.note).order_by(Checkpoint.size)))
        result = file_of(session, vote, "result.json")
        return (
            vote.state,
            vote.size,
            vote.closed_at,
            vote.frozen,
            checkpoints,
            result,
            sorted(here.leaves()),
        )


def test_a_vote_whose_keys_are_lost_keeps_no_other_one_from_closing(
    here: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged, every minute, and the next one is looked after."""
    with clock.frozen(OPENS - timedelta(days=1)), here.database.unit_of_work() as session:
        other = a_vote(session, a_municipality(session, slug="nebenan"), closes=timedelta(days=3))
        keys = Keys(Vault(here.config.key_folder), other)
        enrol(session, keys, other, 3)
        release(session, keys, other)
    here.keys.destroy()
    with clock.frozen(CLOSES):
        keep_votes(here.config, here.database)
    with here.database.reading() as session:
        assert session.get_one(Vote, other.id).state is VoteState.PUBLISHED
    assert [record.message for record in caplog.records] == [f"vote {here.vote.id}"]


def test_a_vote_that_nobody_looked_at_closes_all_the_same(config: Config, database: Database) -> None:
    """The servers were down from before its opening until after its close: it ends with an empty box."""
    made = installed(config, database, voters=3)
    assert closed(made).state is VoteState.PUBLISHED
    assert made.leaves() == []
