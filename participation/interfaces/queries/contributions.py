"""Public contributions of a process over all its modules, whatever their formats, and what was said about them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Comment, Contribution, Visibility
from participation.kernel.errors import Missing
from participation.processes import catalogue
from participation.processes.catalogue import Entry, Wanted
from participation.processes.models import Module, Process

_c = Contribution.__table__.c
_own = Comment.__table__.c
NEWEST = 1_000
"""How many ids of a module are told with its process; all of them are in the list of its contributions."""


@dataclass(slots=True)
class Said:
    """A comment and the replies to it; never by whom."""

    id: int
    text: str
    created_at: datetime
    subject_id: int
    answers_id: int | None
    """The comment it answers; None for one on the contribution itself, or where that comment is not public."""
    replies: list["Said"] = field(default_factory=list)


def page_of_contributions(
    session: Session, process: Process, *, limit: int, offset: int
) -> tuple[list[Entry], int]:
    """A page over all modules, by id, and how many there are on all pages."""
    modules = _readable(process.modules)
    public = _public([module.id for module in modules])
    total = session.scalar(sa.select(sa.func.count()).where(*public)) or 0
    page = sa.select(_c.id, _c.module_id).where(*public).order_by(_c.id).limit(limit).offset(offset)
    rows = session.execute(page).all()
    return _entries(session, modules, {row.id: row.module_id for row in rows}), total


def entry_of(session: Session, process: Process, contribution_id: int) -> Entry:
    """One contribution. Raises Missing, alike for what is not there and what is not public."""
    modules = _readable(process.modules)
    public = _public([module.id for module in modules])
    row = session.execute(sa.select(_c.id, _c.module_id).where(*public, _c.id == contribution_id)).first()
    found = _entries(session, modules, {row.id: row.module_id} if row else {})
    if not found:
        raise Missing
    return found[0]


def contribution_ids(session: Session, processes: Iterable[Process]) -> dict[int, list[int]]:
    """The newest public contributions of processes, NEWEST of each module at the most, by the id of the process."""
    owner = {module.id: process.id for process in processes for module in _readable(process.modules)}
    parts = [_newest(module) for module in sorted(owner)]
    found: dict[int, list[int]] = {}
    rows = session.execute(sa.union_all(*parts)).all() if parts else []
    for row in rows:
        found.setdefault(owner[row.module_id], []).append(row.id)
    return {process: sorted(ids) for process, ids in found.items()}


def said_about(session: Session, subjects: Collection[int]) -> dict[int, list[Said]]:
    """Public comments on contributions, by the contribution, replies within what they answer; the oldest first."""
    statement = (
        sa.select(_c.id, _c.text, _c.created_at, _own.subject_id, _own.answers_id)
        .join_from(Contribution.__table__, Comment.__table__, _own.id == _c.id)
        .where(_own.subject_id.in_(sorted(subjects)), _c.visibility == Visibility.PUBLISHED)
        .order_by(_c.id)
    )
    rows = session.execute(statement).all() if subjects else []
    known = {row.id: Said(*row) for row in rows}
    heads: dict[int, list[Said]] = {}
    for one in known.values():
        above = known.get(one.answers_id or 0)
        one.answers_id = above.id if above else None
        (above.replies if above else heads.setdefault(one.subject_id, [])).append(one)
    return heads


def _readable(modules: Iterable[Module]) -> list[Module]:
    """Those whose contributions are read one by one."""
    return [one for one in modules if catalogue.format_of(one).entries is not catalogue.no_entries]


def _entries(session: Session, modules: Sequence[Module], wanted: dict[int, int]) -> list[Entry]:
    """Entries by id; each format tells its own."""
    found: list[Entry] = []
    for kind in sorted({module.format for module in modules}):
        own = {module.id for module in modules if module.format == kind}
        ids = [one for one, module in wanted.items() if module in own]
        if ids:
            format_ = next(one for one in catalogue.all_formats() if one.key == kind)
            found += format_.entries(session, Wanted(own, len(ids), ids=ids))[0]
    return sorted(found, key=lambda one: one.id)


def _kinds() -> list[str]:
    told = (one for one in catalogue.all_formats() if one.entries is not catalogue.no_entries)
    return sorted(kind for one in told for kind in one.kinds)


def _public(modules: Collection[int]) -> list[Any]:
    return [_c.module_id.in_(modules), _c.kind.in_(_kinds()), _c.visibility == Visibility.PUBLISHED]


def _newest(module_id: int) -> Any:
    last = sa.select(_c.id, _c.module_id).where(*_public([module_id])).order_by(_c.id.desc()).limit(NEWEST)
    part = last.subquery()
    return sa.select(part.c.id, part.c.module_id)
