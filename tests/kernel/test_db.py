"""Sessions that only read, units of work that are kept whole or not at all, writers who wait in line."""

import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from participation.accounts.models import Account
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.limits import RateCount
from tests.servers.databases import sqlite_database

WRITERS, TURNS = 12, 8


def a_row(key: str = "one", seen: int = 1) -> RateCount:
    """A row of a table that depends on no other."""
    return RateCount(key=key, window=1, seen=seen)


def rows(database: Database) -> dict[str, int]:
    """What was kept: counts by key."""
    with database.reading() as session:
        return {row.key: row.seen for row in session.execute(sa.select(RateCount.key, RateCount.seen))}


def test_a_unit_of_work_is_kept(database: Database) -> None:
    with database.unit_of_work() as session:
        session.add(a_row())
    assert rows(database) == {"one": 1}


def test_a_unit_of_work_that_fails_leaves_nothing(database: Database) -> None:
    def fail() -> None:
        with database.unit_of_work() as session:
            session.add(a_row("one"))
            session.flush()
            session.execute(sa.insert(RateCount).values(key="two", window=1, seen=1))
            raise ValueError("mittendrin")

    with pytest.raises(ValueError, match="mittendrin"):
        fail()
    assert rows(database) == {}


def test_a_reading_session_refuses_to_add_change_or_delete(database: Database) -> None:
    with database.unit_of_work() as session:
        session.add(a_row())
    with database.reading() as session:
        session.add(a_row("two"))
        with pytest.raises(RuntimeError, match="must not write"):
            session.flush()
    with database.reading() as session:
        session.scalars(sa.select(RateCount)).one().seen = 9
        with pytest.raises(RuntimeError, match="must not write"):
            session.commit()
    with database.reading() as session:
        session.delete(session.scalars(sa.select(RateCount)).one())
        with pytest.raises(RuntimeError, match="must not write"):
            session.flush()
    assert rows(database) == {"one": 1}


def test_a_reading_session_sees_what_was_kept_meanwhile(database: Database) -> None:
    with database.reading() as reader:
        count = sa.select(sa.func.count()).select_from(RateCount)
        assert reader.scalar(count) == 0
        with database.unit_of_work() as writer:
            writer.add(a_row())
            writer.flush()
            assert reader.scalar(count) == 0
        assert reader.scalar(count) == 1


def test_an_instant_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 1, 1, 12)  # noqa: DTZ001 - what is refused
    with database.reading() as session, pytest.raises(StatementError, match="naive datetime"):
        session.scalars(sa.select(Account).where(Account.created_at < naive)).all()


def test_instants_come_back_in_utc_whatever_zone_they_had(database: Database) -> None:
    there = datetime(2026, 7, 1, 1, 30, 0, 123_456, timezone(timedelta(hours=2)))
    account = Account(
        email="a@example.org", email_key="a@example.org", name="A", password_hash="x", created_at=there
    )
    with database.unit_of_work() as session:
        session.add(account)
    with database.reading() as session:
        found = session.scalars(sa.select(Account.created_at)).one()
        before = sa.select(Account.id).where(Account.created_at < there.astimezone(clock.BERLIN))
        assert session.scalars(before).all() == []
    assert found == there
    assert found.tzinfo is UTC


def test_what_the_database_forbids_is_refused(database: Database) -> None:
    def twice() -> None:
        with database.unit_of_work() as session:
            session.add_all([a_row(), a_row()])

    with pytest.raises(IntegrityError):
        twice()
    assert rows(database) == {}


def test_what_is_refused_is_not_quoted_for_any_log(database: Database) -> None:
    """Neither by us nor by the driver, in none of the errors that caused each other."""
    rows_alike = [{"key": "geheim@example.org", "window": 1, "seen": 1}] * 2
    with pytest.raises(IntegrityError) as refused, database.unit_of_work() as session:
        session.execute(sa.insert(RateCount), rows_alike)
    told = "".join(traceback.format_exception(refused.value))
    assert "rate_count" in told
    assert "UNIQUE" in told.upper()
    assert "geheim" not in told


def test_sqlite_refers_to_nothing_that_is_not_there(embedded: Database) -> None:
    with pytest.raises(IntegrityError), embedded.unit_of_work() as session:
        session.execute(sa.text("INSERT INTO idea (id, title, geometry, address) VALUES (99, 'x', NULL, '')"))


def test_sqlite_keeps_a_journal_that_survives_a_power_cut(embedded: Database) -> None:
    for engine in (embedded.write_engine, embedded.read_engine):
        with engine.connect() as connection:
            asked = ("journal_mode", "foreign_keys", "synchronous")
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
        assert found == ["wal", 1, 2]


def test_many_writers_at_once_all_succeed(database: Database) -> None:
    """Each reads first and writes then, which is what fails with `database is locked` where nobody queues."""
    with database.unit_of_work() as session:
        session.add(a_row("sum", 0))
    together = Barrier(WRITERS, timeout=60)

    def write(writer: int) -> None:
        together.wait()
        for turn in range(TURNS):
            with database.unit_of_work() as own:
                own.scalars(sa.select(RateCount.key)).all()
                own.add(a_row(f"{writer}/{turn}"))
                own.execute(
                    sa.update(RateCount).where(RateCount.key == "sum").values(seen=RateCount.seen + 1)
                )

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    found = rows(database)
    assert found.pop("sum") == WRITERS * TURNS
    assert len(found) == WRITERS * TURNS


def test_writers_of_two_processes_wait_for_each_other(tmp_path: Path) -> None:
    """Two installations of engines on one file, as two server processes have them."""
    url = sqlite_database(tmp_path / "shared.sqlite3")
    first, second = Database(url), Database(url)
    together = Barrier(4, timeout=60)

    def write(number: int) -> None:
        together.wait()
        for turn in range(TURNS):
            with (first, second)[number % 2].unit_of_work() as own:
                own.scalars(sa.select(RateCount.key)).all()
                own.add(a_row(f"{number}/{turn}"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    assert len(rows(first)) == 4 * TURNS
    first.dispose()
    second.dispose()


def test_readers_do_not_wait_for_a_writer(embedded: Database) -> None:
    """Otherwise nobody would ever get on here: the writer waits for the reader's answer."""
    with embedded.unit_of_work() as writer:
        writer.add(a_row())
        writer.flush()
        assert rows(embedded) == {}


def test_a_commit_that_fails_leaves_no_lock_behind(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object) -> None:
        raise OperationalError("disk full", {}, ValueError())

    monkeypatch.setattr(embedded.write_engine.dialect, "do_commit", full)
    with pytest.raises(OperationalError), embedded.unit_of_work() as session:
        session.add(a_row("lost"))
    monkeypatch.undo()
    with embedded.unit_of_work() as session:
        session.add(a_row("kept"))
    assert rows(embedded) == {"kept": 1}


def test_a_database_that_is_let_go_closes_what_it_lent(embedded: Database) -> None:
    lent = embedded.lasting()
    assert lent.scalar(sa.select(sa.literal(1))) == 1
    embedded.dispose()
    assert lent.closed
