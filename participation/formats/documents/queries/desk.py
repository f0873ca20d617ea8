"""Remarks as the desk lists and answers them: also those that nobody has answered, with what they led to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, OfficialResponse, ResponseStatus
from participation.formats.documents.models import Adoption, Edition, Remark, RemarkKind, Section
from participation.formats.documents.queries.filters import RemarkFilter, conditions, published
from participation.formats.documents.queries.remarks import FROM
from participation.kernel.pages import Page, pack, unpack

PER_PAGE = 50
MOST = 500
"""Remarks that are answered at once."""

_c = Contribution.__table__.c
_r = Remark.__table__.c
_ORDER = (Section.position, _r.quote_start, _c.id)


@dataclass(frozen=True, slots=True)
class DeskRemark:
    """A remark on the desk, with its section and the version it was made on, its last answer and what it led to."""

    id: int
    reference: str
    kind: RemarkKind
    text: str
    quote: str
    supports: int
    comments: int
    created_at: datetime
    author: str
    key: str
    number: str
    heading: str
    edition: int
    status: str
    answered: bool
    last_answer: int
    """The id of the newest answer; 0 for none."""
    adopted: tuple[str, ...] = field(default=())
    """Numbers of versions it led to, each with its section: `2: 3 Wege`."""


def desk_remarks(
    session: Session, module_id: int, wanted: RemarkFilter, *, unanswered: bool, after: str | None
) -> Page[DeskRemark]:
    """A page of public remarks in the order of the text. Raises DomainError for an `after` that is not ours."""
    which = _which(session, module_id, wanted, unanswered=unanswered)
    statement = _statement().where(*which)
    key = unpack(after, (int, int, int))
    if key is not None:
        statement = statement.where(sa.tuple_(*_ORDER) > sa.tuple_(*key))
    rows = session.execute(statement.limit(PER_PAGE + 1)).all()
    total = session.execute(sa.select(sa.func.count()).select_from(FROM).where(*which)).scalar_one()
    last = rows[PER_PAGE - 1] if len(rows) > PER_PAGE else None
    following = pack(last.position, last.quote_start, last.id) if last is not None else None
    return Page(_shown(session, rows[:PER_PAGE]), int(total), following)


def all_ids(session: Session, module_id: int, wanted: RemarkFilter, *, unanswered: bool) -> list[int]:
    """The ids of all remarks that pass, at most one more than can be answered at once."""
    which = _which(session, module_id, wanted, unanswered=unanswered)
    statement = sa.select(_c.id).select_from(FROM).where(*which).order_by(*_ORDER).limit(MOST + 1)
    return list(session.scalars(statement))


def remarks_by_id(session: Session, module_id: int, ids: Collection[int]) -> list[DeskRemark]:
    """Some public remarks of a module; those of others are not found."""
    statement = _statement().where(*published(module_id), _c.id.in_(list(ids)))
    return _shown(session, session.execute(statement).all())


def remark_rows(session: Session, module_id: int, ids: Collection[int]) -> list[Remark]:
    """The same as rows to be changed, in any state, by id."""
    statement = sa.select(Remark).where(Remark.module_id == module_id, Remark.id.in_(list(ids)))
    return list(session.scalars(statement.order_by(Remark.id)))


def _which(
    session: Session, module_id: int, wanted: RemarkFilter, *, unanswered: bool
) -> list[sa.ColumnElement[bool]]:
    found = [*published(module_id), *conditions(wanted, session.get_bind().dialect.name)]
    return [*found, _r.answered_at.is_(None)] if unanswered else found


def _statement() -> sa.Select[Any]:
    last = (
        sa.select(sa.func.max(OfficialResponse.id))
        .where(OfficialResponse.contribution_id == _c.id)
        .scalar_subquery()
    )
    return (
        sa.select(
            _c.id, _c.reference, _r.remark_kind, _c.text, _r.quote, _r.quote_start, _c.supports, _c.comments, _c.created_at,
            _c.author_name, _r.answered_at, Section.key, Section.position, Section.number, Section.heading,
            Edition.number.label("edition"), ResponseStatus.name.label("status"), last.label("last_answer"),
        )
        .select_from(FROM.outerjoin(ResponseStatus.__table__, ResponseStatus.id == _r.status_id))
        .order_by(*_ORDER)
    )  # fmt: skip


def _shown(session: Session, rows: Any) -> list[DeskRemark]:
    adopted = adoptions_of(session, [row.id for row in rows])
    return [
        DeskRemark(
            id=row.id,
            reference=row.reference,
            kind=row.remark_kind,
            text=row.text,
            quote=row.quote,
            supports=row.supports,
            comments=row.comments,
            created_at=row.created_at,
            author=row.author_name,
            key=row.key,
            number=row.number,
            heading=row.heading,
            edition=row.edition,
            status=row.status or "",
            answered=row.answered_at is not None,
            last_answer=row.last_answer or 0,
            adopted=tuple(adopted.get(row.id, ())),
        )
        for row in rows
    ]


def adoptions_of(session: Session, remark_ids: Collection[int]) -> Mapping[int, list[str]]:
    """What some remarks led to, by remark: `2: 3 Wege`, or `2` for a version as a whole."""
    statement = (
        sa.select(Adoption.remark_id, Edition.number, Section.number, Section.heading)
        .join(Edition, Edition.id == Adoption.edition_id)
        .outerjoin(Section, sa.and_(Section.edition_id == Edition.id, Section.key == Adoption.section_key))
        .where(Adoption.remark_id.in_(list(remark_ids)))
        .order_by(Adoption.remark_id, Edition.number)
    )
    found: dict[int, list[str]] = {}
    for remark_id, edition, number, heading in session.execute(statement):
        place = f"{number or ''} {heading or ''}".strip()
        found.setdefault(remark_id, []).append(f"{edition}: {place}" if place else str(edition))
    return found
