"""Reading official answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session, with_polymorphic

from participation.contributions.models import Contribution, OfficialResponse, ResponseStatus, Visibility
from participation.kernel import clock
from participation.kernel.pages import Page, pack, unpack
from participation.processes.models import Module, Process

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it is shown; `html` is sanitised and may be empty where only the status changed."""

    id: int
    html: str
    source: str
    office: str
    status_id: int | None
    status: str
    colour: str
    at: datetime


def responses(session: Session, contribution_id: int) -> list[Answer]:
    """Every answer to a contribution, the newest first."""
    statement = (
        sa.select(OfficialResponse, ResponseStatus)
        .outerjoin(ResponseStatus, ResponseStatus.id == OfficialResponse.status_id)
        .where(OfficialResponse.contribution_id == contribution_id)
        .order_by(OfficialResponse.id.desc())
    )
    return [
        Answer(
            row.id, row.html, row.source, row.office, row.status_id,
            status.name if status else "", status.colour if status else "", row.created_at,
        )
        for row, status in session.execute(statement)
    ]  # fmt: skip


def last_response_id(session: Session, contribution_id: int) -> int:
    """The id of the newest answer; 0 where there is none."""
    statement = sa.select(sa.func.max(OfficialResponse.id)).where(
        OfficialResponse.contribution_id == contribution_id
    )
    return session.scalar(statement) or 0


def last_response_ids(session: Session, contribution_ids: Iterable[int]) -> dict[int, int]:
    """The id of the newest answer of each of some contributions that have one."""
    statement = (
        sa.select(OfficialResponse.contribution_id, sa.func.max(OfficialResponse.id))
        .where(OfficialResponse.contribution_id.in_(list(contribution_ids)))
        .group_by(OfficialResponse.contribution_id)
    )
    return {contribution: last for contribution, last in session.execute(statement)}  # noqa: C416 - rows are no pairs


def _unanswered(municipality_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    in_words = sa.exists().where(
        OfficialResponse.contribution_id == Contribution.id, OfficialResponse.source != ""
    )
    return (
        Contribution.municipality_id == municipality_id,
        Contribution.reference != "",
        Contribution.visibility == Visibility.PUBLISHED,
        ~in_words,
    )


def _overdue(session: Session, municipality_id: int) -> sa.ColumnElement[bool]:
    """Longer without an answer than its process promises; processes that promise nothing are never late."""
    promises = sa.select(Process.id, Process.answer_days).where(
        Process.municipality_id == municipality_id, Process.answer_days.is_not(None)
    )
    late = [
        sa.and_(
            Contribution.module_id.in_(sa.select(Module.id).where(Module.process_id == process_id)),
            Contribution.created_at < clock.now() - timedelta(days=days),
        )
        for process_id, days in session.execute(promises)
        if days is not None
    ]
    return sa.or_(sa.false(), *late)


def _wanted(session: Session, municipality_id: int, *, overdue: bool) -> list[sa.ColumnElement[bool]]:
    late = [_overdue(session, municipality_id)] if overdue else []
    return [*_unanswered(municipality_id), *late]


def count_unanswered(session: Session, municipality_id: int, *, overdue: bool = False) -> int:
    """How many public contributions that bear a number have no answer in words yet; or only those whose time is up."""
    wanted = _wanted(session, municipality_id, overdue=overdue)
    return session.scalar(sa.select(sa.func.count()).select_from(Contribution).where(*wanted)) or 0


def unanswered(
    session: Session, municipality_id: int, after: str | None, *, overdue: bool = False
) -> Page[Contribution]:
    """They, the oldest first. Raises DomainError for an `after` that is not ours."""
    whole = with_polymorphic(Contribution, "*")
    wanted = _wanted(session, municipality_id, overdue=overdue)
    ids = sa.select(Contribution.id).where(*wanted).order_by(Contribution.id)
    key = unpack(after, (int,))
    if key is not None:
        ids = ids.where(Contribution.id > key[0])
    numbers = list(session.scalars(ids.limit(PER_PAGE + 1)))
    found = session.scalars(sa.select(whole).where(whole.id.in_(numbers[:PER_PAGE])).order_by(whole.id))
    following = pack(numbers[PER_PAGE - 1]) if len(numbers) > PER_PAGE else None
    return Page(list(found), count_unanswered(session, municipality_id, overdue=overdue), following)
