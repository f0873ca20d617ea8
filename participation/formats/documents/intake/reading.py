"""A text that staff bring, however it comes: typed, pasted or as a file."""

import re
from collections import Counter
from html import escape

from participation.formats.documents.intake import clipboard
from participation.formats.documents.intake.cutting import cut
from participation.formats.documents.intake.docx import read_docx
from participation.formats.documents.intake.docx.package import refuse_other_kinds
from participation.formats.documents.intake.model import Block, Brought, Unreadable
from participation.kernel import text

LONGEST_MARKDOWN = 1_000_000
"""Characters, about 500 pages."""
_TYPED_BULLET = re.compile(r"^([ \t]*)(?:[•·▪◦●○‣–]|o(?=\t))[ \t]+", re.MULTILINE)
_NO_HEAD = re.compile(r"<thead>\s*<tr>(?:\s*<th[^>]*></th>)+\s*</tr>\s*</thead>")
"""Markdown has no tables without a head: an empty one is none."""
_MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))


def read_file(name: str, data: bytes) -> Brought:
    """A DOCX, Markdown or text file. Raises Unreadable with a sentence for everything else."""
    if not data.strip():
        raise Unreadable("Diese Datei ist leer.", "file")
    if data.startswith(b"PK"):
        return read_docx(data)
    refuse_other_kinds(data)
    words, damaged = _decoded(data)
    if "<html" in words[:1000].lower() or name.lower().endswith((".htm", ".html")):
        return read_html(words)
    return read_markdown(words, Counter(damaged=damaged))


def read_markdown(markdown: str, lost: Counter[str] | None = None, source: str = "markdown") -> Brought:
    """Markdown, or plain text. Raises Unreadable."""
    return cut(markdown_blocks(markdown), source, lost)


def read_html(html: str) -> Brought:
    """What was pasted. Raises Unreadable."""
    lost: Counter[str] = Counter()
    return cut(clipboard.blocks_of(html, lost), "pasted", lost)


def markdown_blocks(markdown: str) -> list[Block]:
    """The blocks of Markdown; HTML in it is text, and signs of lists that were pasted as words are lists."""
    from markdown_it import MarkdownIt

    if len(markdown) > LONGEST_MARKDOWN:
        raise Unreadable("Der Text ist zu lang: höchstens %(most)s Zeichen.", "text", most=LONGEST_MARKDOWN)
    words = _TYPED_BULLET.sub(r"\1- ", text.plain(markdown))
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20}).enable(
        ["table", "strikethrough"]
    )
    html = re.sub(r"<img [^>]*?alt=\"([^\"]*)\"[^>]*>", lambda found: escape(found[1]), parser.render(words))
    return clipboard.blocks_of(_NO_HEAD.sub("", html), Counter())


def _decoded(data: bytes) -> tuple[str, int]:
    """The text of a file, and how many characters could not be read."""
    for encoding, mark in _MARKS:
        if data.startswith(mark):
            return _replaced(data, encoding)
    if data[:1000].count(0) * 3 > len(data[:1000]):
        return _replaced(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    if b"\0" in data[:4096]:
        raise Unreadable(
            "Das ist keine Textdatei. Bitte wählen Sie eine DOCX-, Markdown- oder Textdatei.", "file"
        )
    try:
        return data.decode("utf-8"), 0
    except UnicodeDecodeError:
        return _replaced(data, "cp1252")


def _replaced(data: bytes, encoding: str) -> tuple[str, int]:
    found = data.decode(encoding, "replace")
    return found, found.count("\ufffd")
