"""Who a process is for: everybody, or people on a list, who are asked by mail."""

import secrets
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.actions import erases
from participation.accounts.models import Account, Viewer
from participation.accounts.queries import token_hash
from participation.audit import trail
from participation.kernel import clock, dialect, editing, limits
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.limits import Limit
from participation.municipalities.models import Municipality
from participation.notices.actions import owe
from participation.notices.models import Letterhead
from participation.processes.actions.editing import lock
from participation.processes.actions.invitees import MOST, Listing
from participation.processes.actions.versions import bump_all
from participation.processes.models import Access, Participant, Process, ProcessState
from participation.processes.policy import require_desk

BATCH = 500
"""Mails of one press of the button; whoever invites more presses again."""
A_DAY = Limit("participants-mailed", 20, timedelta(days=1))
"""Presses a day, by municipality."""


def change_access(
    session: Session, process: Process, access: Access, *, viewer: Viewer | None, seen: str | None = None
) -> None:
    """Say who a process is for. Raises Conflict, and NotAllowed once a vote is released: who may vote stands then."""
    staff = require_desk(viewer, process)
    lock(session, process)
    editing.require_unchanged(seen, process.access)
    if access is not process.access and any(module.locked for module in process.modules):
        raise NotAllowed(
            "Zu diesem Verfahren gehört eine freigegebene Abstimmung, deshalb bleibt, wer teilnehmen kann. Bevor die "
            "Abstimmung beginnt, können Sie ihre Freigabe zurücknehmen."
        )
    process.access = access
    bump_all(session, process)
    trail.record(session, "process.updated", process, actor_id=staff.account_id, what="access")


def add_participants(session: Session, process: Process, listing: Listing, *, viewer: Viewer | None) -> int:
    """Put people on the list; who is on it already stays as they are. Nobody is told before invitations are sent.

    Answers how many are new. Raises DomainError where a line of the list is wrong, and for too many.
    """
    staff = require_desk(viewer, process)
    if listing.wrong:
        raise DomainError("Auf der Liste stimmen einige Zeilen nicht.", "people")
    if not listing.people:
        raise DomainError("Hier steht niemand, den wir einladen können.", "people")
    lock(session, process)
    there = session.scalar(sa.select(sa.func.count()).where(Participant.process_id == process.id)) or 0
    if there + len(listing.people) > MOST:
        raise DomainError(
            "Mehr als %(most)s Personen kann ein Verfahren nicht einladen.", "people", most=MOST
        )
    rows = [
        {
            "municipality_id": process.municipality_id,
            "process_id": process.id,
            "email": one.email,
            "email_key": one.key,
            "name": one.name,
            "group": one.group,
            "invited_at": clock.now(),
        }
        for one in listing.people
    ]
    new = sum(dialect.insert_once(session, Participant, row) for row in rows)
    trail.record(session, "participants.invited", process, actor_id=staff.account_id, people=new)
    return new


def send_invitations(
    session: Session,
    municipality: Municipality,
    process: Process,
    *,
    viewer: Viewer | None,
    letterhead: Letterhead,
) -> int:
    """Write to everybody on the list who has had no mail yet, BATCH at the most. Answers to how many.

    Raises NotAllowed before the process is published, for the links would lead nowhere, and TooMany.
    """
    staff = require_desk(viewer, process)
    if process.state is not ProcessState.PUBLISHED:
        raise NotAllowed(
            "Veröffentlichen Sie das Verfahren zuerst: Vorher führt der Link in der Einladung ins Leere."
        )
    limits.count(session, A_DAY, str(municipality.id))
    waiting = (
        sa.select(Participant)
        .where(Participant.process_id == process.id, Participant.mailed_at.is_(None))
        .order_by(Participant.id)
        .limit(BATCH)
        .with_for_update()
    )
    found = session.scalars(waiting).all()
    for one in found:
        _write_to(session, municipality, process, one, letterhead)
    trail.record(session, "participants.mailed", process, actor_id=staff.account_id, people=len(found))
    return len(found)


def remove_participant(
    session: Session, process: Process, participant: Participant, *, viewer: Viewer | None
) -> None:
    """Take somebody off the list: they are out with their next click. What they said stays."""
    staff = require_desk(viewer, process)
    trail.record(session, "participant.removed", participant, actor_id=staff.account_id)
    session.delete(participant)


def decline(session: Session, participant: Participant) -> None:
    """Somebody who came by the mailed link does not want to take part: their address is forgotten."""
    trail.record(session, "participant.declined", participant)
    session.delete(participant)


@erases
def forget_participant(session: Session, account_id: int) -> None:
    """Take a person off every list. An address without an account stays until staff remove it, or its owner does."""
    own = sa.select(Account.email_key).where(Account.id == account_id).scalar_subquery()
    theirs = sa.delete(Participant).where(Participant.email_key == own)
    session.execute(theirs.execution_options(synchronize_session=False))


def _write_to(
    session: Session,
    municipality: Municipality,
    process: Process,
    participant: Participant,
    letterhead: Letterhead,
) -> None:
    token = secrets.token_urlsafe(32)
    participant.token_hash, participant.mailed_at = token_hash(token), clock.now()
    owe(
        session,
        participant.email,
        "processes/invited",
        letterhead,
        token=token,
        name=participant.name,
        process=process.title,
        municipality=municipality.name,
        contact=process.contact_email or municipality.contact_email,
        summary=process.summary,
    )
