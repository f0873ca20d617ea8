"""What people say in public, and what belongs to it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words
from participation.kernel.text import excerpt


class Visibility(StrEnum):
    """Who may see a contribution."""

    PENDING = "pending"
    PUBLISHED = "published"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class Channel(StrEnum):
    """How a contribution came in: an evaluator's first question."""

    ONLINE = "online"
    ON_SITE = "on_site"
    PAPER = "paper"
    PHONE = "phone"
    IMPORT = "import"


class AuthorKind(StrEnum):
    """Who speaks."""

    GUEST = "guest"
    ACCOUNT = "account"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Spot:
    """How a published contribution is counted and where it stands; `zkey` is None where it has no place."""

    module_id: int
    contribution_id: int
    category_id: int
    status_id: int
    lat_e6: int = 0
    lon_e6: int = 0
    zkey: int | None = None


class Contribution(Base):
    """Anything said in public. Formats add their own table to it (joined)."""

    __tablename__ = "contribution"
    __table_args__: tuple[Any, ...] = (
        sa.Index("ix_contribution_list", "module_id", "kind", "visibility", "created_at", "id"),
        sa.Index("ix_contribution_supports", "module_id", "kind", "visibility", "supports", "id"),
        sa.Index("ix_contribution_comments", "module_id", "kind", "visibility", "comments", "id"),
        sa.Index("ix_contribution_entries", "module_id", "kind", "visibility", "id"),
        sa.Index("ix_contribution_account_id", "account_id"),
        sa.Index(
            "uq_contribution_reference",
            "municipality_id",
            "reference",
            unique=True,
            sqlite_where=sa.text("reference <> ''"),
            postgresql_where=sa.text("reference <> ''"),
        ),
        sa.CheckConstraint("(author_kind = 'guest') = (account_id IS NULL)", name="guests_have_no_account"),
    )
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_abstract": True}  # noqa: RUF012 - SQLAlchemy's own

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id"))
    kind: Mapped[str] = mapped_column(sa.String(20))
    reference: Mapped[str] = mapped_column(sa.String(16), default="")
    """What people quote, such as 2026-00042; empty for kinds that have none."""
    text: Mapped[str] = mapped_column(sa.Text)
    visibility: Mapped[Visibility] = mapped_column(words(Visibility))
    channel: Mapped[Channel] = mapped_column(words(Channel), default=Channel.ONLINE)
    author_kind: Mapped[AuthorKind] = mapped_column(words(AuthorKind))
    account_id: Mapped[int | None] = mapped_column(Key)
    author_name: Mapped[str] = mapped_column(sa.String(80), default="")
    """The name shown; empty for nobody in particular."""
    pseudonym: Mapped[str] = mapped_column(sa.String(16))
    """The same for all contributions of one person in one process; tells nothing of the person."""
    guest_email: Mapped[str | None] = mapped_column(sa.String(254))
    edit_token_hash: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    merged_into_id: Mapped[int | None] = mapped_column(Key)
    stems: Mapped[str] = mapped_column(sa.Text, default="")
    supports: Mapped[int] = mapped_column(default=0)
    comments: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    published_at: Mapped[datetime | None]

    def spot(self) -> Spot | None:
        """Where it is counted while it is public; None for kinds that are not listed by themselves."""
        return None

    def set_status(self, status_id: int | None, at: datetime | None) -> None:
        """The municipality gave it a status; `at` is when it answered in words, None where it did not.

        Kinds that have a status override this; the caller counts and draws it anew.
        """

    def set_category(self, category_id: int) -> None:
        """Staff moved it to another category of its module. Kinds that have categories override this."""

    def headline(self) -> str:
        """What it is called in lists and mails: how its text begins, or its title in kinds that have one."""
        return excerpt(self.text, 80)


class Comment(Contribution):
    """A reply to a contribution, or to another comment on it (one level deep)."""

    __tablename__ = "comment"

    id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"), primary_key=True)
    subject_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"), index=True)
    answers_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("comment.id"))

    __mapper_args__ = {  # noqa: RUF012 - SQLAlchemy's own
        "polymorphic_identity": "comment",
        "inherit_condition": id == Contribution.id,  # noqa: A003 - the column above
    }


