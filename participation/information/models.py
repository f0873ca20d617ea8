"""Tables of what a process tells: pages made of blocks, events and news."""

import secrets
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participation.kernel import clock
from participation.kernel.db import Base, Key, words


class PageKind(StrEnum):
    """What a page is for."""

    INFORMATION = "information"
    RESULTS = "results"


class BlockKind(StrEnum):
    """What a page is made of."""

    TEXT = "text"
    FOLD = "fold"
    PICTURE = "picture"
    FILE = "file"


RESULTS_SLUG = "ergebnis"
"""There is one results page in a process, and this is its address: the UNIQUE of addresses keeps it the only one."""


class InfoPage(Base):
    """A page of a process; what stands on it are its blocks, in their order."""

    __tablename__ = "info_page"
    __table_args__ = (
        sa.UniqueConstraint("process_id", "slug"),
        sa.CheckConstraint("(kind = 'results') = (slug = 'ergebnis')", name="one_results_page"),
    )

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id", ondelete="CASCADE"))
    kind: Mapped[PageKind] = mapped_column(words(PageKind), default=PageKind.INFORMATION)
    slug: Mapped[str] = mapped_column(sa.String(80))
    title: Mapped[str] = mapped_column(sa.String(120))
    position: Mapped[int] = mapped_column(default=1)
    published: Mapped[bool] = mapped_column(default=False)
    """Whether everybody who may see the process may see the page; else only the municipality's own people."""
    blocks: Mapped[list["InfoBlock"]] = relationship(
        back_populates="page",
        order_by="InfoBlock.position, InfoBlock.id",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


class InfoBlock(Base):
    """A piece of a page: a text, an entry that folds, a picture or a file; `kind` says which columns mean something."""

    __tablename__ = "info_block"
    __table_args__ = (
        sa.CheckConstraint("kind <> 'picture' OR alt <> ''", name="pictures_are_described"),
        sa.CheckConstraint("(kind IN ('picture', 'file')) = (key <> '')", name="stored_or_written"),
    )

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    page_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("info_page.id", ondelete="CASCADE"), index=True)
    kind: Mapped[BlockKind] = mapped_column(words(BlockKind))
    position: Mapped[int] = mapped_column(default=1)
    heading: Mapped[str] = mapped_column(sa.String(160), default="")
    """Of an entry that folds; what a file is called."""
    source: Mapped[str] = mapped_column(sa.Text, default="")
    """Markdown of a text or an entry; the caption of a picture."""
    html: Mapped[str] = mapped_column(sa.Text, default="")
    alt: Mapped[str] = mapped_column(sa.String(300), default="")
    """What is to be seen on a picture, for whoever does not see it."""
    key: Mapped[str] = mapped_column(sa.String(80), default="", index=True)
    """Under which picture or file lie in the store; copies of a page share it."""
    suffix: Mapped[str] = mapped_column(sa.String(8), default="")
    """Of a file: `pdf`, `docx` …; found by looking into it."""
    size: Mapped[int] = mapped_column(default=0)
    """Bytes of a file."""
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    uploaded_by: Mapped[int | None] = mapped_column(Key)
    page: Mapped[InfoPage] = relationship(back_populates="blocks")


def new_uid() -> str:
    """The name of an event in calendars, the same for ever."""
    return secrets.token_hex(16)


class Event(Base):
    """Something that takes place: an evening, a walk, a meeting of the council."""

    __tablename__ = "process_event"
    __table_args__ = (
        sa.Index("ix_process_event_process_id_starts_at", "process_id", "starts_at"),
        sa.CheckConstraint("starts_at <= ends_at", name="ends_after_it_begins"),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="whole_place"),
    )

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id", ondelete="CASCADE"))
    uid: Mapped[str] = mapped_column(sa.String(32), unique=True, default=new_uid)
    title: Mapped[str] = mapped_column(sa.String(160))
    source: Mapped[str] = mapped_column(sa.Text, default="")
    html: Mapped[str] = mapped_column(sa.Text, default="")
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(sa.String(200), default="")
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    link: Mapped[str] = mapped_column(sa.String(500), default="")
    """Where one takes part online; http or https."""
    cancelled: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=0)
    """Counts changes: calendars take the version with the highest one (SEQUENCE)."""
    changed_at: Mapped[datetime]

    @property
    def is_over(self) -> bool:
        """Whether it has ended by now."""
        return self.ends_at <= clock.now()


class NewsItem(Base):
    """A piece of news; from `published_at` on everybody who may see the process reads it."""

    __tablename__ = "news_item"
    __table_args__ = (sa.Index("ix_news_item_process_id_published_at", "process_id", "published_at"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(sa.String(160))
    source: Mapped[str] = mapped_column(sa.Text, default="")
    html: Mapped[str] = mapped_column(sa.Text, default="")
    published_at: Mapped[datetime]
    changed_at: Mapped[datetime]
