"""Belonging to a municipality: a person says so, and its staff may make sure of it, at the counter."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts import policy
from participation.accounts.models import Residence, Viewer
from participation.accounts.queries.residences import residence
from participation.audit import trail
from participation.kernel import clock, dialect
from participation.kernel.errors import Conflict, Missing
from participation.municipalities.models import Municipality


def declare_residence(session: Session, municipality: Municipality, *, viewer: Viewer) -> None:
    """Say that one belongs to a municipality. Said twice, it is said once."""
    row = {
        "municipality_id": municipality.id,
        "account_id": viewer.account_id,
        "declared_at": clock.now(),
    }
    if not dialect.insert_once(session, Residence, row):
        return
    found = residence(session, municipality.id, viewer.account_id)
    if found is None:
        raise RuntimeError("a residence was not kept")
    trail.record(session, "residence.declared", found, actor_id=viewer.account_id)


def withdraw_residence(session: Session, municipality_id: int, *, viewer: Viewer) -> None:
    """Say that one does not belong there any more; whoever says so again is made sure of again. Raises Missing."""
    found = residence(session, municipality_id, viewer.account_id)
    if found is None:
        raise Missing
    trail.record(session, "residence.withdrawn", found, actor_id=viewer.account_id)
    session.execute(sa.delete(Residence).where(Residence.id == found.id))
    session.expunge(found)


def verify_residence(
    session: Session, municipality_id: int, residence_id: int, *, viewer: Viewer | None
) -> None:
    """Note that staff saw with their own eyes that somebody belongs here. Raises Missing, and Conflict where a
    colleague was quicker or the person took it back."""
    staff = policy.require_moderator(viewer, municipality_id)
    here = Residence.id == residence_id, Residence.municipality_id == municipality_id
    found = session.scalars(sa.select(Residence).where(*here)).one_or_none()
    if found is None:
        raise Missing
    if found.account_id == staff.account_id:
        raise Conflict("Ihre eigene Zugehörigkeit bestätigt eine Kollegin oder ein Kollege.")
    sure = (
        sa.update(Residence)
        .where(*here, Residence.verified_at.is_(None))
        .values(verified_at=clock.now(), verified_by=staff.account_id)
    )
    done = session.execute(sure.execution_options(synchronize_session=False))
    if done.rowcount != 1:  # type: ignore[attr-defined]  # a cursor result
        raise Conflict("Das hat gerade schon jemand bestätigt.")
    trail.record(session, "residence.verified", found, actor_id=staff.account_id)
