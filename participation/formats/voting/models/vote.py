"""A vote: what is asked, how it is counted, and how far it has come."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participation.kernel import clock
from participation.kernel.db import Base, Key, words
from participation.processes.models import Module


class Level(StrEnum):
    """What a vote promises about secrecy."""

    OPEN = "open"
    SECRET = "secret"  # noqa: S105 - a level, no password
    COMMISSION = "commission"


class Method(StrEnum):
    """How people choose."""

    SINGLE = "single"
    APPROVAL = "approval"
    RANKED = "ranked"
    CONSENSUS = "consensus"
    POINTS = "points"
    BUDGET = "budget"


class BallotKind(StrEnum):
    """What a ballot of a participatory budget says about the projects."""

    APPROVAL = "approval"
    POINTS = "points"
    RANKED = "ranked"


class Entitled(StrEnum):
    """How people come onto the roll."""

    ACCOUNTS = "accounts"
    VERIFIED = "verified"
    CODES = "codes"
    LIST = "list"


class VoteState(StrEnum):
    """How far a vote has come. Whether READY is before or after its opening only the clock says, until it is OPEN."""

    DRAFT = "draft"
    READY = "ready"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    ABORTED = "aborted"


DECIDED = frozenset({VoteState.CLOSED, VoteState.PUBLISHED, VoteState.ABORTED})
"""No ballot goes in any more."""


@dataclass(frozen=True, slots=True)
class VotingSettings:
    """What a blueprint presets for a vote; all of it can be changed until the vote is released."""

    method: str = Method.SINGLE.value
    level: str = Level.SECRET.value
    entitled: str = Entitled.CODES.value
    question: str = ""
    options: tuple[str, ...] = ()
    rules: dict[str, Any] = field(default_factory=dict)
    """Entries of `Vote.rules` that differ from the usual."""


class Vote(Base):
    """One question put to a roll of people, in one module."""

    __tablename__ = "vote"
    __table_args__ = (sa.CheckConstraint("opens_at < closes_at", name="closes_after_it_opens"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id", ondelete="CASCADE"), unique=True)
    key: Mapped[str] = mapped_column(sa.String(16), unique=True)
    """What the vote is called in its package and its log: 64 random bits, hexadecimal."""
    question: Mapped[str] = mapped_column(sa.String(300), default="")
    explanation: Mapped[str] = mapped_column(sa.Text, default="")
    level: Mapped[Level] = mapped_column(words(Level), default=Level.SECRET)
    method: Mapped[Method] = mapped_column(words(Method), default=Method.SINGLE)
    entitled: Mapped[Entitled] = mapped_column(words(Entitled), default=Entitled.CODES)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    rules: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Limits of a ballot, ties, budget: the entries of `rules.json` that the municipality chooses."""
    state: Mapped[VoteState] = mapped_column(words(VoteState), default=VoteState.DRAFT)
    frozen: Mapped[str] = mapped_column(sa.Text, default="")
    """rules.json as published when the vote opened, canonical; empty before. It never changes again."""
    box_key: Mapped[str] = mapped_column(sa.String(64), default="")
    """X25519 public key that seals ballots, hexadecimal."""
    log_key: Mapped[str] = mapped_column(sa.String(200), default="")
    """The log's public key, a C2SP vkey."""
    frontier: Mapped[list[str]] = mapped_column(default=list)
    """The right edge of the log's tree, hexadecimal: what the next batch is appended to."""
    size: Mapped[int] = mapped_column(default=0)
    """Leaves in the log."""
    sealed_at: Mapped[datetime | None]
    """When the last batch went into the log."""
    closed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    destroyed_at: Mapped[datetime | None]
    """When the keys were destroyed."""
    abort_reason: Mapped[str] = mapped_column(sa.Text, default="")
    note: Mapped[str] = mapped_column(sa.Text, default="")
    """What the municipality says to the result."""
    module: Mapped[Module] = relationship()
    options: Mapped[list["Option"]] = relationship(
        back_populates="vote", order_by="Option.position, Option.id", cascade="all, delete-orphan"
    )

    def is_open(self, at: datetime) -> bool:
        """Whether a ballot may go in at an instant: `opens_at <= at < closes_at`, and nobody stopped it."""
        return self.state in {VoteState.READY, VoteState.OPEN} and self.opens_at <= at < self.closes_at

    @property
    def runs(self) -> bool:
        """Whether a ballot may go in now."""
        return self.is_open(clock.now())

    @property
    def changeable(self) -> bool:
        """Whether question, options and rules may still be changed."""
        return self.state is VoteState.DRAFT

    @property
    def secret(self) -> bool:
        """Whether ballots are sealed."""
        return self.level is not Level.OPEN


class Option(Base):
    """Something to choose: an answer, a candidate place, a project with its cost."""

    __tablename__ = "vote_option"
    __table_args__ = (
        sa.UniqueConstraint("vote_id", "key"),
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="whole_point"),
        sa.CheckConstraint("cost >= 0", name="no_gift"),
    )

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    vote_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vote.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(sa.String(8))
    """Its short name in ballots and files."""
    position: Mapped[int] = mapped_column(default=1)
    title: Mapped[str] = mapped_column(sa.String(160))
    text: Mapped[str] = mapped_column(sa.Text, default="")
    cost: Mapped[int] = mapped_column(default=0)
    """Whole euros; 0 where money plays no part."""
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    photo: Mapped[str] = mapped_column(sa.String(32), default="")
    photo_alt: Mapped[str] = mapped_column(sa.String(200), default="")
    origin: Mapped[str] = mapped_column(sa.String(300), default="")
    """Address of the idea it was taken over from, on this platform."""
    vote: Mapped[Vote] = relationship(back_populates="options")


class VoteFile(Base):
    """A file of the result package, byte for byte."""

    __tablename__ = "vote_file"
    __table_args__ = (sa.UniqueConstraint("vote_id", "name"),)

    vote_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("vote.id"))
    name: Mapped[str] = mapped_column(sa.String(40))
    content: Mapped[bytes]
