"""`comments.csv`: what the statements say, how often they were agreed with, and which ones moderation took out."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from participation.kernel.errors import DomainError
from participation.tallies.opinions.reading.names import AGREED, DISAGREED, META, MODERATED, STATEMENT, TEXT
from participation.tallies.opinions.reading.sheets import read_sheet

OUT = "-1"


class Comments(NamedTuple):
    """By the number of each statement: `texts`, and how many agreed and disagreed (`agreed`)."""

    moderated_out: frozenset[str]
    texts: dict[str, str]
    agreed: dict[str, tuple[int, int]]


NONE = Comments(frozenset(), {}, {})


def read_comments(path: Path) -> Comments:
    """What a file holds. Polis takes out what is moderated -1, and questions about the person (`is_meta`).

    Raises DomainError that names the line.
    """
    sheet = read_sheet(path)
    number, out, texts, agreed = sheet.need(*STATEMENT), set(), {}, {}
    moderated, meta, text = sheet.find(*MODERATED), sheet.find(*META), sheet.find(*TEXT)
    sums = sheet.find(*AGREED), sheet.find(*DISAGREED)
    for line, cells in sheet.rows:
        name = cells[number].strip()
        if _decision(line, cells, moderated) == OUT or _yes(cells, meta):
            out.add(name)
        texts[name] = "" if text is None else cells[text].strip()
        if (both := both_sides(cells, *sums)) is not None:
            agreed[name] = both
    return Comments(frozenset(out), texts, agreed)


def both_sides(cells: Sequence[str], agree: int | None, disagree: int | None) -> tuple[int, int] | None:
    """Two counts in a row, if both are there."""
    if agree is None or disagree is None:
        return None
    both = cells[agree].strip(), cells[disagree].strip()
    return (int(both[0]), int(both[1])) if all(one.isdecimal() and len(one) < 10 for one in both) else None


def _decision(line: int, cells: Sequence[str], moderated: int | None) -> str:
    said = "" if moderated is None else cells[moderated].strip().replace("−", "-").removesuffix(".0")
    if said not in ("", "0", "1", OUT):
        raise DomainError(
            "Zeile %(line)s: „%(said)s“ ist keine Moderation; es gibt 1, 0 und -1.",
            line=str(line),
            said=said[:40],
        )
    return said


def _yes(cells: Sequence[str], meta: int | None) -> bool:
    return meta is not None and cells[meta].strip().lower() in ("1", "true", "t")
