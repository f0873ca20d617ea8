"""Programs may ask often, but not for ever."""

from datetime import timedelta

import pytest

from participation.kernel import clock, pace
from participation.kernel.pace import Pace
from tests.factories import at

NOON = at(2026, 5, 6)


def test_who_asks_more_often_waits_for_the_rest_of_the_window() -> None:
    slow = Pace(2, 60)
    with clock.frozen(NOON + timedelta(seconds=20)):
        assert [slow.wait("a"), slow.wait("a"), slow.wait("a")] == [0, 0, 40]
        assert slow.wait("b") == 0


def test_the_next_window_begins_at_nothing() -> None:
    slow = Pace(1, 60)
    for minute in range(3):
        with clock.frozen(NOON + timedelta(minutes=minute)):
            assert slow.wait("a") == 0
            assert slow.wait("a") == 60


def test_memory_is_bounded_whoever_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "MOST", 3)
    slow = Pace(1, 60)
    with clock.frozen(NOON):
        for who in "abcdefgh":
            slow.wait(who)
        assert len(slow._seen) <= 3
