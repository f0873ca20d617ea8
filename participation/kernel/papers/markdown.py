"""What staff write in Markdown, as blocks of a paper. HTML in it stays the words it is."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from participation.kernel import text
from participation.kernel.papers.model import Block, Grid, Heading, Listing, Paragraph, Quote, Run

if TYPE_CHECKING:
    from markdown_it.token import Token

FIRST, LAST = 3, 4
"""Levels of headings below that of a chapter."""
_SCHEMES = ("https://", "http://", "mailto:")


def blocks_of(markdown: str) -> tuple[Block, ...]:
    """The blocks of a text; nothing of an empty one. Pictures become their descriptions."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20}).enable("table")
    return tuple(_blocks(parser.parse(text.plain(markdown)[: text.LONGEST_RICH])))


def _blocks(tokens: Sequence["Token"]) -> Iterator[Block]:
    """The outermost blocks; the highest heading there is becomes the first level, whatever it was."""
    highest = min((one.tag for one in tokens if one.type == "heading_open"), default="h1")
    level, at = FIRST - 1, 0
    while at < len(tokens):
        end = _end(tokens, at)
        inside = tokens[at : end + 1]
        match tokens[at].type:
            case "heading_open":
                level = min(int(tokens[at].tag[1]) - int(highest[1]) + FIRST, level + 1, LAST)
                yield Heading(_words(inside[1]), level)
            case "bullet_list_open" | "ordered_list_open" as kind:
                yield Listing(tuple(_items(inside)), ordered=kind.startswith("ordered"))
            case "blockquote_open":
                yield Quote("\n".join(_words(one) for one in inside if one.type == "inline"))
            case "table_open":
                yield _table(inside)
            case "paragraph_open":
                yield Paragraph(_runs(inside[1]))
            case "fence" | "code_block":
                yield Paragraph((Run(tokens[at].content.rstrip("\n")),))
        at = end + 1


def _end(tokens: Sequence["Token"], start: int) -> int:
    """Where the block closes that begins at `start`."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens) - 1


def _items(inside: Sequence["Token"]) -> Iterator[tuple[Run, ...]]:
    """The items of a list; those of lists in it follow, each as an item of its own."""
    return (_runs(one) for one in inside if one.type == "inline")


def _table(inside: Sequence["Token"]) -> Grid:
    rows: list[list[str]] = []
    for one in inside:
        if one.type == "tr_open":
            rows.append([])
        elif one.type == "inline":
            rows[-1].append(_words(one))
    head, *body = rows
    return Grid("", tuple(head), tuple(tuple(row) for row in body))


def _words(token: "Token") -> str:
    return "".join(run.words for run in _runs(token))


def _runs(token: "Token") -> tuple[Run, ...]:
    """The words of a line in their looks."""
    found: list[Run] = []
    strong = emphasis = 0
    url = ""
    for one in token.children or ():
        strong += one.nesting if one.type.startswith("strong") else 0
        emphasis += one.nesting if one.type.startswith("em_") else 0
        if one.type == "link_open":
            address = str(one.attrGet("href") or "")
            url = address if address.startswith(_SCHEMES) else ""
        elif one.type == "link_close":
            url = ""
        words = "\n" if one.type in ("softbreak", "hardbreak") else one.content
        if words:
            found.append(Run(words, strong > 0, emphasis > 0, url))
    return tuple(found)
