"""Reading what people said under a contribution, page by page: threads in the order they began."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.contributions.models import AuthorKind, Comment, Contribution, Support, Visibility
from participation.kernel.pages import pack, unpack

PER_PAGE = 60
"""Comments and replies on one page."""

_c = Contribution.__table__.c
_own = Comment.__table__.c
_THREAD = sa.func.coalesce(_own.answers_id, _c.id)
_FROM = sa.join(Contribution.__table__, Comment.__table__, _own.id == _c.id)
_SHOWN = (
    _c.id, _own.answers_id, _c.text, _c.visibility, _c.author_kind, _c.author_name, _c.account_id,
    _c.municipality_id, _c.created_at,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One comment as it is shown. `own`: the viewer wrote it; `waits`: nobody else sees it yet."""

    id: int
    text: str
    author: str
    official: bool
    at: datetime
    own: bool
    waits: bool


@dataclass(slots=True)
class Thread:
    """A comment and the replies to it. `head` is None where it stands on an earlier page or is gone."""

    id: int
    head: Said | None = None
    gone: bool = False
    replies: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Talk:
    """A page of threads, and where the next one begins."""

    threads: list[Thread]
    after: str | None


def talk(session: Session, subject_id: int, viewer: Viewer | None, after: str | None = None) -> Talk:
    """What the viewer may read: what is published, and the viewer's own that still waits.

    Raises DomainError for an `after` that is not ours.
    """
    statement = sa.select(*_SHOWN).select_from(_FROM).where(_own.subject_id == subject_id, _readable(viewer))
    key = unpack(after, (int, int))
    if key is not None:
        statement = statement.where(sa.tuple_(_THREAD, _c.id) > sa.tuple_(*key))
    rows = session.execute(statement.order_by(_THREAD, _c.id).limit(PER_PAGE + 1)).all()
    threads = _threads(rows[:PER_PAGE], viewer)
    _mark_gone(session, threads)
    more = len(rows) > PER_PAGE
    last = rows[PER_PAGE - 1] if more else None
    return Talk(threads, pack(last.answers_id or last.id, last.id) if last is not None else None)


def supported(session: Session, contribution_id: int, supporter: str | None) -> bool:
    """Whether somebody supports a contribution."""
    if supporter is None:
        return False
    statement = sa.select(Support.id).where(
        Support.contribution_id == contribution_id, Support.supporter == supporter
    )
    return session.scalar(statement) is not None


def _readable(viewer: Viewer | None) -> sa.ColumnElement[bool]:
    published = _c.visibility == Visibility.PUBLISHED
    if viewer is None:
        return published
    return published | ((_c.account_id == viewer.account_id) & (_c.visibility == Visibility.PENDING))


def _threads(rows: Sequence[Any], viewer: Viewer | None) -> list[Thread]:
    found: dict[int, Thread] = {}
    for row in rows:
        thread = found.setdefault(row.answers_id or row.id, Thread(row.answers_id or row.id))
        if row.answers_id is None:
            thread.head = _said(row, viewer)
        else:
            thread.replies.append(_said(row, viewer))
    return list(found.values())


def _said(row: Any, viewer: Viewer | None) -> Said:
    official = row.author_kind == AuthorKind.STAFF
    return Said(
        id=row.id,
        text=row.text,
        author="" if official else row.author_name,
        official=official,
        at=row.created_at,
        own=_wrote(row, viewer),
        waits=row.visibility != Visibility.PUBLISHED,
    )


def _wrote(row: Any, viewer: Viewer | None) -> bool:
    """As `policy.is_author` sees it."""
    mine = viewer is not None and row.account_id == viewer.account_id
    return mine and (row.author_kind != AuthorKind.STAFF or is_moderator(viewer, row.municipality_id))


def _mark_gone(session: Session, threads: list[Thread]) -> None:
    """Tell heads that were hidden or withdrawn from those that stand on an earlier page."""
    headless = [thread.id for thread in threads if thread.head is None]
    if not headless:
        return
    statement = sa.select(_c.id).where(_c.id.in_(headless), _c.visibility != Visibility.PUBLISHED)
    gone = set(session.scalars(statement))
    for thread in threads:
        thread.gone = thread.id in gone


def page_key(session: Session, comment: Comment) -> str | None:
    """Where a page begins that shows a comment first; None where it stands on the first page anyway."""
    thread = comment.answers_id or comment.id
    before = (
        sa.select(sa.func.count())
        .select_from(_FROM)
        .where(
            _own.subject_id == comment.subject_id,
            _c.visibility == Visibility.PUBLISHED,
            sa.tuple_(_THREAD, _c.id) < sa.tuple_(thread, comment.id),
        )
    )
    return pack(thread, comment.id - 1) if (session.scalar(before) or 0) >= PER_PAGE else None
