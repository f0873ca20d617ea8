"""The words of a section: its text without tags, and where in the HTML each character of it stands.

The HTML is what `kernel.text` has cleaned, so its tags are well formed and its entities are known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

INLINE = frozenset({"a", "strong", "em", "b", "i", "u", "s", "code", "sup", "sub", "span", "mark"})
"""Tags that stand within a line; all others begin a new one."""
CELLS = frozenset({"td", "th"})
_TOKEN = re.compile(r"<(?:\"[^\"]*\"|[^>\"])*>|&[#\w]+;|\s+|[^<&\s]+|.", re.DOTALL)
_LIST = re.compile(
    r"<(?P<closes>/)(?:ol|ul)>|<(?P<kind>ol|ul)\b(?P<look>[^>]*)>|<li\b[^>]*>(?:\s*<p\b[^>]*>)?"
)
_TYPE = re.compile(r'type="(.)"')
_START = re.compile(r'start="(\d{1,6})"')
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")


@dataclass(slots=True)
class Wording:
    """`text` holds paragraphs, list items and cells as lines; `places[i]` tells where its i-th character begins in the
    HTML and where it ends; a line break that no character stands for is an empty place."""

    text: str = ""
    places: list[tuple[int, int]] = field(default_factory=list)


def words_of(html: str) -> str:
    """The text of cleaned HTML: white space is one space, blocks are parted by line breaks, no line is empty."""
    return wording(html).text


def rows_of(html: str) -> str:
    """The same as it is compared: the cells of a table's row stand in one line, and items of lists have their signs."""
    return wording(_signed(html), between_cells=" | ").text


def _signed(html: str) -> str:
    """HTML whose list items begin with their number, letter or dash as words."""
    lists: list[tuple[str, int]] = []  # how items are counted ("" for dashes), and the number of the next

    def sign(found: re.Match[str]) -> str:
        if found["closes"]:
            del lists[-1:]
        elif found["kind"]:
            counted = _TYPE.search(found["look"])
            start = _START.search(found["look"])
            word = "" if found["kind"] == "ul" else counted[1] if counted else "1"
            lists.append((word, int(start[1]) if start else 1))
        elif lists:
            word, number = lists[-1]
            lists[-1] = (word, number + 1)
            return f"{found[0]}{_sign(word, number)} "
        return found[0]

    return _LIST.sub(sign, html)


def _sign(word: str, number: int) -> str:
    if not word:
        return "–"
    return f"{chr(ord(word) + number - 1)})" if word in "aA" and number <= 26 else f"{number}."


def wording(html: str, *, between_cells: str = "\n") -> Wording:
    """The text of cleaned HTML, with the place of every character."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    gap = ""  # a space or line break that counts only once something follows
    for token, start, end in _tokens(html):
        if token.startswith("<") and len(token) > 1:
            gap = _parting(tag_name(token), gap, between_cells)
        elif token.isspace():
            gap = gap or " "
        else:
            if gap and letters:
                letters += gap
                places += [(start, start)] * len(gap)
            gap = ""
            letters += token
            whole = len(token) == end - start
            places += (
                zip(range(start, end), range(start + 1, end + 1), strict=True)
                if whole
                else ([(start, end)] * len(token))
            )
    return Wording("".join(letters), places)


def _parting(tag: str, gap: str, between_cells: str) -> str:
    """What parts the words before and after a tag, where `gap` parted them before it."""
    if tag in INLINE or (tag in CELLS and gap == "\n"):
        return gap
    return between_cells if tag in CELLS else "\n"


def tag_name(token: str) -> str:
    """The name of a tag, opening or closing, in small letters."""
    found = _NAME.match(token)
    return found[1].lower() if found else ""


def _tokens(html: str) -> Iterator[tuple[str, int, int]]:
    """Tags, white space, words, and entities as what they stand for, each with its place."""
    for found in _TOKEN.finditer(html):
        token = found[0]
        yield (unescape(token) if token.startswith("&") else token), found.start(), found.end()
