"""The contract a participation format fulfils, and the list of formats there are.

`results`, `moderation` and `kts` meet formats only here. `app.py` fills the list by looking into `formats/`: the
call climbs at run time, the import does not.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from participation.kernel.errors import DomainError
from participation.kernel.maps import RenderedMap
from participation.kernel.papers.model import Chapter
from participation.kernel.tables import Audience, Table
from participation.kernel.words import Words
from participation.processes.blueprints import BUILT_IN
from participation.processes.blueprints.plan import Blueprint
from participation.processes.models import Module, Step
from participation.processes.staging import Stage

if TYPE_CHECKING:
    from flask import Blueprint as Pages


@dataclass(frozen=True, slots=True)
class PhaseKind:
    """A kind of phase a format knows: its default title and what it allows."""

    key: str
    title: str
    steps: tuple[Step, ...]
    days: int
    """How long it lasts unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What is counted of one module; public things only."""

    contributions: int = 0
    comments: int = 0
    supports: int = 0
    answered: int = 0
    ballots: int = 0
    """Ballots are no contributions: nobody answers or compares them."""
    sheets: int = 0
    """Answer sheets of surveys that were sent."""
    ratings: int = 0
    """How often somebody agreed, disagreed or passed."""
    participants: int = 0
    """People as far as they can be told apart; 0 where nobody counts them."""
    channels: Mapping[str, int] = field(default_factory=dict)

    @property
    def answered_share(self) -> float | None:
        """Share of contributions with an official answer, 0 to 1; None where there are none."""
        return self.answered / self.contributions if self.contributions else None


@dataclass(frozen=True, slots=True)
class Panel:
    """A module's part of the process page: safe HTML, the map in it, and style sheets and scripts of the format's own.

    `styles` and `scripts` are names below `static/`, such as `surveys/surveys.css`; the page links them.
    """

    html: str
    map: RenderedMap | None = None
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """What somebody takes home: a filter as it stands in the address bar, what is not public too or not, and how
    addresses are made, since tables know no web."""

    values: Mapping[str, Any]
    every_state: bool
    page_url: Callable[[str], str]
    """Reference number -> address of its page."""
    photo_url: Callable[[str], str]
    """Key of a photo -> its address."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a contribution is about, where its own words do not say: a section such as `3.1 Bäume`, and words of it."""

    section: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about the design of a module that somebody should think over before it is published.

    `sentence` says what is wrong and what to do. `url` leads to the page where it is mended; "" to the module's own
    desk. A `blocking` one keeps the process from being published; the others only advise.
    """

    sentence: str | Words
    url: str = ""
    blocking: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which public contributions somebody asks for: of these modules, in the order of their ids."""

    modules: Collection[int]
    limit: int
    after: int = 0
    """Only ids above it: the end of the page before."""
    before: int | None = None
    """Only ids below it, and of these the last ones: the page before another; in the same order."""
    ids: Collection[int] | None = None
    """Only these; None for all."""
    bbox: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees: only what lies there; what has no place lies nowhere. Where west is above
    east, the box goes across the 180th meridian."""
    since: datetime | None = None
    until: datetime | None = None
    """Handed in at or after one and at or before the other."""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A public contribution as open interfaces tell it: nothing of its author."""

    id: int
    module_id: int
    kind: str
    reference: str
    title: str
    text: str
    created_at: datetime
    updated_at: datetime
    category: str = ""
    status: str = ""
    answer: str = ""
    """The last official answer, as text."""
    address: str = ""
    geometry: Mapping[str, Any] | None = None
    """GeoJSON, WGS84; None where it has no place."""
    supports: int = 0
    comments: int = 0
    photo: str = ""
    """Key of its public photo."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A file that a format adds to a result package beside its tables, such as the log of a vote."""

    name: str
    """With folders, such as `abstimmung/log.jsonl`."""
    meaning: str
    """What it holds, for the description of the package."""
    chunks: Callable[[], Iterable[bytes]]


