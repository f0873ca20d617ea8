"""One bar for each thing."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from participation.kernel.charts.drawing import frame, legend, part, row, track


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, how long it is, and how that is said (`1.204 Stimmen`). A strong one stands out."""

    label: str
    value: float
    said: str
    strong: bool = False


def bars(entries: Sequence[Bar], label: str, *, longest: float = 0) -> Markup:
    """Horizontal bars, one below the other, the longest as wide as the chart, or `longest` where that is given (such
    as 100 for percent). Values below zero have no length."""
    whole = longest or max((one.value for one in entries), default=0)
    rows = [_row(one, track([("chart__fill", 0, part(one.value, whole))])) for one in entries]
    return frame(rows, _said(entries), label)


def stacked(entries: Sequence[Bar], label: str) -> Markup:
    """One bar whose parts together are the whole, with a legend below; at most six parts can be told apart."""
    whole, at, parts = sum(max(one.value, 0) for one in entries), 0.0, []
    for number, one in enumerate(entries, 1):
        width = part(one.value, whole)
        parts.append((f"chart__part chart__part--{number}", at, width))
        at += width
    keys = [(f"chart__key--{number}", f"{one.label}: {one.said}") for number, one in enumerate(entries, 1)]
    return frame([track(parts), legend(keys)], _said(entries), label, " chart--stacked")


def diverging(entries: Sequence[Bar], label: str) -> Markup:
    """Bars to the left and to the right of a line in the middle: below and above zero."""
    whole = max((abs(one.value) for one in entries), default=0)
    rows = []
    for one in entries:
        width = part(abs(one.value), whole) / 2
        below = one.value < 0
        side = "chart__fill chart__fill--below" if below else "chart__fill chart__fill--above"
        rows.append(_row(one, track([(side, 50 - width if below else 50, width)], middle=True)))
    return frame(rows, _said(entries), label, " chart--diverging")


def _row(entry: Bar, drawn: Markup) -> Markup:
    return row(entry.label, drawn, entry.said, strong=entry.strong)


def _said(entries: Sequence[Bar]) -> list[str]:
    return [f"{one.label} {one.said}" for one in entries]
