"""The table of figures as it is right now: what was counted, and in place of rows that changed since, a new count.

Reading never writes. What changed since the last sweep (`kts.actions.figures`) is counted again in memory and takes
the place of its row, so that every page, file and sum is right at every moment; usually there is little or nothing.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel import changes, dialect
from participation.kernel.changes import Change
from participation.kts.models import ProcessFigure
from participation.kts.queries.counting import Figures, count
from participation.processes.models import Module, Process

TABLE = cast("sa.Table", ProcessFigure.__table__)
_COLUMNS = [column for column in TABLE.c if column.name != "serial"]


@dataclass(frozen=True, slots=True)
class Pending:
    """What was changed and not counted yet: notes by process, and notes of what is gone."""

    notes: dict[int, list[int]] = field(default_factory=dict)
    """Process -> ids of its notes; none for a process that was never counted."""
    orphans: list[int] = field(default_factory=list)
    """Notes of modules and municipalities of which no process is there."""


def pending(session: Session) -> Pending:
    """Which processes are to be counted anew. The notes are read before anything is counted."""
    notes: defaultdict[int, list[int]] = defaultdict(list)
    orphans = []
    for note_id, process_id in session.execute(_NOTED):
        if process_id is None:
            orphans.append(note_id)
        else:
            notes[process_id].append(note_id)
    if session.scalar(_LACKING):
        for process_id in session.scalars(_UNCOUNTED):
            notes.setdefault(process_id, [])
    return Pending(dict(notes), orphans)


def figures(session: Session) -> sa.FromClause:
    """What to select from: the table of figures with everything that changed counted anew."""
    changed = pending(session).notes
    return overlaid(session, count(session, changed), changed) if changed else TABLE


def overlaid(session: Session, counted: dict[int, Figures], changed: Collection[int]) -> sa.FromClause:
    """The table with some processes' rows replaced. A new row has the number of its process, below zero."""
    rows = [row | {"id": -process_id, "installation_id": None} for process_id, row in counted.items()]
    kept = sa.select(*_COLUMNS).where(
        TABLE.c.process_id.is_(None)
        | TABLE.c.process_id.not_in(sa.bindparam(None, sorted(changed), expanding=True))
    )
    if not rows:
        return kept.subquery("figure")
    return sa.union_all(kept, dialect.given_rows(session, _COLUMNS, rows)).subquery("figure")


def _noted() -> sa.CompoundSelect[Any]:
    """Notes with the processes that they tell of; None where there is none."""
    note, process, module = Change.__table__.c, Process.__table__.c, Module.__table__.c
    by_module = sa.select(note.id, module.process_id).outerjoin_from(
        Change.__table__, Module.__table__, module.id == note.key
    )
    by_process = sa.select(note.id, process.id).outerjoin_from(
        Change.__table__, Process.__table__, process.id == note.key
    )
    by_town = sa.select(note.id, process.id).outerjoin_from(
        Change.__table__, Process.__table__, process.municipality_id == note.key
    )
    return sa.union_all(
        by_module.where(note.subject == changes.MODULE),
        by_process.where(note.subject == changes.PROCESS),
        by_town.where(note.subject == changes.MUNICIPALITY),
    )


_NOTED = _noted()
_LACKING = sa.select(
    sa.select(sa.func.count()).select_from(Process).scalar_subquery()
    > sa.select(sa.func.count(TABLE.c.process_id)).scalar_subquery()
)
"""Figures go with their process, so counting both says at once whether any are missing."""
_UNCOUNTED = (
    sa.select(Process.id)
    .outerjoin(ProcessFigure, ProcessFigure.process_id == Process.id)
    .where(ProcessFigure.id.is_(None))
)