def no_entries(_session: Session, _wanted: Wanted) -> tuple[Sequence[Entry], int]:
    """For formats whose contributions nobody reads one by one."""
    return (), 0


def no_extras(_session: Session, _module: Module, _audience: Audience) -> Sequence[Extra]:
    """For formats that are told by their tables."""
    return ()


def no_chapters(_session: Session, _module: Module, _address: str) -> Sequence[Chapter]:
    """For formats of which a report tells numbers only."""
    return ()


def nothing_to_describe(_session: Session, _module: Module) -> Mapping[str, Any]:
    """For formats that are told by phases, topics and settings."""
    return {}


def nothing_to_build(_session: Session, _module: Module, _description: Mapping[str, Any]) -> None:
    """For formats whose modules begin empty."""


def nothing_to_seed(_session: Session, _module: Module, _of: Module | None) -> None:
    """For formats whose modules begin empty."""


def nothing_to_clear(_session: Session, _module: Module) -> None:
    """For formats whose modules begin empty."""


def nothing_found(_session: Session, _module: Module) -> Sequence[Finding]:
    """For formats in whose design nothing can go wrong."""
    return ()


def nothing_around(_session: Session, _ids: Collection[int]) -> Mapping[int, Context]:
    """For formats whose contributions are understood by themselves."""
    return {}


def nothing_to_tell(_stage: Stage) -> None:
    """For formats whose part of the demo is told elsewhere."""


