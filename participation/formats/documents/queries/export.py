"""Remarks and comments read for files: plain rows from one streamed statement each, whatever their number."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from participation.contributions.models import (
    Comment,
    Contribution,
    OfficialResponse,
    ResponseStatus,
    Visibility,
)
from participation.formats.documents.models import Adoption, Edition, Remark, Section
from participation.formats.documents.queries.filters import RemarkFilter, conditions
from participation.kernel.dialect import in_batches

BATCH = 2_000

_c = Contribution.__table__.c
_r = Remark.__table__.c
_s = Section.__table__.c
_e = Edition.__table__.c


def remark_batches(
    session: Session, module_id: int, wanted: RemarkFilter, *, every_state: bool
) -> Iterator[Sequence[Any]]:
    """A module's remarks by id, in batches of BATCH rows, with section, version, status, the latest official answer,
    and the first version that one led to."""
    answer = OfficialResponse.__table__.c
    latest = (
        sa.select(answer.contribution_id, sa.func.max(answer.id).label("id"))
        .group_by(answer.contribution_id)
        .subquery()
    )
    statement = (
        sa.select(
            _c.id, _c.reference, _c.text, _c.created_at, _c.updated_at, _c.channel, _c.author_kind, _c.author_name,
            _c.pseudonym, _c.supports, _c.comments, _c.visibility, _r.remark_kind, _r.quote, _r.answered_at,
            _r.sender_name, _r.sender_address, _c.account_id, _s.key, _s.number.label("section"), _s.heading,
            _e.number.label("edition"), ResponseStatus.name.label("status"), ResponseStatus.code.label("code"),
            answer.source.label("answer"), _adopted().label("adopted"),
        )
        .select_from(_joined())
        .outerjoin(ResponseStatus, ResponseStatus.id == _r.status_id)
        .outerjoin(latest, latest.c.contribution_id == _c.id)
        .outerjoin(OfficialResponse.__table__, answer.id == latest.c.id)
        .where(*_states(module_id, every_state), *conditions(wanted, session.get_bind().dialect.name))
        .order_by(_c.id)
    )  # fmt: skip
    yield from in_batches(session, statement, BATCH)


def comment_batches(
    session: Session, module_id: int, wanted: RemarkFilter, *, every_state: bool
) -> Iterator[Sequence[Any]]:
    """The comments on those remarks by id, in batches, each with its remark's number and what it answers."""
    said = aliased(Contribution.__table__, name="said")
    comment = Comment.__table__.c
    statement = (
        sa.select(
            said.c.id, _c.reference, comment.answers_id, said.c.text, said.c.created_at, said.c.author_kind,
            said.c.pseudonym, said.c.author_name, said.c.visibility, said.c.channel, said.c.account_id,
        )
        .select_from(
            _joined()
            .join(Comment.__table__, comment.subject_id == _c.id)
            .join(said, said.c.id == comment.id)
        )
        .where(*_states(module_id, every_state), *conditions(wanted, session.get_bind().dialect.name))
        .order_by(said.c.id)
    )  # fmt: skip
    if not every_state:
        statement = statement.where(said.c.visibility == Visibility.PUBLISHED)
    yield from in_batches(session, statement, BATCH)


def _joined() -> sa.Join:
    return (
        sa.join(Contribution.__table__, Remark.__table__, _r.id == _c.id)
        .join(Section.__table__, _s.id == _r.section_id)
        .join(Edition.__table__, _e.id == _s.edition_id)
    )


def _adopted() -> sa.ScalarSelect[Any]:
    """The number of the first published version that a remark led to."""
    fresh = aliased(Edition)
    return (
        sa.select(sa.func.min(fresh.number))
        .select_from(Adoption)
        .join(fresh, fresh.id == Adoption.edition_id)
        .where(Adoption.remark_id == _c.id, fresh.published_at.is_not(None))
        .correlate(Contribution.__table__)
        .scalar_subquery()
    )


def _states(module_id: int, every_state: bool) -> list[sa.ColumnElement[bool]]:  # noqa: FBT001 - a plain switch
    found = [_c.module_id == module_id, _c.kind == "remark"]
    return found if every_state else [*found, _c.visibility == Visibility.PUBLISHED]
