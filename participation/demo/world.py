"""The demo world as plain, frozen data: two municipalities, their processes, what people said. No database.

Times are days before now (`days_ago`, with fractions) or whole days from today (`opens`, `closes`): whenever
the demo is filled, something is running, something is over and something is still to come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from participation.demo.whereabouts import Basemap

Channel = Literal["online", "on_site", "paper", "phone"]
Visibility = Literal["published", "pending", "hidden"]
Moderation = Literal["pre", "post"]


@dataclass(frozen=True, slots=True)
class DemoStatus:
    """A status of official answers; `code` is the weighing code of XBeteiligung 1.2, or empty."""

    key: str
    name: str
    colour: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class DemoCategory:
    """A topic with its letter and a colour on which white letters read well."""

    letter: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class DemoPhase:
    """A phase from its first day to its last, counted from today; `steps` are submit, comment, support."""

    kind: str
    title: str
    description: str
    steps: tuple[str, ...]
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class DemoComment:
    """A comment; `staff` means the municipality speaks. An empty author is a guest without a name."""

    author: str
    text: str
    days_ago: float
    staff: bool = False
    visibility: Visibility = "published"
    hidden_because: str = ""
    replies: tuple[DemoComment, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoAnswer:
    """The municipality's answer: a status key and, mostly, words of an office."""

    status: str
    office: str
    text: str
    days_ago: float


@dataclass(frozen=True, slots=True)
class DemoFlag:
    """A report to the moderators: a key of the reasons there, and a sentence."""

    reason: str
    text: str
    days_ago: float


@dataclass(frozen=True, slots=True)
class DemoIdea:
    """An idea; `lat` and `lon` (WGS 84) are None where the whole area is meant. `category` is a letter."""

    title: str
    text: str
    category: str
    address: str
    lat: float | None
    lon: float | None
    days_ago: float
    author: str
    supports: int
    channel: Channel
    visibility: Visibility
    hidden_because: str
    comments: tuple[DemoComment, ...]
    answer: DemoAnswer | None
    flags: tuple[DemoFlag, ...]


@dataclass(frozen=True, slots=True)
class DemoProcess:
    """A process with all that was said in it; `body` is Markdown."""

    slug: str
    title: str
    summary: str
    body: str
    promise: str
    contact_name: str
    contact_email: str
    contact_phone: str
    moderation: Moderation
    guests_allowed: bool
    blueprint: str
    categories: tuple[DemoCategory, ...]
    phases: tuple[DemoPhase, ...]
    ideas: tuple[DemoIdea, ...]


@dataclass(frozen=True, slots=True)
class DemoMunicipality:
    """A municipality; `legal` maps impressum, datenschutz, barrierefreiheit and netiquette to Markdown."""

    slug: str
    name: str
    kind: Literal["town", "county"]
    ags: str
    state: str
    population: int
    greeting: str
    contact_name: str
    contact_email: str
    contact_phone: str
    contact_address: str
    look: dict[str, str]
    basemap: str
    legal: dict[str, str]
    processes: tuple[DemoProcess, ...]


@dataclass(frozen=True, slots=True)
class DemoWorld:
    """Everything."""

    statuses: tuple[DemoStatus, ...]
    municipalities: tuple[DemoMunicipality, ...]

    def voices(self) -> Iterator[tuple[str, bool]]:
        """Everybody who speaks, once for every time: (name, whether for the municipality)."""
        for municipality in self.municipalities:
            for process in municipality.processes:
                for idea in process.ideas:
                    yield idea.author, False
                    for comment in idea.comments:
                        yield from ((said.author, said.staff) for said in (comment, *comment.replies))

    def regulars(self, least: int = 3) -> tuple[str, ...]:
        """Citizens who speak at least so often: they may well have an account."""
        counted = Counter(name for name, staff in self.voices() if name and not staff)
        return tuple(sorted(name for name, times in counted.items() if times >= least))


@cache
def basemap(file: str) -> Basemap:
    """The basemap of that name in static/basemaps."""
    from participation.resources import folder

    return Basemap(Path(folder("static")) / "basemaps" / file)
