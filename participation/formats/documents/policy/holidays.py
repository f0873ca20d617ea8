"""Days on which German offices are closed: a period that ends on one of them is hard to keep.

Holidays by law of the federation and of the federal states, as of 2026; those of single municipalities are left out.
Easter after Gauss, in Lichtenberg's version (Historia Mathematica 24, 1997).
"""

from datetime import date, timedelta

_FIXED = {(1, 1): "", (5, 1): "", (10, 3): "", (12, 25): "", (12, 26): ""}
_MOVING = (-2, 1, 39, 50)
"""Days from Easter Sunday: Good Friday, Easter Monday, Ascension, Whit Monday."""
_STATES: dict[tuple[int, int] | int, str] = {
    (1, 6): "08 09 15",
    (3, 8): "11 13",
    60: "05 06 07 08 09 10",
    (8, 15): "10",
    (9, 20): "16",
    (10, 31): "01 02 03 04 12 13 14 15 16",
    (11, 1): "05 07 08 09 10",
}
"""By day, or days from Easter Sunday: the states (first two digits of the AGS) in which it is a holiday."""


def easter(year: int) -> date:
    """Easter Sunday."""
    century = year // 100
    moon = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun = 2 - (3 * century + 3) // 4
    golden = year % 19
    seed = (19 * golden + moon) % 30
    full = 21 + seed - (seed // 29 + (seed // 28 - seed // 29) * (golden // 11))
    first = 7 - (year + year // 4 + sun) % 7
    return date(year, 3, 1) + timedelta(days=full + 7 - (full - first) % 7 - 1)


def is_holiday(day: date, state: str) -> bool:
    """Whether a day is a holiday in a federal state, given by the first two digits of an official key."""
    after = (day - easter(day.year)).days
    if (day.month, day.day) in _FIXED or after in _MOVING or (state == "12" and after in (0, 49)):
        return True
    repentance = date(day.year, 11, 23) - timedelta(days=(date(day.year, 11, 23).weekday() - 2) % 7 or 7)
    if state == "14" and day == repentance:
        return True
    return any(state in _STATES.get(key, "").split() for key in ((day.month, day.day), after))


def is_working_day(day: date, state: str) -> bool:
    """Monday to Friday, and no holiday."""
    return day.weekday() < 5 and not is_holiday(day, state)
