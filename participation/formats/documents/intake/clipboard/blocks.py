"""HTML as office programs and browsers put it on the clipboard.

Word writes headings as `<h1>`, or as paragraphs with an outline level; list items as paragraphs of the class
`MsoListParagraph`, with `mso-list: l0 level2 lfo1` and the sign of the item as text, in a stretch that says
`mso-list: Ignore`. LibreOffice, Google Docs and browsers write real lists.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import escape

from participation.formats.documents.intake.clipboard.inline import inline, is_bold, said
from participation.formats.documents.intake.model import Block, BlockKind
from participation.formats.documents.intake.numbers import is_whole, whole
from participation.formats.documents.intake.tree import Node, tree_of
from participation.formats.documents.intake.writing import html_of
from participation.kernel import text

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"^h([1-6])$")
_HEADING_CLASS = re.compile(r"^(?:mso)?(?:heading|ueberschrift|überschrift)([1-6])$")
_MSO_LIST = re.compile(r"level(\d+)")
_MARKER = re.compile(
    r"^\(?(?:(?P<digit>\d{1,3})|(?P<lower>[a-z])|(?P<upper>[A-Z])|(?P<roman>[ivx]{2,6}))[.)]$"
)
_GROUPS = frozenset({"", "div", "span", "tbody"})
_BLOCKS = frozenset({"p", "div", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})


def blocks_of(html: str, lost: Counter[str]) -> list[Block]:
    """The blocks of pasted HTML; what is lost is counted into `lost`. Raises DomainError for what is too large."""
    found = _FRAGMENT.search(html)
    root = tree_of(text.tidied(found.group(1) if found else html))
    lost["images"] += sum(node.name == "img" for node in root.every())
    lost["comments"] += sum("msocomanchor" in node.classes for node in root.every())
    return list(_blocks(root))


def _blocks(parent: Node) -> Iterator[Block]:
    """What stands in a group; loose words between blocks are paragraphs."""
    loose: list[Node | str] = []
    for one in parent:
        if isinstance(one, str) or (one.name not in _BLOCKS and not _holds_blocks(one)):
            loose.append(one)
            continue
        yield from _loose(loose)
        loose = []
        yield from _block(one)
    yield from _loose(loose)


def _holds_blocks(node: Node) -> bool:
    return any(inner.name in _BLOCKS for inner in node.every())


def _loose(parts: list[Node | str]) -> Iterator[Block]:
    html = inline(Node("", {}, list(parts)))
    if html:
        yield Block(BlockKind.PARAGRAPH, html)


def _block(node: Node) -> Iterator[Block]:
    heading = _heading(node)
    if heading:
        yield Block(
            BlockKind.HEADING, escape(" ".join(said(node).split())), heading, is_title=_is_title(node)
        )
    elif node.name in {"ul", "ol"}:
        yield from _items(node, 0)
    elif node.name == "table":
        yield from _table(node)
    elif node.name == "p" or not any(inner.name in _BLOCKS for inner in list(node.every())[1:]):
        yield from _paragraph(node)
    elif node.name == "blockquote":
        yield Block(BlockKind.WHOLE, f"<blockquote>{html_of(_blocks(node))}</blockquote>")
    else:
        yield from _blocks(node)


def _heading(node: Node) -> int:
    found = _HEADING.match(node.name)
    if found:
        return int(found.group(1))
    level = node.style.get("mso-outline-level", "")
    if node.name == "p" and is_whole(level):
        return min(int(level), 6)
    named = [found for name in node.classes if (found := _HEADING_CLASS.match(name))]
    return int(named[0].group(1)) if named else int(_is_title(node))


def _is_title(node: Node) -> bool:
    return not node.classes.isdisjoint({"msotitle", "title", "titel"})


def _paragraph(node: Node) -> Iterator[Block]:
    html = inline(node)
    if not html:
        return
    listed = _MSO_LIST.search(node.style.get("mso-list", ""))
    sign = next((one for one in node.every() if one.style.get("mso-list") == "ignore"), None)
    if listed and (sign is not None or any("msolist" in name for name in node.classes)):
        marker, start = _marker(sign.words() if sign else "")
        yield Block(BlockKind.ITEM, html, int(listed.group(1)) - 1, marker=marker, start=start)
        return
    yield Block(BlockKind.PARAGRAPH, html, is_bold=is_bold(node))


def _marker(sign: str) -> tuple[str, int]:
    """How an item is numbered, and with what."""
    found = _MARKER.match(sign.strip())
    if not found:
        return "", 1
    if found["digit"]:
        return "1", int(found["digit"])
    letter = found["lower"] or found["upper"]
    if letter:
        return ("a" if found["lower"] else "A"), ord(letter.lower()) - ord("a") + 1
    return "i", 1


def _items(node: Node, level: int) -> Iterator[Block]:
    """The items of a list, and of the lists in it; some programs put an inner list beside its item."""
    kind = (node.attributes.get("type", "1")[:1] or "1") if node.name == "ol" else ""
    place = whole(node.attributes.get("start"), 1)
    for one in node.elements():
        if one.name in {"ul", "ol"}:
            yield from _items(one, level + 1)
            continue
        inner = [part for part in one.elements() if part.name in {"ul", "ol"}]
        words = Node("li", {}, [part for part in one if part not in inner])
        html = "<br>".join(block.html for block in _blocks(words))
        if html:
            yield Block(BlockKind.ITEM, html, level, marker=kind, start=place)
            place += 1
        for part in inner:
            yield from _items(part, level + 1)


def _table(node: Node) -> Iterator[Block]:
    rows = [row for row in node.every() if row.name == "tr"]
    cells = [[cell for cell in row.elements() if cell.name in {"td", "th"}] for row in rows]
    if sum(map(len, cells)) == 1:
        yield from _blocks(next(cell for row in cells for cell in row))
        return
    lines = ["<tr>" + "".join(map(_cell, row)) + "</tr>" for row in cells if row]
    heads = sum(1 for row in cells if row and all(cell.name == "th" for cell in row))
    head = f"<thead>{''.join(lines[:heads])}</thead>" if heads and heads < len(lines) else ""
    yield Block(
        BlockKind.WHOLE, f"<table>{head}<tbody>{''.join(lines[heads if head else 0 :])}</tbody></table>"
    )


def _cell(cell: Node) -> str:
    inner = list(_blocks(cell))
    for block in inner:
        if block.kind is BlockKind.HEADING:
            block.kind, block.html = BlockKind.PARAGRAPH, f"<strong>{block.html}</strong>"
    alone = len(inner) == 1 and inner[0].kind is BlockKind.PARAGRAPH
    spans = "".join(
        f' {name}="{said}"'
        for name in ("colspan", "rowspan")
        if 1 < (said := whole(cell.attributes.get(name))) < 100
    )
    return f"<{cell.name}{spans}>{inner[0].html if alone else html_of(inner)}</{cell.name}>"
