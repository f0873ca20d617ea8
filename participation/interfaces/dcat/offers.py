"""What a catalogue holds, as plain values: nothing else of the database reaches a portal."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Publisher:
    """A municipality, as whoever publishes data."""

    slug: str
    name: str
    ags: str
    """Official key, eight digits."""
    county: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about a process."""

    name: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A table that everybody may take home."""

    module: str
    """Slug of the module."""
    table: str
    title: str
    located: bool
    """Whether there is a GeoJSON file of it, too."""


@dataclass(frozen=True, slots=True)
class Version:
    """A published snapshot."""

    number: int
    title: str
    note: str
    licence: str
    digest: str
    """SHA-256 of its package, as hexadecimal digits."""
    size: int
    """Bytes of its package."""
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to take home of a process."""

    publisher: Publisher
    slug: str
    title: str
    summary: str
    topic: str
    contact: Contact
    bounds: tuple[float, float, float, float]
    """South, west, north, east in degrees."""
    first: date | None
    """First and last day of its phases, local time."""
    last: date | None
    issued: datetime | None
    modified: datetime | None
    running: bool
    contents: tuple[Content, ...]
    versions: tuple[Version, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A page of a catalogue: of one municipality, or of all (`publisher` is None)."""

    publisher: Publisher | None
    page: int
    pages: int
    total: int
    """Processes on all pages."""
    offers: tuple[Offer, ...]
    """Newest process first."""
