"""What forms and the demo hand to the actions of this room."""

from dataclasses import dataclass
from datetime import date, datetime

from participation.information.models import BlockKind, Event, InfoBlock, InfoPage, NewsItem
from participation.kernel import clock


@dataclass(frozen=True, slots=True)
class PageDraft:
    """What a page is called."""

    title: str

    @classmethod
    def of(cls, page: InfoPage) -> "PageDraft":
        """What is stored now."""
        return cls(page.title)


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture or a file that lies in the store; sizes in bytes and pixels."""

    key: str
    suffix: str = "webp"
    size: int = 0
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """A block in words: heading and Markdown of texts and entries, description and caption of a picture, the name of a
    file."""

    kind: BlockKind
    heading: str = ""
    source: str = ""
    alt: str = ""

    @classmethod
    def of(cls, block: InfoBlock) -> "BlockDraft":
        """What is stored now."""
        return cls(block.kind, block.heading, block.source, block.alt)


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event; `source` is Markdown, `point` latitude and longitude (WGS84) or None."""

    title: str
    starts_at: datetime
    ends_at: datetime
    source: str = ""
    place: str = ""
    point: tuple[float, float] | None = None
    link: str = ""
    cancelled: bool = False

    @classmethod
    def of(cls, event: Event) -> "EventDraft":
        """What is stored now."""
        point = (event.lat, event.lon) if event.lat is not None and event.lon is not None else None
        return cls(
            event.title,
            event.starts_at,
            event.ends_at,
            event.source,
            event.place,
            point,
            event.link,
            event.cancelled,
        )


@dataclass(frozen=True, slots=True)
class NewsDraft:
    """A piece of news, to be read from a day on; `source` is Markdown."""

    title: str
    day: date
    source: str = ""

    @classmethod
    def of(cls, item: NewsItem) -> "NewsDraft":
        """What is stored now."""
        return cls(item.title, clock.local(item.published_at).date(), item.source)
