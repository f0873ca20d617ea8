"""A passage that somebody means: found in the words of a section, and marked in its HTML."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from participation.formats.documents.policy.wording import tag_name, wording
from participation.kernel.errors import DomainError

LONGEST = 2_000
"""Characters of a passage."""
MOST_TRIED = 1_000_000
"""Letters that are compared for one passage, and no more than 5,000 places."""
_QUOTES = "„“”\"'‚‘’»«›‹…"
_WORD = re.compile(r"\S+")
_TAG = re.compile(r"(<(?:\"[^\"]*\"|[^>\"])*>)")


@dataclass(frozen=True, slots=True)
class Span:
    """A passage in the text of a section, in characters; `key` names what was said about it."""

    start: int
    end: int
    key: str


def found_passage(text: str, quote: str, before: str = "") -> tuple[int, int]:
    """Where a passage stands in a text. `before` are words in front of it, which decide where it occurs twice.

    White space may differ, and quotation marks around it are left out. Raises DomainError for a passage that does
    not occur, or several times with nothing to decide.
    """
    squeezed = _Squeezed(text)
    hits = squeezed.hits(quote) or squeezed.hits(quote.strip(_QUOTES + " "))
    if not hits:
        raise DomainError(
            "Diese Stelle steht nicht im Abschnitt. Bitte kopieren Sie sie genau aus dem Text, "
            "oder lassen Sie das Feld leer, wenn Sie den ganzen Abschnitt meinen.",
            "quote",
        )
    ahead = "".join(before.split())
    meant = [span for here, span in hits if squeezed.letters.endswith(ahead, 0, here)]
    if len(meant) != 1:
        raise DomainError(
            "Diese Stelle kommt im Abschnitt %(times)s-mal vor. Bitte nehmen Sie ein paar Wörter davor oder "
            "danach dazu.",
            "quote",
            times=len(hits),
        )
    return meant[0]


class _Squeezed:
    """A text without its white space, searched in time that grows with its length: whatever strangers ask for."""

    def __init__(self, text: str) -> None:
        words = text.split()
        self.letters = "".join(words)
        self._begun = _begun(words)
        self._places = list(chain.from_iterable(range(*word.span()) for word in _WORD.finditer(text)))

    def hits(self, quote: str) -> list[tuple[int, tuple[int, int]]]:
        """Where a quote stands, here and in the text as it was; the text parts no words that the quote does not part."""
        words = quote.split()
        wanted, parted = "".join(words), int.from_bytes(_begun(words))
        found: list[tuple[int, tuple[int, int]]] = []
        here = self.letters.find(wanted) if wanted else -1
        for _tried in range(min(MOST_TRIED // max(len(wanted), 1), 5_000)):
            if here < 0:
                break
            end = here + len(wanted)
            inner = int.from_bytes(b"\1" + self._begun[here + 1 : end])
            fits = inner & parted == inner
            if fits:
                found.append((here, (self._places[here], self._places[end - 1] + 1)))
            here = self.letters.find(wanted, end if fits else here + 1)
        return found


def _begun(words: Iterable[str]) -> bytes:
    """1 for each letter that begins a word, 0 for the others."""
    return b"".join(b"\1" + bytes(len(word) - 1) for word in words)


def marked(html: str, spans: Sequence[Span], sign: Callable[[list[str]], str]) -> str:
    """The HTML of a section with `<mark>` around its passages; overlapping ones are drawn stronger.

    Behind the end of each passage stands what `sign` makes of the keys that end there: a link, as safe HTML. Spans that
    leave the text are left out.
    """
    words = wording(html)
    whole = [_trimmed(span, words.text) for span in spans if 0 <= span.start < span.end <= len(words.text)]
    whole = [span for span in whole if span.start < span.end]
    if not whole:
        return html
    depth = _depths(whole, words.places)
    signs: dict[int, list[str]] = defaultdict(list)
    for span in sorted(whole, key=lambda one: (one.end, one.start, one.key)):
        signs[words.places[span.end - 1][1]].append(span.key)
    return _Marker(depth, signs, sign).marked(html)


def _trimmed(span: Span, text: str) -> Span:
    """Without white space at its ends: a line break stands nowhere in the HTML."""
    passage = text[span.start : span.end]
    start = span.start + len(passage) - len(passage.lstrip())
    return Span(start, start + len(passage.strip()), span.key)


def _depths(spans: Iterable[Span], places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where in the HTML how many passages lie over each other, as (from here on, so many)."""
    steps: dict[int, int] = defaultdict(int)
    for span in spans:
        steps[places[span.start][0]] += 1
        steps[places[span.end - 1][1]] -= 1
    depth, found = 0, []
    for place in sorted(steps):
        depth += steps[place]
        found.append((place, depth))
    return found


class _Marker:
    """Goes through the HTML once, from tag to tag, and writes marks around the text between them."""

    def __init__(
        self, depths: list[tuple[int, int]], signs: dict[int, list[str]], sign: Callable[[list[str]], str]
    ) -> None:
        self.depths, self.signs, self.sign = depths, signs, sign
        self.cuts = sorted({place for place, _depth in depths} | set(signs))
        self.written: list[str] = []
        self.owed: list[str] = []
        self.linked = False

    def marked(self, html: str) -> str:
        """All of it."""
        here = 0
        for part in _TAG.split(html):
            if part.startswith("<") and len(part) > 1:
                self._tag(part)
            else:
                self._text(part, here)
            here += len(part)
        return "".join(self.written)

    def _tag(self, tag: str) -> None:
        """A link within a link is none: what ends within one is signed behind it."""
        self.written.append(tag)
        if tag_name(tag) == "a":
            self.linked = not tag.startswith("</")
            if not self.linked:
                self._pay()

    def _text(self, text: str, here: int) -> None:
        end = here + len(text)
        inner = [cut for cut in self.cuts if here < cut < end]
        for first, last in zip([here, *inner], [*inner, end], strict=True):
            self._run(text[first - here : last - here], first)
            self.owed += self.signs.pop(last, []) if first < last else []
            if not self.linked:
                self._pay()

    def _run(self, text: str, here: int) -> None:
        step = bisect_right(self.depths, here, key=lambda one: one[0])
        depth = self.depths[step - 1][1] if step else 0
        if depth and text.strip():
            text = f'<mark class="passage passage--{min(depth, 3)}">{text}</mark>'
        self.written.append(text)

    def _pay(self) -> None:
        if self.owed:
            self.written.append(self.sign(self.owed))
            self.owed = []
