"""Figures and dates in papers, which are German whoever reads the page they are ordered from."""

from datetime import date, datetime

from babel.numbers import format_decimal

from participation.kernel import clock

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


def number(value: float, pattern: str = "#,##0.##") -> str:
    """`1.204` or `2,5`"""
    return str(format_decimal(value, pattern, locale="de"))


def percent(part: float, whole: float) -> str:
    """`65,2 %`; a dash where there is nothing to be a part of."""
    return f"{number(100 * part / whole, '#,##0.0')}\u00a0%" if whole else "–"


def count(value: float, one: str, many: str) -> str:
    """`1 Idee`, `1.204 Ideen`"""
    return f"{number(value)} {one if value == 1 else many}"


def count_days(value: float) -> str:
    """`1 Tag`, `12,5 Tagen`: as after `von`"""
    return f"{number(value)} {'Tag' if value == 1 else 'Tagen'}"


def day(moment: datetime | date) -> str:
    """`3. Mai 2026`, in German time"""
    found = clock.local(moment) if isinstance(moment, datetime) else moment
    return f"{found.day}. {MONTHS[found.month - 1]} {found.year}"


def enumerated(words: list[str]) -> str:
    """`A, B und C`"""
    return " und ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
