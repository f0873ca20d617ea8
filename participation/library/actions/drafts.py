"""What forms and the demo hand to the actions of this room."""

from dataclasses import dataclass
from datetime import date, datetime

from participation.library.models import (
    BlueprintReview,
    Effort,
    ExchangeDate,
    KnowledgeKind,
    KnowledgePage,
    LibraryBlueprint,
)


@dataclass(frozen=True, slots=True)
class BlueprintDraft:
    """What its publisher says of a blueprint. `summary` says what it is good for; `lessons` are Markdown."""

    title: str
    summary: str = ""
    topic: str = ""
    effort: Effort = Effort.MEDIUM
    lessons: str = ""
    licence: str = "CC-BY-4.0"

    @classmethod
    def of(cls, row: LibraryBlueprint) -> "BlueprintDraft":
        """What is stored now."""
        return cls(row.title, row.summary, row.topic, row.effort, row.lessons_source, row.licence)


@dataclass(frozen=True, slots=True)
class AdoptionDraft:
    """What the new process is called, and its first day."""

    title: str
    first_day: date


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """What a municipality says: one to five stars, and why."""

    stars: int
    text: str = ""

    @classmethod
    def of(cls, row: BlueprintReview) -> "ReviewDraft":
        """What is stored now."""
        return cls(row.stars, row.text)


@dataclass(frozen=True, slots=True)
class PageDraft:
    """An article (`source` is Markdown) or a contact."""

    kind: KnowledgeKind
    title: str
    summary: str = ""
    source: str = ""
    topic: str = ""
    email: str = ""
    phone: str = ""

    @classmethod
    def of(cls, row: KnowledgePage) -> "PageDraft":
        """What is stored now."""
        return cls(row.kind, row.title, row.summary, row.source, row.topic, row.email, row.phone)


@dataclass(frozen=True, slots=True)
class DateDraft:
    """When and where municipalities meet; `link` is an address to take part online."""

    title: str
    starts_at: datetime
    ends_at: datetime
    text: str = ""
    place: str = ""
    link: str = ""

    @classmethod
    def of(cls, row: ExchangeDate) -> "DateDraft":
        """What is stored now."""
        return cls(row.title, row.starts_at, row.ends_at or row.starts_at, row.text, row.place, row.link)
