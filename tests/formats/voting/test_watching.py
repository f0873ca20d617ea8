"""What is unusual is counted beside the ballots, written later and apart from them, and told in large numbers only."""

import threading

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.actions import watching
from participation.formats.voting.actions.watching import Watch
from participation.formats.voting.models import CastCount, Vote
from participation.formats.voting.queries.anomalies import anomalies, odd_batches
from participation.formats.voting.queries.codes import BatchBalance
from participation.kernel import clock
from participation.kernel.db import Database
from tests.factories import at
from tests.formats.voting.votes import a_vote

HOUR = int(at(2026, 5, 1).timestamp()) // 3600


@pytest.fixture
def vote_id(database: Database) -> int:
    """A vote that is there."""
    with database.unit_of_work() as session:
        return a_vote(session).id


def counts(database: Database) -> dict[tuple[int, str], int]:
    with database.reading() as session:
        rows = session.scalars(sa.select(CastCount))
        return {(one.hour, one.network): one.ballots for one in rows}


def test_a_ballot_is_counted_for_its_hour_and_its_network(database: Database, vote_id: int) -> None:
    watch = Watch(database)
    with clock.frozen(at(2026, 5, 1)):
        for network in ("a" * 24, "a" * 24, "b" * 24):
            watch.note(vote_id, network)
    assert counts(database) == {}, "nothing is written beside the ballot"
    watch.flush()
    watch.flush()
    assert counts(database) == {(HOUR, ""): 3, (HOUR, "a" * 24): 2, (HOUR, "b" * 24): 1}


def test_what_is_written_with_a_ballot_is_what_came_before_it(
    database: Database, vote_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that nothing lies close to the ballot that it counts."""
    watch = Watch(database)
    with clock.frozen(at(2026, 5, 1)):
        watch.note(vote_id, "a" * 24)
        monkeypatch.setattr(watching, "EVERY", 0.0)
        watch.note(vote_id, "b" * 24)
    assert counts(database) == {(HOUR, ""): 1, (HOUR, "a" * 24): 1}


def test_several_servers_and_threads_add_up(database: Database, vote_id: int) -> None:
    """Two processes are two watches over the same table."""
    watches = [Watch(database), Watch(database)]

    def many(watch: Watch) -> None:
        with clock.frozen(at(2026, 5, 1)):
            for _ in range(50):
                watch.note(vote_id, "a" * 24)
        watch.flush()

    threads = [threading.Thread(target=many, args=(watch,)) for watch in watches * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts(database) == {(HOUR, ""): 200, (HOUR, "a" * 24): 200}


def noted(session: Session, vote: Vote, hour: int, ballots: int, network: str = "") -> None:
    session.add(CastCount(vote_id=vote.id, hour=hour, network=network, ballots=ballots))
    session.info["recorded"] = True
    session.flush()


def test_small_hours_have_no_number_and_small_networks_no_line(session: Session) -> None:
    vote = a_vote(session)
    for hour, ballots in ((HOUR, 9), (HOUR + 2, 40)):
        noted(session, vote, hour, ballots)
    noted(session, vote, HOUR + 2, 19, "c" * 24)
    noted(session, vote, HOUR + 2, 20, "d" * 24)
    report = anomalies(session, vote)
    assert [one.ballots for one in report.hours] == [None, None, 40]
    assert [(one.name, one.ballots) for one in report.networks] == [("DDDDDD", 20)]


def batch(label: str, used: int | None, issued: int = 1000) -> BatchBalance:
    return BatchBalance(label, None, issued, revoked=0, replaced=0, paper=0, used=used)


def test_a_batch_that_stands_out_by_more_than_chance_is_named() -> None:
    usual = [batch("Nord", 300), batch("Süd", 310), batch("West", 290)]
    assert odd_batches(usual) == ()
    (found,) = odd_batches([*usual, batch("Ost", 900)])[-1:]
    assert (found.label, round(found.share, 2), round(found.others, 2)) == ("Ost", 0.9, 0.3)


def test_a_batch_whose_use_is_hidden_is_not_told_this_way_either() -> None:
    assert odd_batches([batch("Nord", None, 12), batch("Süd", 900)]) == ()
