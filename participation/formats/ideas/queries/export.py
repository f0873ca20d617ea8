"""Ideas and comments read for files: plain rows from one streamed statement each, whatever their number."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from participation.contributions.models import (
    Comment,
    Contribution,
    OfficialResponse,
    Photo,
    ResponseStatus,
    Visibility,
)
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import IdeaFilter, conditions
from participation.kernel.dialect import in_batches
from participation.municipalities.models import District
from participation.processes.models import Category

BATCH = 2_000

_c = Contribution.__table__.c
_i = Idea.__table__.c


def idea_batches(
    session: Session, module_id: int, wanted: IdeaFilter, *, every_state: bool
) -> Iterator[Sequence[Any]]:
    """A module's ideas by id, in batches of BATCH rows, with names of category, status, district and photo, and
    the latest official answer."""
    photo, answer = Photo.__table__.c, OfficialResponse.__table__.c
    latest = (
        sa.select(answer.contribution_id, sa.func.max(answer.id).label("id"))
        .group_by(answer.contribution_id)
        .subquery()
    )
    statement = (
        sa.select(
            _c.id, _c.reference, _i.title, _c.text, _i.geometry, _i.lat, _i.lon, _i.address, _c.created_at,
            _c.updated_at, _c.channel, _c.author_kind, _c.author_name, _c.pseudonym, _c.supports, _c.comments,
            _c.visibility, _c.merged_into_id, _i.answered_at, _c.account_id,
            Category.name.label("category"), ResponseStatus.name.label("status"), ResponseStatus.code.label("code"),
            District.name.label("district"), District.ags.label("district_ags"), answer.source.label("answer"),
            photo.key.label("photo"),
        )
        .select_from(Contribution.__table__)
        .join(Idea.__table__, _i.id == _c.id)
        .outerjoin(Category, Category.id == _i.category_id)
        .outerjoin(ResponseStatus, ResponseStatus.id == _i.status_id)
        .outerjoin(District, District.id == _i.district_id)
        .outerjoin(latest, latest.c.contribution_id == _c.id)
        .outerjoin(OfficialResponse.__table__, answer.id == latest.c.id)
        .outerjoin(Photo.__table__, sa.and_(photo.contribution_id == _c.id, photo.visibility == Visibility.PUBLISHED))
        .where(*_states(module_id, every_state), *conditions(wanted, session.get_bind().dialect.name))
        .order_by(_c.id)
    )  # fmt: skip
    yield from in_batches(session, statement, BATCH)


def comment_batches(
    session: Session, module_id: int, wanted: IdeaFilter, *, every_state: bool
) -> Iterator[Sequence[Any]]:
    """The comments on those ideas by id, in batches, each with its idea's number and what it answers."""
    said = aliased(Contribution.__table__, name="said")
    comment = Comment.__table__.c
    statement = (
        sa.select(
            said.c.id, _c.reference, comment.answers_id, said.c.text, said.c.created_at, said.c.author_kind,
            said.c.pseudonym, said.c.author_name, said.c.supports, said.c.visibility, said.c.channel,
            said.c.account_id,
        )
        .select_from(said)
        .join(Comment.__table__, comment.id == said.c.id)
        .join(Contribution.__table__, _c.id == comment.subject_id)
        .join(Idea.__table__, _i.id == _c.id)
        .where(*_states(module_id, every_state), *conditions(wanted, session.get_bind().dialect.name))
        .order_by(said.c.id)
    )  # fmt: skip
    if not every_state:
        statement = statement.where(said.c.visibility == Visibility.PUBLISHED)
    yield from in_batches(session, statement, BATCH)


def _states(module_id: int, every_state: bool) -> list[sa.ColumnElement[bool]]:  # noqa: FBT001 - a plain switch
    found = [_c.module_id == module_id, _c.kind == "idea"]
    return found if every_state else [*found, _c.visibility == Visibility.PUBLISHED]
