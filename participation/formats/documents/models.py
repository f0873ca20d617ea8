"""A draft in its versions, cut into numbered sections, and what people remark on them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participation.contributions.models import Contribution
from participation.kernel.db import Base, Key, words
from participation.kernel.text import excerpt


class RemarkKind(StrEnum):
    """What a remark wants."""

    SUGGESTION = "suggestion"
    QUESTION = "question"
    APPROVAL = "approval"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """What a blueprint presets. `formal`: a participation period by law, whose submissions get receipts."""

    formal: bool = False
    law: str = ""
    """Such as `§ 3 Abs. 2 BauGB`; shown to citizens."""
    least_days: int = 0
    """How long the period must be at least; 30 for § 3 Abs. 2 BauGB."""
    anonymous: bool = True
    """Whether a submission in a formal period may come without a name."""
    kinds: tuple[str, ...] = ("suggestion", "question", "approval", "objection")


class Document(Base):
    """The draft of a module, over all its versions. There is one per module, from its beginning."""

    __tablename__ = "document"

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id"), unique=True)
    formal: Mapped[bool] = mapped_column(default=False)
    law: Mapped[str] = mapped_column(sa.String(80), default="")
    least_days: Mapped[int] = mapped_column(default=0)
    anonymous: Mapped[bool] = mapped_column(default=True)
    kinds: Mapped[list[str]]
    """Kinds of remarks that are offered, in order."""
    editions: Mapped[list["Edition"]] = relationship(back_populates="document", order_by="Edition.number")


class Outage(Base):
    """Time in which the platform could not be reached during a formal period; the period is longer by it."""

    __tablename__ = "document_outage"

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"), index=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(sa.Text, default="")
    days_added: Mapped[int] = mapped_column(default=0)
    recorded_at: Mapped[datetime]
    account_id: Mapped[int] = mapped_column(Key)


class Edition(Base):
    """A version of the draft. Published ones never change; at most one is being written."""

    __tablename__ = "document_edition"
    __table_args__ = (sa.UniqueConstraint("document_id", "number"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    document_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document.id"))
    number: Mapped[int]
    """From 1."""
    title: Mapped[str] = mapped_column(sa.String(160), default="")
    """Such as `Vorentwurf` or `Fassung nach der Beteiligung`."""
    note: Mapped[str] = mapped_column(sa.Text, default="")
    """What changed, in the municipality's words."""
    source: Mapped[str] = mapped_column(sa.String(20), default="typed")
    """typed, pasted, docx or markdown."""
    lost: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What of the text did not come along when it was brought: a key of intake.model.LOSSES -> how often. For staff."""
    published_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    document: Mapped[Document] = relationship(back_populates="editions")
    sections: Mapped[list["Section"]] = relationship(back_populates="edition", order_by="Section.position")


class Section(Base):
    """A numbered part of a version: a heading and the text up to the next heading."""

    __tablename__ = "document_section"
    __table_args__ = (
        sa.UniqueConstraint("edition_id", "position"),
        sa.UniqueConstraint("edition_id", "key"),
    )

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    edition_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document_edition.id"))
    key: Mapped[str] = mapped_column(sa.String(16))
    """The same for a section in all versions; what anchors and remarks name."""
    position: Mapped[int]
    number: Mapped[str] = mapped_column(sa.String(20), default="")
    """As printed before the heading: `2.1`."""
    level: Mapped[int] = mapped_column(default=1)
    """Depth of the heading, 1 to 6."""
    heading: Mapped[str] = mapped_column(sa.String(300), default="")
    html: Mapped[str] = mapped_column(sa.Text, default="")
    """Cleaned; headings, lists, tables, emphasis, links."""
    text: Mapped[str] = mapped_column(sa.Text, default="")
    """The words of `html` alone, paragraphs parted by line breaks: what passages are marked in and versions compared."""
    edition: Mapped[Edition] = relationship(back_populates="sections")


class Remark(Contribution):
    """What somebody says to a section, or to a passage of it."""

    __tablename__ = "remark"
    __mapper_args__ = {"polymorphic_identity": "remark"}  # noqa: RUF012 - SQLAlchemy's own
    __table_args__ = (sa.CheckConstraint("quote_start <= quote_end", name="quote_ends_after_it_begins"),)

    id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"), primary_key=True)
    section_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document_section.id"), index=True)
    remark_kind: Mapped[RemarkKind] = mapped_column(words(RemarkKind))
    quote: Mapped[str] = mapped_column(sa.Text, default="")
    """The passage as it was marked; empty where the whole section is meant."""
    quote_start: Mapped[int] = mapped_column(default=0)
    quote_end: Mapped[int] = mapped_column(default=0)
    """Where the passage stands in `Section.text`, in characters; 0 and 0 for the whole section."""
    status_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("response_status.id"), index=True)
    answered_at: Mapped[datetime | None]
    sender_name: Mapped[str] = mapped_column(sa.String(120), default="")
    sender_address: Mapped[str] = mapped_column(sa.Text, default="")
    """Who submits, in a formal period: for the municipality only, never public."""

    def set_status(self, status_id: int | None, at: datetime | None) -> None:
        """Take over the status of an official answer; `at` is when it was given in words."""
        self.status_id = status_id
        self.answered_at = self.answered_at or at

    def headline(self) -> str:
        """How it begins; whoever only approves may say nothing, but approves of something."""
        return excerpt(self.text or self.quote, 80) or "Zustimmung"


@dataclass(frozen=True, slots=True)
class RemarkDraft:
    """A remark as somebody typed it. `before` are words in front of the passage, which decide where it occurs twice."""

    text: str
    kind: RemarkKind
    quote: str = ""
    before: str = ""
    sender_name: str = ""
    sender_address: str = ""


class Adoption(Base):
    """A remark that led to a version: what the reader of the new version is shown beside the change."""

    __tablename__ = "document_adoption"
    __table_args__ = (sa.UniqueConstraint("edition_id", "remark_id"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    edition_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("document_edition.id"))
    remark_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"), index=True)
    section_key: Mapped[str] = mapped_column(sa.String(16), default="")
    """The section of the new version that it changed."""
