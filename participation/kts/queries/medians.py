"""What many processes say together: medians by size of municipality, and how much came in each month."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from participation.kts.policy.figures import Figure
from participation.kts.policy.indicators import INDICATORS, Indicator
from participation.municipalities.sizes import SIZES

ALL = "alle"
"""The key of all classes together."""
UNKNOWN = ""
"""The class of municipalities that did not say how many live there."""
LEAST = 3
"""Fewer processes have no median worth a name: it would be one municipality's own figure."""


@dataclass(frozen=True, slots=True)
class Together:
    """Figures of everything a filter leaves."""

    processes: Mapping[str, int]
    """By size class, and ALL."""
    medians: Mapping[str, Mapping[str, float | None]]
    """Indicator -> size class, and ALL -> median over processes; None where fewer than LEAST have a value."""
    months: Sequence[tuple[str, int]]
    """`2026-05` and how many contributions and comments came in then, without gaps, in order."""


def together(figures: Iterable[Figure]) -> Together:
    """Medians and months of some processes."""
    processes: Counter[str] = Counter()
    values: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    months: Counter[str] = Counter()
    for one in figures:
        processes[one.size_class] += 1
        months.update(one.months)
        for indicator in INDICATORS:
            value = indicator.of(one)
            if value is not None:
                values[indicator.key, one.size_class].append(value)
    return Together(
        {ALL: processes.total(), **{key: processes[key] for key in SIZES}},
        {one.key: _medians(one, values) for one in INDICATORS},
        [(month, months[month]) for month in _run(months)],
    )


def _medians(indicator: Indicator, values: Mapping[tuple[str, str], list[float]]) -> dict[str, float | None]:
    """Per size class, and of all, those of unknown size among them."""
    found = {key: values.get((indicator.key, key), []) for key in (UNKNOWN, *SIZES)}
    everything = [value for some in found.values() for value in some]
    return {key: _middle(indicator, some) for key, some in (found | {ALL: everything}).items()}


def _middle(indicator: Indicator, values: list[float]) -> float | None:
    return indicator.middle(values) if len(values) >= LEAST else None


def _run(months: Iterable[str]) -> list[str]:
    """Every month from the first to the last."""
    found = sorted(months)
    if not found:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (found[0], found[-1]))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