@dataclass(frozen=True, slots=True)
class Format:
    """What a participation format says of itself."""

    key: str
    title: str
    slug: str
    """The word in addresses, such as `ideen`."""
    phase_kinds: tuple[PhaseKind, ...]
    pages: Callable[[], "Pages"]
    settings: type
    """A frozen dataclass of plain values, stored as `Module.settings`."""
    panel: Callable[[Session, Module, Any, Mapping[str, Any]], Panel]
    """(session, module, viewer, address-bar values) -> the module's part of the process page."""
    tables: Callable[[Session, Module, Extract], Sequence[Table]]
    """(session, module, what is wanted) -> tables to take home; each column states its audience."""
    summary: Callable[[Session, Iterable[int]], Mapping[int, Summary]]
    """(session, module ids) -> counts per module, in a fixed number of queries."""
    erase: Callable[[Session, int], None]
    """(session, account id): take a person out of what the format stores; contributions stay, nameless."""
    seed: Callable[[Session, Module, Module | None], None] = nothing_to_seed
    """(session, new module, module it is a copy of): make what a module of the format has from its beginning."""
    clear: Callable[[Session, Module], None] = nothing_to_clear
    """(session, module): take away what `seed` made and staff prepared, for a module that goes; nobody contributed."""
    own_desk: bool = False
    """Whether dates are set on desk pages of the format's own, at the endpoint `<key>.desk`; phases and topics are
    none of the process's pages then."""
    workshop: str = ""
    """The endpoint of the desk page where staff work on a module, with `municipality`, `process` and `module`; "" where
    there is nothing to work on but phases and topics."""
    kinds: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Kinds of contributions that the format adds (`polymorphic_identity`): their name, in singular and plural."""
    contexts: Callable[[Session, Collection[int]], Mapping[int, Context]] = nothing_around
    """(session, ids of contributions of the format's own kinds) -> what they are about, in a fixed number of queries."""
    blueprints: tuple[Blueprint, ...] = ()
    """Processes with a module of this format, ready to be given a title and dates."""
    check: Callable[[Session, Module], Sequence[Finding]] = nothing_found
    """(session, module): what to think over before it is published."""
    entries: Callable[[Session, Wanted], tuple[Sequence[Entry], int]] = no_entries
    """(session, what is wanted) -> that page of its public contributions, and how many there are of all pages (counted
    without `limit`, `after` and `offset`); in a fixed number of queries."""
    extras: Callable[[Session, Module, Audience], Sequence[Extra]] = no_extras
    """(session, module, for whom): files of its own that go into a result package."""
    chapters: Callable[[Session, Module, str], Sequence[Chapter]] = no_chapters
    """(session, module, address of the module's page without a slash at its end) -> what a report tells of it: public
    things only, in German, small numbers of people hidden. Headings inside are of level 4."""
    describe: Callable[[Session, Module], Mapping[str, Any]] = nothing_to_describe
    """(session, module): what staff made of it, as JSON, for a blueprint: questions and texts, never a word that a
    citizen said, no account, no date, no number of a row."""
    build: Callable[[Session, Module, Mapping[str, Any]], None] = nothing_to_build
    """(session, new module, description): what `describe` told, made anew. Raises DomainError for a description that
    says something else: it may come from anywhere."""
    play: Callable[[Stage], None] = nothing_to_tell
    """Add what the demo tells of this format to a municipality of the demo."""


_formats: dict[str, Format] = {}


def register(entry: Format) -> None:
    """Add a format to the list. Raises ValueError where key or slug are taken."""
    if any(
        known.key == entry.key or known.slug == entry.slug
        for known in _formats.values()
        if known is not entry
    ):
        raise ValueError(f"format {entry.key!r} is there twice")
    _formats[entry.key] = entry
    steps_in.cache_clear()


def all_formats() -> list[Format]:
    """Every format, by key."""
    return [_formats[key] for key in sorted(_formats)]


@lru_cache(maxsize=1_000)
def steps_in(keys: tuple[str, ...]) -> frozenset[Step]:
    """What people can do somewhere in formats; one that is not there (another installation has it) allows nothing."""
    known = (_formats[key] for key in keys if key in _formats)
    return frozenset(step for entry in known for kind in entry.phase_kinds for step in kind.steps)


def kinds_said() -> dict[str, tuple[str, str]]:
    """Every kind of contribution by name: what one and what many are called."""
    found = {"comment": ("Kommentar", "Kommentare")}
    for entry in all_formats():
        found |= entry.kinds
    return found


def contexts(session: Session, kinds: Mapping[int, str]) -> dict[int, Context]:
    """What some contributions are about, by id; `kinds` tells the kind of each."""
    found: dict[int, Context] = {}
    for entry in all_formats():
        ids = [one for one, kind in kinds.items() if kind in entry.kinds]
        if ids:
            found |= entry.contexts(session, ids)
    return found


def offered() -> list[Blueprint]:
    """Every blueprint that can be used here: those of the house whose formats are there, and the formats' own."""
    there = {entry.key for entry in all_formats()}
    found = [plan for plan in BUILT_IN if plan.formats <= there]
    return found + [plan for entry in all_formats() for plan in entry.blueprints if plan.formats <= there]


def blueprint(key: str) -> Blueprint:
    """The blueprint of a key. Raises DomainError for an unknown one."""
    for plan in offered():
        if plan.key == key:
            return plan
    raise DomainError("Bitte wählen Sie eine Vorlage.", "blueprint")


def format_of(module: Module) -> Format:
    """The format that a module runs."""
    return _formats[module.format]


def settings_of(module: Module) -> Any:
    """A module's settings as its format's dataclass; unknown entries of older versions are left out."""
    kind = format_of(module).settings
    names = {entry.name for entry in fields(kind)}
    known = {name: value for name, value in module.settings.items() if name in names}
    return kind(**known)


def summaries(session: Session, modules: Iterable[Module]) -> dict[int, Summary]:
    """Counts per module id: the one counting function behind page, interface and file."""
    by_format: dict[str, list[int]] = {}
    for module in modules:
        by_format.setdefault(module.format, []).append(module.id)
    found: dict[int, Summary] = {}
    for key, ids in by_format.items():
        found.update(_formats[key].summary(session, ids))
    return found
