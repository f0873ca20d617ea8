"""Process > module > phase: what a municipality asks, in which format, and when."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from participation.kernel import clock
from participation.kernel.db import Base, Key, words
from participation.municipalities.models import Area


class ProcessState(StrEnum):
    """Who may see a process: staff only, everybody, everybody in the archive."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Access(StrEnum):
    """Who a published process is for: everybody; everybody to read and invited people to take part; only invited
    people, and for all others it is not there."""

    OPEN = "open"
    READABLE = "readable"
    INVITED = "invited"


class Moderation(StrEnum):
    """Whether contributions appear after, or before, somebody has looked at them."""

    PRE = "pre"
    POST = "post"


class PhaseState(StrEnum):
    """Where an instant lies against a phase."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    CLOSED = "closed"


class Step(StrEnum):
    """What a phase may allow."""

    SUBMIT = "submit"
    COMMENT = "comment"
    SUPPORT = "support"
    VOTE = "vote"
    REMARK = "remark"
    ANSWER = "answer"
    RATE = "rate"


class Process(Base):
    """What a municipality runs on one subject."""

    __tablename__ = "process"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "slug"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    slug: Mapped[str] = mapped_column(sa.String(80))
    title: Mapped[str] = mapped_column(sa.String(160))
    summary: Mapped[str] = mapped_column(sa.Text, default="")
    body_source: Mapped[str] = mapped_column(sa.Text, default="")
    body_html: Mapped[str] = mapped_column(sa.Text, default="")
    plain_source: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    """The same in Leichte or einfache Sprache, as Markdown; empty where nobody wrote it."""
    plain_html: Mapped[str] = mapped_column(sa.Text, default="", server_default="")
    state: Mapped[ProcessState] = mapped_column(words(ProcessState), default=ProcessState.DRAFT)
    access: Mapped[Access] = mapped_column(
        words(Access), default=Access.OPEN, server_default=Access.OPEN.value
    )
    moderation: Mapped[Moderation] = mapped_column(words(Moderation), default=Moderation.POST)
    guests_allowed: Mapped[bool] = mapped_column(default=True)
    contact_name: Mapped[str] = mapped_column(sa.String(120), default="")
    contact_email: Mapped[str] = mapped_column(sa.String(254), default="")
    contact_phone: Mapped[str] = mapped_column(sa.String(60), default="")
    answer_promise: Mapped[str] = mapped_column(sa.Text, default="")
    """What happens with the contributions and until when, in the municipality's words."""
    answer_days: Mapped[int | None]
    """Days within which the municipality promises an answer to each contribution; None where it promises none."""
    topic: Mapped[str] = mapped_column(sa.String(30), default="", server_default="")
    """A key of `topics.TOPICS`, the same in all municipalities; empty for none."""
    area_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("area.id"))
    area: Mapped[Area] = relationship(viewonly=True)
    blueprint: Mapped[str] = mapped_column(sa.String(60), default="")
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    modules: Mapped[list["Module"]] = relationship(back_populates="process", order_by="Module.position")
    edition: ClassVar[Mapped[str]]
    """The version of what the public sees of all its modules, as a word: what is kept under it is never too old."""

    @property
    def takes_guests(self) -> bool:
        """Whether one takes part without an account: never where somebody must be invited."""
        return self.guests_allowed and self.access is Access.OPEN

    @hybrid_property
    def is_public(self) -> bool:
        """Whether everybody may see it. `Process.is_public` asks the same in a statement: nothing else decides what
        lists, maps and files for everybody hold."""
        return self.state is not ProcessState.DRAFT and self.access is not Access.INVITED

    @is_public.inplace.expression
    @classmethod
    def _is_public(cls) -> sa.ColumnElement[bool]:
        return sa.and_(cls.state != ProcessState.DRAFT, cls.access != Access.INVITED)


class Module(Base):
    """One run of a format in a process."""

    __tablename__ = "module"
    __table_args__ = (sa.UniqueConstraint("process_id", "slug"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id"))
    slug: Mapped[str] = mapped_column(sa.String(40))
    format: Mapped[str] = mapped_column(sa.String(30))
    title: Mapped[str] = mapped_column(sa.String(160))
    position: Mapped[int] = mapped_column(default=1)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    locked: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether its phases are bound by a promise to the public, such as the dates of a vote, and stay as they are."""
    process: Mapped[Process] = relationship(back_populates="modules")
    phases: Mapped[list["Phase"]] = relationship(back_populates="module", order_by="Phase.opens_at, Phase.id")
    categories: Mapped[list["Category"]] = relationship(order_by="Category.position, Category.id")

    def allows(self, step: Step, at: datetime) -> bool:
        """Whether a phase that is open at an instant allows a step."""
        return any(step in phase.steps and phase.state(at) is PhaseState.RUNNING for phase in self.phases)

    def state(self, at: datetime) -> PhaseState:
        """Running if any phase runs, closed if all are over, else upcoming."""
        states = {phase.state(at) for phase in self.phases}
        if PhaseState.RUNNING in states:
            return PhaseState.RUNNING
        return PhaseState.CLOSED if states == {PhaseState.CLOSED} else PhaseState.UPCOMING


class Phase(Base):
    """A window of time, half open, that allows some steps."""

    __tablename__ = "phase"
    __table_args__ = (sa.CheckConstraint("opens_at < closes_at", name="ends_after_it_begins"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id"), index=True)
    kind: Mapped[str] = mapped_column(sa.String(30))
    title: Mapped[str] = mapped_column(sa.String(120))
    description: Mapped[str] = mapped_column(sa.Text, default="")
    steps: Mapped[list[str]]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    module: Mapped[Module] = relationship(back_populates="phases")

    def state(self, at: datetime) -> PhaseState:
        """`opens_at <= at < closes_at` is running."""
        if at < self.opens_at:
            return PhaseState.UPCOMING
        return PhaseState.RUNNING if at < self.closes_at else PhaseState.CLOSED

    @property
    def now(self) -> PhaseState:
        """Its state at this moment."""
        return self.state(clock.now())


class Category(Base):
    """A topic of a module; told apart by letter and colour."""

    __tablename__ = "category"
    __table_args__ = (sa.UniqueConstraint("module_id", "name"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    module_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("module.id"))
    name: Mapped[str] = mapped_column(sa.String(60))
    letter: Mapped[str] = mapped_column(sa.String(2))
    colour: Mapped[str] = mapped_column(sa.String(7))
    position: Mapped[int] = mapped_column(default=1)


class PublicVersion(Base):
    """Counts every change that the public can see in a module: the version of cached answers."""

    __tablename__ = "public_version"

    number: Mapped[int] = mapped_column(default=0)


def _edition() -> sa.ColumnElement[str]:
    """Number, sum and weighted sum of the versions of a process's modules: another word whenever one of them changes."""
    known = (
        sa.select(
            sa.func.coalesce(
                sa.cast(sa.func.count(PublicVersion.id), sa.Text)
                + "-"
                + sa.cast(sa.func.sum(PublicVersion.number), sa.Text)
                + "-"
                + sa.cast(sa.func.sum(PublicVersion.number * PublicVersion.id), sa.Text),
                "",
            )
        )
        .select_from(PublicVersion)
        .join(Module, Module.id == PublicVersion.id)
        .where(Module.process_id == Process.id)
        .correlate_except(PublicVersion, Module)
    )
    return known.scalar_subquery()


Process.edition = column_property(_edition(), deferred=True)
