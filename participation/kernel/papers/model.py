"""What a paper is made of: a cover and chapters of blocks, whatever kind of file they end up in.

Words are plain text and never markup: every writer says them as they are, whatever stands in them. Papers are German.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from participation.kernel.charts import Bar
from participation.kernel.text import CUT


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look; with an address (http, https or mailto) they are a link."""

    words: str
    strong: bool = False
    emphasis: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a chapter; the paper's title is of level 1, a chapter's of level 2, and this of 3 or 4."""

    words: str
    level: int = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together. A `lead` stands out, a `note` steps back."""

    runs: tuple[Run, ...]
    look: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, with numbers or without."""

    items: tuple[tuple[Run, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, and where it stands."""

    words: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose first row heads its columns and whose first column heads its rows.

    `numbers` are the places of columns that hold numbers; `shares` how wide columns are beside each other, all the
    same where it is empty.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    shares: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars. The same figures always stand in a table below, headed by `head`."""

    title: str
    bars: tuple[Bar, ...]
    head: tuple[str, str]

    @property
    def spoken(self) -> str:
        """What it shows, for whoever does not see it."""
        return f"{self.title}: " + "; ".join(f"{one.label} {one.said}" for one in self.bars)

    @property
    def table(self) -> Grid:
        """The same figures."""
        rows = tuple((one.label, one.said) for one in self.bars)
        return Grid(f"{self.title}, als Tabelle", self.head, rows, frozenset({1}), (3, 1))


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG of ours, what it shows for whoever does not see it, and what stands below it."""

    svg: str
    alt: str
    caption: str


Block = Heading | Paragraph | Listing | Quote | Grid | Chart | Picture


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and what stands below it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole. `facts` stand on the cover as name and value; `colour` (`#rrggbb`) is the look's own; `logo` is a
    PNG with its words."""

    title: str
    subtitle: str
    author: str
    made_at: datetime
    chapters: tuple[Chapter, ...]
    facts: tuple[tuple[str, str], ...] = ()
    colour: str = "#1d4f91"
    logo: bytes = b""


def says(*sentences: str, look: str = "") -> tuple[Paragraph, ...]:
    """A paragraph for each that says something."""
    return tuple(Paragraph((Run(sentence),), look) for sentence in sentences if sentence)


def without(chapters: Sequence[Chapter], removed: Sequence[str], instead: str) -> tuple[Chapter, ...]:
    """The same with `instead` wherever one of some words stands, the longest words first, however they are spaced, and
    where the end of an excerpt cut them short."""
    words = sorted(
        {" ".join(one.split()) for one in removed if one.strip()}, key=lambda one: (-len(one), one)
    )

    def clean(value: Any) -> Any:
        if isinstance(value, str):
            for one in words:
                value = _taken_out(value, one, instead)
        elif isinstance(value, tuple):
            value = tuple(clean(one) for one in value)
        elif isinstance(value, _PARTS):
            value = replace(value, **{part.name: clean(getattr(value, part.name)) for part in fields(value)})
        return value

    return tuple(clean(one) for one in chapters) if words else tuple(chapters)


def _taken_out(said: str, word: str, instead: str) -> str:
    """Excerpts end at a word, with CUT: what of the removed words is left there goes as well."""
    said = re.sub(r"\s+".join(map(re.escape, word.split(" "))), lambda _found: instead, said)
    parts = word.split(" ")
    for number in range(len(parts) - 1, 0, -1):
        said = said.replace(" ".join(parts[:number]) + CUT, instead + CUT)
    return said


_PARTS = (Chapter, Heading, Paragraph, Listing, Quote, Grid, Chart, Run, Bar)
"""Drawings of ours hold no words of others."""
