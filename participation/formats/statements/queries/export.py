"""What is said around statements, read for files: official answers and comments, plain rows."""

from collections.abc import Iterator, Mapping, Sequence
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
from participation.formats.statements.models import Statement
from participation.kernel.dialect import in_batches

BATCH = 2_000

_c = Contribution.__table__.c


def answers(session: Session, module_id: int) -> Mapping[int, Any]:
    """Statement id -> its status (`status`) and the latest official answer (`answer`), where there is one of both."""
    given = OfficialResponse.__table__.c
    latest = (
        sa.select(given.contribution_id, sa.func.max(given.id).label("id"))
        .group_by(given.contribution_id)
        .subquery()
    )
    statement = (
        sa.select(Statement.id, ResponseStatus.name.label("status"), given.source.label("answer"))
        .outerjoin(ResponseStatus, ResponseStatus.id == Statement.status_id)
        .outerjoin(latest, latest.c.contribution_id == Statement.id)
        .outerjoin(OfficialResponse.__table__, given.id == latest.c.id)
        .where(Statement.module_id == module_id)
    )
    return {row.id: row for row in session.execute(statement) if row.status or row.answer}


def comment_batches(session: Session, module_id: int, *, every_state: bool) -> Iterator[Sequence[Any]]:
    """The comments on a module's statements by id, in batches of BATCH rows, each with its statement's number."""
    said = aliased(Contribution.__table__, name="said")
    comment = Comment.__table__.c
    statement = (
        sa.select(
            said.c.id, _c.reference, comment.answers_id, said.c.text, said.c.created_at, said.c.author_kind,
            said.c.pseudonym, said.c.author_name, said.c.visibility, said.c.channel, said.c.account_id,
        )
        .select_from(said)
        .join(Comment.__table__, comment.id == said.c.id)
        .join(Contribution.__table__, _c.id == comment.subject_id)
        .where(_c.module_id == module_id, _c.kind == "statement")
        .order_by(said.c.id)
    )  # fmt: skip
    if not every_state:
        public = Visibility.PUBLISHED
        statement = statement.where(said.c.visibility == public, _c.visibility == public)
    yield from in_batches(session, statement, BATCH)
