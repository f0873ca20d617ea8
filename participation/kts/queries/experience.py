"""Reading which processes are over, and which municipalities were asked about them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.kernel.errors import Missing
from participation.kernel.pages import Page, pack, unpack
from participation.kts.models import ExperienceRequest
from participation.kts.policy.experience import BLUEPRINT
from participation.municipalities.models import Municipality
from participation.processes import catalogue
from participation.processes.models import Module, Phase, Process, ProcessState

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that is over."""

    process: Process
    municipality: Municipality
    last_at: datetime
    """When its last phase closed."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A municipality that was asked about a process."""

    request: ExperienceRequest
    process: Process
    municipality: Municipality


@dataclass(frozen=True, slots=True)
class Survey:
    """A process that holds a survey of experience. Sheets name nobody: only how many there are can be told."""

    process: Process
    municipality: Municipality
    asked: int
    sheets: int


def ended(session: Session, at: datetime, before: str | None = None) -> Page[Ended]:
    """Public processes that are over and whose municipality was not asked, the last one first. Surveys of experience
    themselves are none of them. Raises DomainError for a wrong key of a page."""
    closed = (
        sa.select(Module.process_id, sa.func.max(Phase.closes_at).label("last_at"))
        .join(Phase, Phase.module_id == Module.id)
        .group_by(Module.process_id)
        .subquery()
    )
    asked = sa.select(ExperienceRequest.process_id)
    wanted = [
        closed.c.last_at <= at,
        sa.and_(Process.is_public),
        Process.blueprint != BLUEPRINT,
        Process.id.not_in(asked),
    ]
    from_ = sa.join(Process, closed, closed.c.process_id == Process.id)
    counted = sa.select(sa.func.count()).select_from(from_).where(*wanted)
    total = session.scalar(counted) or 0
    key = unpack(before, (int,))
    if key is not None:
        wanted.append(Process.id < key[0])
    statement = (
        sa.select(Process, Municipality, closed.c.last_at)
        .select_from(from_)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(*wanted)
        .order_by(Process.id.desc())
        .limit(PER_PAGE + 1)
    )
    rows = [Ended(*row) for row in session.execute(statement)]
    following = pack(rows[PER_PAGE - 1].process.id) if len(rows) > PER_PAGE else None
    return Page(rows[:PER_PAGE], total, following)


def sent(session: Session, *, limit: int = 200) -> list[Sent]:
    """Who was asked, the last one first."""
    statement = (
        sa.select(ExperienceRequest, Process, Municipality)
        .join(Process, Process.id == ExperienceRequest.process_id)
        .join(Municipality, Municipality.id == ExperienceRequest.municipality_id)
        .order_by(ExperienceRequest.id.desc())
        .limit(limit)
    )
    return [Sent(*row) for row in session.execute(statement)]


def surveys(session: Session, homes: Collection[int]) -> list[Survey]:
    """The surveys of experience of some municipalities, in any state, the newest first, and how they are answered."""
    asked = (
        sa.select(sa.func.count()).where(ExperienceRequest.survey_process_id == Process.id).scalar_subquery()
    )
    statement = (
        sa.select(Process, Municipality, asked)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Process.municipality_id.in_(homes), Process.blueprint == BLUEPRINT)
        .options(selectinload(Process.modules).selectinload(Module.phases))
        .order_by(Process.id.desc())
    )
    rows = session.execute(statement).all()
    counts = catalogue.summaries(session, [module for row in rows for module in row[0].modules])
    return [
        Survey(
            process, town, count, sum(counts[one.id].sheets for one in process.modules if one.id in counts)
        )
        for process, town, count in rows
    ]


def usable(surveys_: Collection[Survey]) -> list[Survey]:
    """Those to which municipalities can be invited."""
    return [one for one in surveys_ if one.process.state is ProcessState.PUBLISHED]


def ended_process(session: Session, process_id: int) -> tuple[Process, Municipality]:
    """A public process with its phases, and its municipality. Raises Missing."""
    statement = (
        sa.select(Process, Municipality)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Process.id == process_id, Process.is_public)
        .options(selectinload(Process.modules).selectinload(Module.phases))
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        raise Missing
    return row[0], row[1]


def survey_of(session: Session, process_id: int) -> tuple[Process, Municipality]:
    """A process that may hold the survey, and where it is at home. Raises Missing."""
    statement = (
        sa.select(Process, Municipality)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Process.id == process_id, Process.blueprint == BLUEPRINT)
        .options(selectinload(Process.modules).selectinload(Module.phases))
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        raise Missing
    return row[0], row[1]
