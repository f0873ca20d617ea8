"""When what everybody sees is counted anew."""

STEP = 10
"""Sheets that must have come in since the last time: whoever compares two states sees what ten people did together."""


def is_due(sheets: int, counted: int | None, *, only_exactness: bool = False) -> bool:
    """Whether so many sheets are to be counted for everybody, `counted` of them having been counted before (None:
    never). `only_exactness`: what is there is rounded, and shall be told exactly now.

    The same sheets may always be told exactly after they were told in fives; a few more may not.
    """
    if counted is None:
        return sheets >= STEP
    return sheets - counted >= STEP or (only_exactness and sheets == counted)
