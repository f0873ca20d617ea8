"""The words of a paragraph on the clipboard, with their emphasis."""

import re
from html import escape

from participation.formats.documents.intake.tree import Node

_TAGS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "u": "u", "s": "s", "strike": "s", "del": "s",
         "sup": "sup", "sub": "sub", "code": "code"}  # fmt: skip


def inline(node: Node) -> str:
    """The words in a paragraph with their emphasis, the sign of a list item left out."""
    words = re.sub(r" ?<br> ?", "<br>", re.sub(r"[ \t\r\n]+", " ", _marked(node)))
    return re.sub(r"^(?:\s|<br>)+|(?:\s|<br>)+$", "", words)


def _marked(node: Node) -> str:
    written = []
    for one in node:
        if isinstance(one, str):
            written.append(escape(one, quote=False))
        elif one.name == "br":
            written.append("<br>")
        elif _counts(one):
            written.append(_wrapped(one, _marked(one)))
    return "".join(written)


def _counts(node: Node) -> bool:
    """Whether a stretch is text: no sign of an item, no mark of a comment, nothing hidden."""
    style = node.style
    hidden = (
        style.get("mso-list") == "ignore" or style.get("display") == "none" or style.get("mso-hide") == "all"
    )
    return not hidden and "msocomanchor" not in node.classes and "msocomtxt" not in node.classes


def _wrapped(node: Node, words: str) -> str:
    if not words.strip():
        return words
    if node.name == "a" and node.attributes.get("href", "").startswith(("http", "mailto:")):
        return f'<a href="{escape(node.attributes["href"])}">{words}</a>'
    for tag in _tags(node):
        words = f"<{tag}>{words}</{tag}>"
    return words


def _tags(node: Node) -> list[str]:
    """What an element means; Google Docs says it in styles, and wraps everything in a `<b>` that is none."""
    style = node.style
    if node.name == "b" and style.get("font-weight") == "normal":
        return []
    found = [_TAGS[node.name]] if node.name in _TAGS else []
    if node.name == "span":
        found += ["strong"] if style.get("font-weight") in {"bold", "600", "700", "800", "900"} else []
        found += ["em"] if style.get("font-style") == "italic" else []
        found += ["u"] if "underline" in style.get("text-decoration", "") else []
    return found


def is_bold(node: Node) -> bool:
    """Whether all of its words are."""
    plain = re.sub(r"<strong>.*?</strong>", "", _marked(node), flags=re.DOTALL)
    return not re.sub(r"<[^>]+>|&nbsp;|\s", "", plain)


def said(node: Node) -> str:
    """The words of a heading, its number included, which Word hides as the sign of a list."""
    return "".join(
        one if isinstance(one, str) else (" " if one.name == "br" else said(one))
        for one in node
        if isinstance(one, str) or "msocomanchor" not in one.classes
    ).replace("\u00a0", " ")
