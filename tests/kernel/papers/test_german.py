"""Figures and dates as papers write them."""

from datetime import UTC, date, datetime

from participation.kernel.papers import german


def test_numbers_shares_and_amounts() -> None:
    assert german.number(1204) == "1.204"
    assert german.number(2.5) == "2,5"
    assert german.percent(1, 3) == "33,3\u00a0%"
    assert german.percent(1, 0) == "–"
    assert german.count(1, "Idee", "Ideen") == "1 Idee"
    assert german.count(1204, "Idee", "Ideen") == "1.204 Ideen"


def test_days_are_german_ones() -> None:
    assert german.day(datetime(2026, 4, 30, 22, 30, tzinfo=UTC)) == "1. Mai 2026"
    assert german.day(date(2026, 3, 3)) == "3. März 2026"


def test_enumerations() -> None:
    assert german.enumerated(["A"]) == "A"
    assert german.enumerated(["A", "B", "C"]) == "A, B und C"
    assert german.enumerated([]) == ""
