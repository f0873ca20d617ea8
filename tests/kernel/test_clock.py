"""UTC inside, German days outside, also on the two days of a year that are not 24 hours long."""

from datetime import UTC, date, datetime, timedelta

from participation.kernel import clock


def test_now_is_utc_and_stands_still_when_told_to() -> None:
    assert clock.now().tzinfo is UTC
    stop = datetime(2026, 3, 29, 3, 30, tzinfo=clock.BERLIN)
    with clock.frozen(stop):
        assert clock.now() == stop
        assert clock.now().tzinfo is UTC
        with clock.frozen(stop + timedelta(hours=1)):
            assert clock.now() == stop + timedelta(hours=1)
        assert clock.now() == stop
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_the_clock_goes_on_after_a_failure() -> None:
    try:
        with clock.frozen(datetime(2000, 1, 1, tzinfo=UTC)):
            raise ValueError
    except ValueError:
        assert clock.now().year > 2000


def test_a_german_day_begins_at_midnight_in_berlin() -> None:
    assert clock.start_of(date(2026, 1, 15)) == datetime(2026, 1, 14, 23, tzinfo=UTC)
    assert clock.start_of(date(2026, 7, 15)) == datetime(2026, 7, 14, 22, tzinfo=UTC)


def test_the_day_the_clocks_go_forward_has_23_hours_and_the_other_25() -> None:
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 5, 1), 24)):
        assert clock.end_of(day) - clock.start_of(day) == timedelta(hours=hours)
        assert clock.end_of(day) == clock.start_of(day + timedelta(days=1))


def test_what_ends_on_a_day_has_that_day_as_its_last() -> None:
    for day in (date(2026, 11, 30), date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 31)):
        assert clock.last_day_before(clock.end_of(day)) == day
        assert clock.last_day_before(clock.start_of(day) + timedelta(microseconds=1)) == day


def test_people_read_their_own_time() -> None:
    assert clock.local(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)).strftime("%d.%m. %H:%M") == "02.07. 00:30"
