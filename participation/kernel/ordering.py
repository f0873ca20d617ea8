"""Rows that people put in order."""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """A row that knows its place among others, from 1."""

    position: int


Row = TypeVar("Row", bound=Placed)


def shift(rows: Sequence[Row], row: Row, *, up: bool) -> None:
    """Let a row change places with the one before (or after) it, and number all anew; at the edge nothing moves."""
    order = list(rows)
    here = order.index(row)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    for position, entry in enumerate(order, 1):
        entry.position = position
