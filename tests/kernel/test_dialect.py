"""What both databases must do alike: count without losing, insert once, hand out many rows of one moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
import sqlalchemy as sa
from psycopg import ProgrammingError
from sqlalchemy.orm import Session

from participation.contributions.models import PinCell
from participation.kernel import dialect
from participation.kernel.db import Database
from participation.kernel.hot import Hot
from participation.kernel.limits import RateCount

T = TypeVar("T")
THREADS = 8
KEY = ("key", "window")


def at_once(database: Database, work: Callable[[Session, int], T]) -> list[T]:
    """The same work in many threads, each in its own transaction; answers what each got."""
    together = Barrier(THREADS, timeout=60)

    def one(number: int) -> T:
        together.wait()
        with database.unit_of_work() as own:
            return work(own, number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


def counts(database: Database) -> dict[str, int]:
    """Counts by key."""
    with database.reading() as session:
        return {row.key: row.seen for row in session.execute(sa.select(RateCount.key, RateCount.seen))}


def a_count(key: str, seen: int = 1) -> dict[str, str | int]:
    """A row of numbers."""
    return {"key": key, "window": 0, "seen": seen}


def test_racing_counts_all_count_and_each_learns_its_own_sum(database: Database) -> None:
    sums = at_once(database, lambda own, _n: dialect.count_up(own, RateCount, KEY, a_count("one")))
    assert sorted(sums) == list(range(1, THREADS + 1))
    assert counts(database) == {"one": THREADS}


def test_racing_additions_of_several_rows_all_count(database: Database) -> None:
    def add(own: Session, _number: int) -> None:
        dialect.add_up(own, RateCount, KEY, [a_count("one", 2), a_count("two", 3)])

    at_once(database, add)
    assert counts(database) == {"one": 2 * THREADS, "two": 3 * THREADS}


def test_taking_away_is_adding_less_than_nothing(database: Database) -> None:
    with database.unit_of_work() as session:
        dialect.add_up(session, RateCount, KEY, [a_count("one", 5)])
        dialect.add_up(session, RateCount, KEY, [a_count("one", -5), a_count("two", -1)])
    assert counts(database) == {"one": 0, "two": -1}


def test_an_addition_that_is_undone_counts_nothing(database: Database) -> None:
    with database.writing() as session:
        assert dialect.count_up(session, RateCount, KEY, a_count("one")) == 1
        session.rollback()
    assert counts(database) == {}


def test_of_many_who_insert_the_same_row_one_does(database: Database) -> None:
    done = at_once(database, lambda own, n: dialect.insert_once(own, RateCount, a_count("one", n)))
    assert sorted(done) == [False] * (THREADS - 1) + [True]
    assert len(counts(database)) == 1


@pytest.mark.parametrize("size", [1, 3, 10, 11])
def test_many_rows_come_in_batches_and_completely(database: Database, size: int) -> None:
    with database.unit_of_work() as session:
        session.add_all(RateCount(key=f"{number:02}", window=0, seen=1) for number in range(10))
    with database.reading() as session:
        asked = sa.select(RateCount.key).order_by(RateCount.key)
        batches = list(dialect.in_batches(session, asked, size))
    assert [len(batch) for batch in batches] == [size] * (10 // size) + [10 % size] * bool(10 % size)
    assert [row.key for batch in batches for row in batch] == [f"{number:02}" for number in range(10)]


def test_batches_are_of_one_moment_whatever_is_kept_meanwhile(database: Database) -> None:
    with database.unit_of_work() as session:
        session.add_all(RateCount(key=f"{number:02}", window=0, seen=1) for number in range(6))
    with database.reading() as session:
        batches = dialect.in_batches(
            session, sa.select(RateCount.key, RateCount.seen).order_by(RateCount.key), 2
        )
        seen = list(next(batches))
        with database.unit_of_work() as writer:
            writer.execute(sa.update(RateCount).values(seen=7))
            writer.execute(sa.delete(RateCount).where(RateCount.key == "05"))
            writer.add(RateCount(key="99", window=0, seen=1))
        seen += [row for batch in batches for row in batch]
    assert [(row.key, row.seen) for row in seen] == [(f"{number:02}", 1) for number in range(6)]


def test_no_rows_are_no_batches(database: Database) -> None:
    with database.reading() as session:
        assert list(dialect.in_batches(session, sa.select(RateCount.key), 5)) == []


# --- statements handed to the driver as they are ---------------------------------------------------------------


def test_a_hot_statement_answers_as_an_ordinary_one(database: Database) -> None:
    with database.unit_of_work() as session:
        session.add_all(RateCount(key=key, window=window, seen=1) for key in "ab" for window in (1, 2))
    asked = (
        sa.select(RateCount.key, RateCount.window)
        .where(
            RateCount.key == sa.bindparam("key"), RateCount.window > 0, RateCount.window <= sa.bindparam("w")
        )
        .order_by(RateCount.window)
    )
    hot = Hot(asked)
    with database.read_engine.connect() as connection:
        for values in ({"key": "a", "w": 2}, {"key": "b", "w": 1}, {"w": 5, "key": "none"}):
            assert hot.rows(connection, values) == [tuple(row) for row in connection.execute(asked, values)]


def test_what_is_handed_to_a_hot_statement_stays_a_value(database: Database) -> None:
    hot = Hot(sa.select(RateCount.key).where(RateCount.key == sa.bindparam("key")))
    with database.unit_of_work() as session:
        session.add(RateCount(key="a", window=0, seen=1))
    with database.read_engine.connect() as connection:
        assert hot.rows(connection, {"key": "x' OR '1'='1"}) == []
        assert hot.rows(connection, {"key": "a"}) == [("a",)]


def test_constants_of_a_hot_statement_are_filled_in_as_the_driver_wants_them(database: Database) -> None:
    hot = Hot(sa.select(PinCell.id).where(PinCell.id == 7, sa.bindparam("always") == 1))
    with database.read_engine.connect() as connection:
        assert hot.rows(connection, {"always": 1}) == []


def test_a_hot_statement_misses_no_value_in_silence(database: Database) -> None:
    hot = Hot(sa.select(RateCount.key).where(RateCount.key == sa.bindparam("key")))
    with database.read_engine.connect() as connection, pytest.raises((KeyError, ProgrammingError)):
        hot.rows(connection, {"other": 1})
