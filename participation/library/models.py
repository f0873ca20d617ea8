"""Blueprints to take over, and pages that pass on knowledge."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words


class Effort(StrEnum):
    """How much work a process like this is for a municipality."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Publicity(StrEnum):
    """Whether everybody may read it."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class KnowledgeKind(StrEnum):
    """What a page of the library passes on."""

    ARTICLE = "article"
    CONTACT = "contact"


class LibraryBlueprint(Base):
    """A process without its data, as one document, with where it comes from and what was learned."""

    __tablename__ = "library_blueprint"

    slug: Mapped[str] = mapped_column(sa.String(80), unique=True)
    title: Mapped[str] = mapped_column(sa.String(160))
    summary: Mapped[str] = mapped_column(sa.Text, default="")
    topic: Mapped[str] = mapped_column(sa.String(30), default="")
    effort: Mapped[Effort] = mapped_column(words(Effort), default=Effort.MEDIUM)
    size_class: Mapped[str] = mapped_column(sa.String(20), default="")
    """Of the municipality it comes from."""
    format_words: Mapped[str] = mapped_column(sa.String(200), default="")
    """Keys of its formats as ` key key `, to be filtered by."""
    lessons_source: Mapped[str] = mapped_column(sa.Text, default="")
    lessons_html: Mapped[str] = mapped_column(sa.Text, default="")
    licence: Mapped[str] = mapped_column(sa.String(40), default="CC-BY-4.0")
    document: Mapped[dict[str, Any]]
    """The blueprint itself; see `library.policy.documents`."""
    digest: Mapped[str] = mapped_column(sa.String(64), index=True)
    municipality_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("municipality.id"), index=True)
    """Whose staff may change it; None for the coordination office's own."""
    process_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("process.id", ondelete="SET NULL"))
    """The process it was made from, where that lies on this installation."""
    parent_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("library_blueprint.id"))
    """The blueprint that the process itself was made from."""
    lineage: Mapped[list[Any]] = mapped_column(sa.JSON, default=list)
    """Where it comes from, oldest first: [{"title", "origin", "digest"}], across installations."""
    origin: Mapped[str] = mapped_column(sa.String(160), default="")
    """The municipality or office that published it."""
    state: Mapped[Publicity] = mapped_column(words(Publicity), default=Publicity.DRAFT)
    stems: Mapped[str] = mapped_column(sa.Text, default="")
    made_by: Mapped[int] = mapped_column(Key)
    made_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class BlueprintAdoption(Base):
    """A process that was made from a blueprint: its lineage."""

    __tablename__ = "blueprint_adoption"

    blueprint_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("library_blueprint.id"), index=True)
    """None where it came as a file that this library does not hold."""
    digest: Mapped[str] = mapped_column(sa.String(64))
    lineage: Mapped[list[Any]] = mapped_column(sa.JSON, default=list)
    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"), index=True)
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id", ondelete="CASCADE"), unique=True)
    """A draft may be deleted again, and was not adopted then."""
    adopted_by: Mapped[int] = mapped_column(Key)
    adopted_at: Mapped[datetime]


class BlueprintReview(Base):
    """What a municipality that used a blueprint says of it; one per municipality and blueprint."""

    __tablename__ = "blueprint_review"
    __table_args__ = (
        sa.UniqueConstraint("blueprint_id", "municipality_id"),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name="stars_of_five"),
    )

    blueprint_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("library_blueprint.id"))
    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    stars: Mapped[int]
    text: Mapped[str] = mapped_column(sa.Text, default="")
    written_by: Mapped[int] = mapped_column(Key)
    written_at: Mapped[datetime]


class KnowledgePage(Base):
    """An article or a contact, written by the coordination office."""

    __tablename__ = "knowledge_page"

    slug: Mapped[str] = mapped_column(sa.String(80), unique=True)
    kind: Mapped[KnowledgeKind] = mapped_column(words(KnowledgeKind), default=KnowledgeKind.ARTICLE)
    title: Mapped[str] = mapped_column(sa.String(160))
    summary: Mapped[str] = mapped_column(sa.Text, default="")
    source: Mapped[str] = mapped_column(sa.Text, default="")
    html: Mapped[str] = mapped_column(sa.Text, default="")
    topic: Mapped[str] = mapped_column(sa.String(30), default="")
    email: Mapped[str] = mapped_column(sa.String(254), default="")
    phone: Mapped[str] = mapped_column(sa.String(60), default="")
    state: Mapped[Publicity] = mapped_column(words(Publicity), default=Publicity.DRAFT)
    stems: Mapped[str] = mapped_column(sa.Text, default="")
    written_by: Mapped[int] = mapped_column(Key)
    changed_at: Mapped[datetime]
    published_at: Mapped[datetime | None]


class ExchangeDate(Base):
    """A date at which municipalities meet to learn from each other."""

    __tablename__ = "exchange_date"

    title: Mapped[str] = mapped_column(sa.String(160))
    text: Mapped[str] = mapped_column(sa.Text, default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    place: Mapped[str] = mapped_column(sa.String(200), default="")
    link: Mapped[str] = mapped_column(sa.String(400), default="")
    state: Mapped[Publicity] = mapped_column(words(Publicity), default=Publicity.DRAFT)
    written_by: Mapped[int] = mapped_column(Key)
    changed_at: Mapped[datetime]
