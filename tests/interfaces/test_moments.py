"""Instants and intervals as programs write them."""

import calendar
import re
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participation.interfaces.moments import PATTERN, Span, read_span, utc


@pytest.mark.parametrize("year", range(1896, 2105))
def test_every_day_of_the_calendar_is_known_and_no_other(year: int) -> None:
    for month in range(1, 13):
        last = calendar.monthrange(year, month)[1]
        assert read_span(f"{year}-{month:02}-{last:02}") is not None
        assert read_span(f"{year}-{month:02}-{last + 1:02}") is None


UNHURRIED = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""The same examples every time; a slow machine is no finding."""


@UNHURRIED
@given(st.from_regex(PATTERN, fullmatch=True))
def test_whatever_fits_the_pattern_can_be_read(typed: str) -> None:
    assert read_span(typed) is not None


@UNHURRIED
@given(st.text(max_size=30))
def test_nothing_else_is_read(typed: str) -> None:
    assert (read_span(typed) is not None) == bool(re.fullmatch(PATTERN, typed))


def test_a_day_is_all_of_it() -> None:
    day = read_span("2026-05-06")
    last = datetime(2026, 5, 6, 23, 59, 59, 999999, tzinfo=UTC)
    assert day == Span(datetime(2026, 5, 6, tzinfo=UTC), last)


def test_times_are_told_in_utc() -> None:
    span = read_span("2026-05-06T12:00:00.5+02:00/..")
    assert span is not None
    assert span.since is not None
    assert (utc(span.since), span.until) == ("2026-05-06T10:00:00Z", None)
