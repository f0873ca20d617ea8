"""Amounts and points as files write them: 100000, 100000.0, 1.234,50 or 12 000."""

import re
from fractions import Fraction

from participation.kernel.errors import DomainError

LONGEST = 15
"""Digits before the decimal mark; more are no amount of money, and floats would no longer hold them."""

_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([.,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def number(text: str, line: int, name: str) -> Fraction:
    """The number exactly. Raises DomainError naming the line (from 1) when it is none, or not one of this world.

    A single mark followed by exactly three digits separates thousands, as nobody writes amounts with three decimals.
    """
    said = text.strip().removesuffix("€").strip()
    said = said[:200]
    plain = _ungrouped(said) if _GROUPED.fullmatch(said) else said.replace(",", ".")
    if not _PLAIN.fullmatch(plain) or len(plain.partition(".")[0].lstrip("+-0")) > LONGEST:
        raise DomainError(
            "Zeile %(line)s: „%(text)s“ ist keine Zahl (%(name)s).", line=str(line), text=said[:40], name=name
        )
    return Fraction(plain)


def _ungrouped(said: str) -> str:
    whole, decimals = said, ""
    if cut := re.search(r"[.,](\d{1,2})$", said):
        whole, decimals = said[: cut.start()], "." + cut[1]
    return re.sub(r"[^\d+-]", "", whole) + decimals
