"""The words of cleaned HTML, and where each of them stands in it.

What is marked in a text is marked in its words; to show the mark, the place must be found again in the HTML. Both
follow from the same walk: the sources of all pieces, one after the other, are the HTML, and their words are the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_PIECE = re.compile(r"<[^>]*>|[^<&]+|&(?:#?\w+;)?|<")
_NAME = re.compile(r"</?([a-z0-9]+)")
_BREAKS = frozenset(
    {
        "p",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "caption",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
    }
)
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag or some words. `source` is how it stands in the HTML, `words` what it adds to the text: for a tag nothing,
    or the line break or tab that parts blocks and cells, in front of the words that follow."""

    source: str
    words: str
    is_tag: bool


def pieces(html: str) -> Iterator[Piece]:
    """Tags and words of sanitised HTML, in order; an entity is a piece of its own.

    White space between blocks adds nothing; inside a block it is one blank.
    """
    written, owed = "", ""
    for found in _PIECE.finditer(html):
        source = found.group()
        if source.startswith("<") and len(source) > 1:
            owed = _more(owed, _parting(source))
            yield Piece(source, "", is_tag=True)
            continue
        words = re.sub(r"[ \t\r\n]+", " ", unescape(source))
        if (not written or owed or written.endswith(" ")) and words.startswith(" "):
            words = words[1:]
        if words and owed:
            if written:
                words = owed + words
            owed = ""
        written = words or written
        yield Piece(source, words, is_tag=False)


def text_of(html: str) -> str:
    """The words of sanitised HTML: a line for each paragraph, item or row, a tab between cells."""
    return "".join(piece.words for piece in pieces(html)).rstrip()


def _parting(tag: str) -> str:
    """What a tag puts between the words before and after it."""
    found = _NAME.match(tag)
    name = found.group(1) if found else ""
    return "\n" if name in _BREAKS else "\t" if name in _CELLS else ""


def _more(one: str, other: str) -> str:
    """A line break parts more than a tab does."""
    return "\n" if "\n" in one + other else one or other
