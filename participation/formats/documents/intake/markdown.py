"""Cleaned HTML as Markdown, for people to edit; and where that says less than the HTML did."""

import re

from participation.formats.documents.intake.numbers import whole
from participation.formats.documents.intake.tree import Node, tree_of

_LOSSY = re.compile(r"<(?:u|sub)>|(?:col|row)span=|<ol type=|<td><p>|<td><ul>|<td><ol>|<caption>")
_SIGNS = re.compile(r"([\\`*_\[\]<>])")
_LINE_STARTS = re.compile(r"^(\s*)(#{1,6}\s|[-+]\s|\d+[.)]\s|[-=]{2,}\s*$|\|)", re.MULTILINE)
_EMPHASIS = {"strong": "**", "em": "*", "s": "~~", "code": "`"}


def says_less(html: str) -> bool:
    """Whether HTML has what Markdown can not say: joined cells, underlines, items with letters."""
    return bool(_LOSSY.search(html))


def markdown_of(html: str) -> str:
    """Sanitised HTML as Markdown that reads back as the same words."""
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(_blocks(tree_of(html)))).strip()


def _blocks(node: Node) -> list[str]:
    return [written for one in node.elements() if (written := _block(one)).strip()]


def _block(node: Node) -> str:
    if node.name in {"ul", "ol"}:
        return "\n".join(_items(node))
    if node.name == "table":
        return _table(node)
    if node.name == "blockquote":
        return "\n".join(f"> {line}" for line in "\n\n".join(_blocks(node)).split("\n"))
    if node.name == "hr":
        return "---"
    words = _LINE_STARTS.sub(lambda found: f"{found[1]}\\{found[2]}", _inline(node).strip())
    return re.sub(r"\\(\d+)([.)])", r"\1\\\2", words)


def _items(node: Node) -> list[str]:
    lines = []
    place = whole(node.attributes.get("start"), 1)
    for one in node.elements():
        sign = "-" if node.name == "ul" else f"{place}."
        place += 1
        inner = [part for part in one.elements() if part.name in {"ul", "ol"}]
        words = Node("li", {}, [part for part in one if part not in inner])
        lines.append(f"{sign} {_inline(words).strip()}".replace("\n", f"\n{' ' * (len(sign) + 1)}"))
        lines += [f"{' ' * (len(sign) + 1)}{line}" for part in inner for line in _items(part)]
    return lines


def _table(node: Node) -> str:
    rows = [[_cell(cell) for cell in row.elements()] for row in node.every() if row.name == "tr"]
    width = max((len(row) for row in rows), default=0)
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
    headed = any(inner.name == "th" for inner in node.every())
    rule = "|" + "---|" * width
    return "\n".join([lines[0], rule, *lines[1:]] if headed else ["|" + "  |" * width, rule, *lines])


def _cell(cell: Node) -> str:
    return " ".join(_inline(cell).split()).replace("|", "\\|")


def _inline(node: Node) -> str:
    written = []
    for one in node:
        if isinstance(one, str):
            written.append(_SIGNS.sub(r"\\\1", one))
        elif one.name == "br":
            written.append("\n")
        else:
            written.append(_marked(one, _inline(one)))
    return "".join(written)


def _marked(node: Node, words: str) -> str:
    """Emphasis holds only where it touches a word: white space goes outside."""
    inner = words.strip()
    if not inner:
        return words
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if node.name == "a" and node.attributes.get("href"):
        return f"{before}[{inner}]({node.attributes['href']}){after}"
    if node.name in {"p", "li", "ul", "ol"}:  # in a cell of a table, which is one line
        return f"{words} "
    sign = _EMPHASIS.get(node.name, "")
    return f"{before}{sign}{inner}{sign}{after}"
