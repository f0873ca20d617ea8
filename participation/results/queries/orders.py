"""Packages that were ordered, and what they are made of."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.kernel.errors import Missing
from participation.processes.models import Module, Process
from participation.results.models import OrderState, PackageOrder, Snapshot

OPEN = (OrderState.QUEUED, OrderState.RUNNING)
MOST_SHOWN = 30


def orders_of(session: Session, process_id: int, *, ordered_by: int | None = None) -> list[PackageOrder]:
    """The newest orders of a process, of everybody or of one account."""
    statement = sa.select(PackageOrder).where(PackageOrder.process_id == process_id)
    if ordered_by is not None:
        statement = statement.where(PackageOrder.ordered_by == ordered_by)
    return list(session.scalars(statement.order_by(PackageOrder.id.desc()).limit(MOST_SHOWN)))


def order_of(
    session: Session, process_id: int, order_id: int, *, ordered_by: int | None = None
) -> PackageOrder:
    """An order of this process, and of this account if one is named. Raises Missing."""
    found = session.get(PackageOrder, order_id)
    if found is None or found.process_id != process_id or ordered_by not in (None, found.ordered_by):
        raise Missing
    return found


def count_open(session: Session, process_id: int) -> int:
    """How many packages of a process are waiting or being made."""
    statement = sa.select(sa.func.count()).where(
        PackageOrder.process_id == process_id, PackageOrder.state.in_(OPEN)
    )
    return session.scalar(statement) or 0


def whole_process(session: Session, process_id: int) -> Process:
    """A process with all that tables need. Raises Missing."""
    modules = selectinload(Process.modules)
    options = (modules.selectinload(Module.phases), modules.selectinload(Module.categories))
    found = session.get(Process, process_id, options=options)
    if found is None:
        raise Missing
    return found


def known_keys(session: Session, keys: Collection[str]) -> set[str]:
    """Which of some keys of files an order or a snapshot mentions."""
    found: set[str] = set()
    for kind in (PackageOrder, Snapshot):
        mentioned = session.scalars(sa.select(kind.file_key).where(kind.file_key.in_(keys)))
        found |= {key for key in mentioned if key}
    return found
