"""Blocks become HTML: paragraphs, nested lists, and whatever is whole already."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from participation.formats.documents.intake.model import Block, BlockKind

DEEPEST_LIST = 8


def html_of(blocks: Iterable[Block]) -> str:
    """The blocks in order; items that follow each other are one list."""
    written = []
    for is_list, run in groupby(blocks, key=lambda block: block.kind is BlockKind.ITEM):
        some = list(run)
        written.append(_list(some) if is_list else "".join(map(_single, some)))
    return "".join(written)


def _single(block: Block) -> str:
    if block.kind is BlockKind.WHOLE:
        return block.html
    return f"<p>{block.html}</p>" if block.html.strip() else ""


def _list(items: Sequence[Block]) -> str:
    """Items of one or more lists; what stands deeper belongs to the item before."""
    written: list[str] = []
    opened, place = "", 0
    while place < len(items):
        item, inner = items[place], place + 1
        while inner < len(items) and items[inner].level > min(item.level, DEEPEST_LIST):
            inner += 1
        if opened != item.marker or not written:
            written.append(_closed(opened) if written else "")
            written.append(_opening(item))
            opened = item.marker
        written.append(f"<li>{item.html}{_list(items[place + 1 : inner])}</li>")
        place = inner
    return "".join([*written, _closed(opened)]) if written else ""


def _opening(item: Block) -> str:
    if not item.marker:
        return "<ul>"
    kind = f' type="{escape(item.marker)}"' if item.marker != "1" else ""
    start = f' start="{item.start}"' if item.start > 1 else ""
    return f"<ol{kind}{start}>"


def _closed(marker: str) -> str:
    return "</ol>" if marker else "</ul>"
