"""When what everybody sees is counted anew, and which sheets are counted then."""

from participation.formats.surveys.policy.disclosure.hiding import FEW

STEP = 10
"""Sheets that must have come in since the last time: whoever compares two states sees what ten people did together."""
HELD_BACK = FEW
"""While a survey runs, the newest sheets wait: so the end result, too, is that of some more people and never of one."""


def to_count(sent: int, *, runs: bool) -> int:
    """How many of the sheets that were sent are counted for everybody."""
    return max(0, sent - HELD_BACK) if runs else sent


def is_due(sheets: int, counted: int | None, *, runs: bool, was_rounded: bool = False) -> bool:
    """Whether so many sheets are to be counted for everybody, `counted` of them having been counted before (None:
    never). After the end exact figures take the place of rounded ones."""
    if counted is None:
        return sheets >= (STEP if runs else FEW)
    return sheets - counted >= STEP or (was_rounded and not runs)
