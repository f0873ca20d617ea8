"""Numbers and months sorted into ranges that a chart can draw: few of them, with round edges.

A range of numbers is written `0|10`: from 0 to below 10. One of months or years holds both ends: `2026-05|2026-07`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

MOST_RANGES = 12
_STEPS = (Decimal(1), Decimal(2), Decimal(5))
MONTHS_DRAWN = 24
"""More months than that are counted by year."""


def number_ranges(counts: Counter[str], *, finest: Decimal, cuts: Sequence[Decimal] = ()) -> dict[str, int]:
    """How many numbers lie in each range, empty ones in between told, too.

    `finest` is the smallest difference that numbers can have. `cuts` are the edges to use instead of round ones.
    """
    values = {Decimal(text): number for text, number in counts.items() if number}
    if not values:
        return {}
    edges = _cut(values, cuts, finest) if cuts else _round_edges(min(values), max(values), finest)
    found = {_key(low, high): 0 for low, high in pairwise(edges)}
    keys = list(found)
    for value, number in values.items():
        found[keys[_place(edges, value)]] += number
    return found


def months(counts: Counter[str]) -> dict[str, int]:
    """How many dates lie in each month or, over a long time, in each year or some years; empty ones are told, too."""
    filled = sorted(month for month, number in counts.items() if number)
    if not filled:
        return {}
    first, last = _ordinal(filled[0]), _ordinal(filled[-1])
    if last - first < MONTHS_DRAWN:
        return {_month(number): counts[_month(number)] for number in range(first, last + 1)}
    years = Counter[int]()
    for month in filled:
        years[int(month[:4])] += counts[month]
    ranges = number_ranges(Counter({str(year): number for year, number in years.items()}), finest=Decimal(1))
    return {_years(key): number for key, number in ranges.items()}


def merged(ranges: dict[str, int], least: int) -> dict[str, int]:
    """Neighbours put together until each has none or at least `least`; nothing where all together have fewer."""
    found: list[tuple[str, int]] = []
    waiting: tuple[str, int] | None = None
    for key, number in ranges.items():
        one = (key, number) if waiting is None else _together(waiting, (key, number))
        waiting = one if 0 < one[1] < least else None
        if waiting is None:
            found.append(one)
    while waiting is not None and found:
        waiting = _together(found.pop(), waiting)
        if waiting[1] >= least:
            found.append(waiting)
            waiting = None
    return {} if waiting is not None else dict(found)


def ends(key: str) -> tuple[str, str]:
    """Where a range begins and ends."""
    first, _bar, last = key.partition("|")
    return first, last or first


def mean(counts: Counter[str]) -> float | None:
    """The arithmetic mean of numbers, None of none."""
    people = counts.total()
    return float(sum(Decimal(key) * number for key, number in counts.items()) / people) if people else None


def median(counts: Counter[str]) -> float | None:
    """The number in the middle; of an even number of them, the mean of the two in the middle."""
    people = counts.total()
    if not people:
        return None
    middle = (_nth(counts, (people - 1) // 2) + _nth(counts, people // 2)) / 2
    return float(middle)


def _nth(counts: Counter[str], place: int) -> Decimal:
    for value in sorted(counts, key=Decimal):
        place -= counts[value]
        if place < 0:
            return Decimal(value)
    raise IndexError(place)


def _round_edges(low: Decimal, high: Decimal, finest: Decimal) -> list[Decimal]:
    """Edges at multiples of 1, 2 or 5 times a power of ten, so far apart that few ranges remain."""
    width = finest
    while (high - low) / width >= MOST_RANGES:
        width = next(step for step in _wider(width))
    first = (low / width).to_integral_value(ROUND_FLOOR)
    last = (high / width).to_integral_value(ROUND_FLOOR)
    return [(first + number) * width for number in range(int(last - first) + 2)]


def _wider(width: Decimal) -> Iterable[Decimal]:
    tens = Decimal(1).scaleb(width.adjusted())
    return (tens * step for step in (*_STEPS, Decimal(10)) if tens * step > width)


def _cut(values: dict[Decimal, int], cuts: Sequence[Decimal], finest: Decimal) -> list[Decimal]:
    inside = {cut for cut in cuts if min(values) < cut <= max(values)}
    return sorted({min(values), max(values) + finest} | inside)


def _place(edges: Sequence[Decimal], value: Decimal) -> int:
    return sum(edge <= value for edge in edges[1:])


def _key(low: Decimal, high: Decimal) -> str:
    return f"{low.normalize():f}|{high.normalize():f}"


def _together(first: tuple[str, int], second: tuple[str, int]) -> tuple[str, int]:
    return f"{ends(first[0])[0]}|{ends(second[0])[1]}", first[1] + second[1]


def _years(key: str) -> str:
    """`1970|1979`, both ends within; `1983` alone."""
    first, below = (int(end) for end in ends(key))
    return f"{first:04}" if below - first == 1 else f"{first:04}|{below - 1:04}"


def _ordinal(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