class Support(Base):
    """Somebody's non-binding approval. The supporter is a keyed hash of an account or a device's cookie."""

    __tablename__ = "support"
    __table_args__ = (sa.UniqueConstraint("contribution_id", "supporter"),)

    contribution_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"))
    supporter: Mapped[str] = mapped_column(sa.String(64), index=True)
    by_account: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class Photo(Base):
    """A picture of a contribution, re-encoded from its pixels; it has a visibility of its own."""

    __tablename__ = "photo"

    contribution_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"), unique=True)
    key: Mapped[str] = mapped_column(sa.String(80), unique=True)
    width: Mapped[int]
    height: Mapped[int]
    alt: Mapped[str] = mapped_column(sa.String(200), default="")
    visibility: Mapped[Visibility] = mapped_column(words(Visibility))
    created_at: Mapped[datetime]


class ResponseStatus(Base):
    """A status from the list that the municipality defines."""

    __tablename__ = "response_status"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "name"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    name: Mapped[str] = mapped_column(sa.String(60))
    colour: Mapped[str] = mapped_column(sa.String(7))
    code: Mapped[str] = mapped_column(sa.String(4), default="")
    """XBeteiligung 1.2 weighing code, or empty."""
    position: Mapped[int] = mapped_column(default=1)


class OfficialResponse(Base):
    """The municipality's answer; the last one counts, earlier ones stay readable."""

    __tablename__ = "official_response"
    __table_args__ = (sa.Index("ix_official_response_contribution_id", "contribution_id", "id"),)

    contribution_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"))
    status_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("response_status.id"))
    source: Mapped[str] = mapped_column(sa.Text)
    html: Mapped[str] = mapped_column(sa.Text)
    office: Mapped[str] = mapped_column(sa.String(120), default="")
    account_id: Mapped[int] = mapped_column(Key)
    created_at: Mapped[datetime]


class Pin(Base):
    """Where a published contribution stands on the map; its id is the contribution's.

    Nothing that is not public ever has a row here, so nothing that is not public can reach a map.
    """

    __tablename__ = "pin"
    __table_args__ = (
        sa.Index("ix_pin_tile", "module_id", "zkey", "id", "category_id", "status_id", "lat_e6", "lon_e6"),
    )

    id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"), primary_key=True)
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id"))
    zkey: Mapped[int]
    """Morton key, 52 bits: every XYZ tile is one contiguous range."""
    category_id: Mapped[int] = mapped_column(default=0)
    status_id: Mapped[int] = mapped_column(default=0)
    lat_e6: Mapped[int]
    lon_e6: Mapped[int]
    """Millionths of a degree: sums stay exact."""


LEVELS = (6, 8, 10, 12, 14, 16)
"""Levels of the pyramid: a tile of zoom z shows cells of level z + 2, so these serve zooms up to 14."""


class PinCell(Base):
    """How many published contributions lie in a cell, per category and status: the pyramid, always exact.

    Levels 6 to 16 hold map cells. Level 0 holds two cells for counting: 0 what has a place, 1 what has none.
    """

    __tablename__ = "pin_cell"
    __table_args__ = (sa.UniqueConstraint("module_id", "level", "cell", "category_id", "status_id"),)

    module_id: Mapped[int] = mapped_column(Key)
    level: Mapped[int] = mapped_column(sa.SmallInteger)
    cell: Mapped[int]
    category_id: Mapped[int]
    status_id: Mapped[int]
    pins: Mapped[int]
    lat_sum: Mapped[int]
    lon_sum: Mapped[int]
    id_sum: Mapped[int]
    """Sum of contribution ids: where one pin is left, it is that pin."""


class ImportedSource(Base):
    """Which row of which foreign file a contribution came from: importing twice brings nothing twice."""

    __tablename__ = "imported_source"
    __table_args__ = (sa.UniqueConstraint("module_id", "source_id"),)

    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id"))
    source_id: Mapped[str] = mapped_column(sa.String(200))
    contribution_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"))
