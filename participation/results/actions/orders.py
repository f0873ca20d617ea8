"""Somebody orders a package, changes their mind, or takes it home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import clock, jobs
from participation.kernel.errors import Conflict, DomainError, Missing
from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process
from participation.results.models import OrderState, PackageOrder
from participation.results.packages.contents import Addresses, contents
from participation.results.policy import audience_of, require_content, require_orderer
from participation.results.queries.orders import OPEN, count_open

JOB = "package-orders"
MOST_OPEN = 5
"""Packages of one process that may wait at once: whoever presses a button again and again gets no more."""


@dataclass(frozen=True, slots=True)
class PackageDraft:
    """What is wanted. `module`: the only one in it, None for all; `values`: the filter of the address bar, each word
    with everything that stood there."""

    audience: Audience
    module: Module | None = None
    every_state: bool = False
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)


def order_package(
    session: Session, municipality: Municipality, process: Process, draft: PackageDraft, *, viewer: Viewer
) -> PackageOrder:
    """Have a package made by the worker. Raises DomainError for what one may not have, for a filter that cannot be
    meant, and where too many wait."""
    staff = require_orderer(viewer, process)
    require_content(staff, process, draft.audience, every_state=draft.every_state)
    modules = [draft.module] if draft.module else process.modules
    contents(
        session,
        modules,
        Addresses("", municipality.slug),
        draft.audience,
        draft.values,
        every_state=draft.every_state,
    )
    if count_open(session, process.id) >= MOST_OPEN:
        raise DomainError("Es werden schon mehrere Pakete erstellt. Bitte warten Sie, bis eines fertig ist.")
    order = PackageOrder(
        municipality_id=process.municipality_id,
        process_id=process.id,
        module_id=draft.module.id if draft.module else None,
        audience=draft.audience,
        every_state=draft.every_state,
        values={name: list(many) for name, many in draft.values.items()},
        ordered_by=staff.account_id,
        ordered_at=clock.now(),
    )
    session.add(order)
    _record(session, "package.ordered", order, staff)
    jobs.after_commit(session, JOB)
    return order


def cancel_order(session: Session, order: PackageOrder, *, viewer: Viewer) -> None:
    """Stop it, also while it is being made: the worker notices. Raises Conflict where it is too late."""
    cancelled = (
        sa.update(PackageOrder)
        .where(PackageOrder.id == order.id, PackageOrder.state.in_(OPEN))
        .values(state=OrderState.CANCELLED, finished_at=clock.now())
        .returning(PackageOrder.id)
    )
    if session.execute(cancelled).first() is None:
        raise Conflict("Dieses Paket ist schon fertig oder abgebrochen.")
    _record(session, "package.cancelled", order, viewer)


def fetch_order(session: Session, order: PackageOrder, *, viewer: Viewer) -> str:
    """Note who takes a finished package home; answers the key of its file. Raises Missing where there is none, and for
    whoever might not order it any more: people change their office, and packages wait for days."""
    widest = audience_of(viewer, session.get_one(Process, order.process_id))
    if order.state is not OrderState.READY or not order.file_key or order.audience > widest:
        raise Missing
    _record(session, "package.fetched", order, viewer)
    return order.file_key


def _record(session: Session, action: str, order: PackageOrder, viewer: Viewer) -> None:
    trail.record(
        session,
        action,
        order,
        actor_id=viewer.account_id,
        process=order.process_id,
        audience=order.audience.value,
        every_state=order.every_state,
    )
