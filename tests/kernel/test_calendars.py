"""Calendar files as RFC 5545 wants them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from participation.kernel.calendars import Entry, calendar

BEGIN = datetime(2026, 7, 1, 18, 30, tzinfo=ZoneInfo("Europe/Berlin"))
ENTRY = Entry(
    uid="abc@example.org",
    title="Bürgerabend: Fragen, Antworten; und „mehr“ " + "sehr lang " * 12,
    starts_at=BEGIN,
    ends_at=BEGIN.replace(hour=20),
    changed_at=datetime(2026, 5, 1, 9, tzinfo=UTC),
    revision=3,
    text="Erste Zeile\nzweite \\ Zeile",
    place="Rathaus, Großer Saal",
    point=(50.05, 9.05),
    url="https://mitmachen.example.org/stadt/",
)


def test_every_calendar_reads_back_what_was_written() -> None:
    (event,) = Calendar.from_ical(calendar([ENTRY], "Grüne Mitte")).walk("VEVENT")
    assert str(event["summary"]) == ENTRY.title
    assert str(event["description"]) == ENTRY.text
    assert str(event["location"]) == ENTRY.place
    assert event.decoded("dtstart") == ENTRY.starts_at
    assert event.decoded("dtend") == ENTRY.ends_at
    assert (event["uid"], event["sequence"], event["status"]) == (ENTRY.uid, 3, "CONFIRMED")
    assert (event["geo"].latitude, event["geo"].longitude) == ENTRY.point


def test_lines_are_short_end_as_they_must_and_times_are_utc() -> None:
    written = calendar([ENTRY], "Grüne Mitte")
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert b"DTSTART:20260701T163000Z" in written
    assert b"DTSTAMP:20260501T090000Z" in written
    assert b"VERSION:2.0" in written
    assert b"PRODID:" in written
    assert rb"Fragen\, Antworten\; und" in written.replace(b"\r\n ", b"")


def test_what_is_called_off_says_so_and_words_cannot_break_out() -> None:
    from dataclasses import replace

    evil = replace(ENTRY, title="X\r\nSTATUS:CONFIRMED\r\nATTACH:http://boese.example", cancelled=True)
    (event,) = Calendar.from_ical(calendar([evil], "N")).walk("VEVENT")
    assert event["status"] == "CANCELLED"
    assert "attach" not in event


def test_an_empty_calendar_is_one() -> None:
    assert Calendar.from_ical(calendar([], "Leer")).walk("VEVENT") == []
