"""How often is counted for all servers together: never more than the limit, however many come at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel import clock, limits
from participation.kernel.db import Database
from participation.kernel.errors import TooMany
from participation.kernel.limits import Limit, RateCount

LIMIT = Limit("probe", 5, timedelta(minutes=10))
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def allowed(session: Session, who: str = "somebody", limit: Limit = LIMIT) -> bool:
    """Whether somebody may once more."""
    try:
        limits.count(session, limit, who)
    except TooMany:
        return False
    return True


@pytest.fixture
def quick(embedded: Database) -> Session:
    """A session where the kind of database does not matter."""
    return embedded.writing()


def test_as_often_as_the_limit_says_and_not_once_more(session: Session) -> None:
    with clock.frozen(NOON):
        assert [allowed(session) for _time in range(8)] == [True] * 5 + [False] * 3


def test_of_many_at_once_never_more_than_the_limit_get_through(database: Database) -> None:
    """Each in its own transaction, as requests are; who is refused is undone, and counts nothing."""
    together = Barrier(16, timeout=60)

    def one(_number: int) -> bool:
        together.wait()
        try:
            with clock.frozen(NOON), database.unit_of_work() as own:
                limits.count(own, LIMIT, "somebody")
        except TooMany:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(one, range(16)))
    assert sum(answers) == LIMIT.times
    with database.reading() as session:
        assert session.scalars(sa.select(RateCount.seen)).all() == [LIMIT.times]


def test_everybody_and_every_limit_is_counted_apart(quick: Session) -> None:
    other = Limit("other", 5, LIMIT.within)
    with quick, clock.frozen(NOON):
        assert all(allowed(quick) for _time in range(5))
        assert not allowed(quick)
        assert allowed(quick, "somebody else")
        assert allowed(quick, "somebody", other)


def test_after_the_window_everybody_begins_anew(quick: Session) -> None:
    with quick:
        with clock.frozen(NOON):
            assert [allowed(quick) for _time in range(6)][-1] is False
        with clock.frozen(NOON + timedelta(minutes=9, seconds=59)):
            assert not allowed(quick)
        with clock.frozen(NOON + timedelta(minutes=10)):
            assert allowed(quick)


def test_what_is_given_back_may_be_used_again(session: Session) -> None:
    with clock.frozen(NOON):
        assert all(allowed(session) for _time in range(5))
        limits.give_back(session, LIMIT, "somebody")
        assert allowed(session)
        assert not allowed(session)


def test_nobody_gets_more_by_giving_back_too_often(session: Session) -> None:
    with clock.frozen(NOON):
        allowed(session)
        for _time in range(5):
            limits.give_back(session, LIMIT, "somebody")
            limits.give_back(session, LIMIT, "never seen")
        assert [allowed(session) for _time in range(6)] == [True] * 5 + [False]


def test_giving_back_touches_nobody_else(quick: Session) -> None:
    with quick, clock.frozen(NOON):
        assert all(allowed(quick, "one") for _time in range(5))
        limits.give_back(quick, LIMIT, "two")
        assert not allowed(quick, "one")


def test_old_windows_are_forgotten_and_young_ones_stay(session: Session) -> None:
    for age in (0, 1, 3):
        with clock.frozen(NOON - timedelta(days=age)):
            allowed(session)
    with clock.frozen(NOON):
        assert limits.sweep(session) == 1
        assert limits.sweep(session) == 0
    assert session.scalar(sa.select(sa.func.count()).select_from(RateCount)) == 2


def test_an_address_is_a_keyed_word_of_one_day() -> None:
    secret, address = b"s" * 32, "203.0.113.7"
    with clock.frozen(NOON):
        word = limits.anonymous(secret, address)
        assert word == limits.anonymous(secret, address)
        assert address not in word
        assert word != limits.anonymous(b"t" * 32, address)
        assert word != limits.anonymous(secret, "203.0.113.8")
    with clock.frozen(NOON + timedelta(days=1)):
        assert word != limits.anonymous(secret, address)


def test_one_home_with_many_addresses_counts_as_one() -> None:
    """A household has a whole /64 of IPv6."""
    secret = b"s" * 32
    with clock.frozen(NOON):
        home = limits.anonymous(secret, "2001:db8:1:2::1")
        assert home == limits.anonymous(secret, "2001:db8:1:2:ffff:ffff:ffff:ffff")
        assert home != limits.anonymous(secret, "2001:db8:1:3::1")


def test_what_is_no_address_is_counted_together() -> None:
    assert limits.anonymous(b"s", "x") == limits.anonymous(b"s", "") == limits.anonymous(b"s", "1.2.3.4.5")
