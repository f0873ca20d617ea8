"""Keeping the table of figures: what changed is counted anew soon after, so that readers rarely have to.

Of two who count the same process at once only the first writes: the other's count may be older, and its notes stay.
Notes go once a count is written that was begun after they were read; whatever is noted later is counted again.
"""

from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel import changes, dialect
from participation.kernel.db import Database
from participation.kts.models import ProcessFigure
from participation.kts.queries.counting import Figures, count
from participation.kts.queries.figures import pending
from participation.processes.models import Process

AT_ONCE = 200
"""Processes whose figures are written in one transaction: nobody waits long for it."""
_TABLE = cast("sa.Table", ProcessFigure.__table__)


def keep_figures(_config: Config, database: Database) -> int:
    """Count anew what changed; answers how many processes that were."""
    with database.reading() as session:
        found = pending(session)
    ids = sorted(found.notes)
    if not ids and not found.orphans:
        return 0  # asking for the lock of an embedded database would make others wait
    done: set[int] = set()
    for start in range(0, len(ids), AT_ONCE):
        done |= _keep(database, ids[start : start + AT_ONCE])
    left = {note for one in ids if one not in done for note in found.notes[one]}
    with database.unit_of_work() as session:  # a note of a municipality stands for many processes
        changes.forget(session, {note for notes in found.notes.values() for note in notes} - left)
        changes.forget(session, found.orphans)
    return len(ids)


def _keep(database: Database, ids: list[int]) -> set[int]:
    """Counted while nothing is locked, written in a moment; answers which processes are done with."""
    with database.reading() as session:
        serials = _serials(session, ids)
        counted = count(session, ids)
    with database.unit_of_work() as session:
        return {one for one in ids if _put(session, counted.get(one), one, serials.get(one))}


def _serials(session: Session, ids: list[int]) -> dict[int, int]:
    asked = sa.select(_TABLE.c.process_id, _TABLE.c.serial).where(_TABLE.c.process_id.in_(ids))
    return {process_id: serial for process_id, serial in session.execute(asked)}  # noqa: C416 - rows are no pairs


def _put(session: Session, row: Figures | None, process_id: int, serial: int | None) -> bool:
    """Write a count unless somebody else wrote one since ours began; says whether that was so."""
    if row is None or not _there(session, process_id):
        return True  # the process is gone, and its figures went with it
    if serial is None:
        return dialect.insert_once(session, ProcessFigure, row | {"serial": 1})
    mine = sa.update(_TABLE).where(_TABLE.c.process_id == process_id, _TABLE.c.serial == serial)
    done: Any = session.execute(mine.values(**row, serial=serial + 1))
    return bool(done.rowcount)


def _there(session: Session, process_id: int) -> bool:
    held = sa.select(Process.id).where(Process.id == process_id).with_for_update(read=True, key_share=True)
    return session.execute(held).first() is not None
