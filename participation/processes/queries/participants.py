"""Reading who is invited to a process."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account
from participation.accounts.queries import draws, tells, token_hash
from participation.kernel.errors import Missing
from participation.kernel.pages import Page, pack, unpack
from participation.processes.models import Participant, ParticipantGroup, Process, ProcessState

_CIRCLES = (
    sa.select(Participant.process_id)
    .join(Account, Account.email_key == Participant.email_key)
    .where(Account.id == sa.bindparam("account"))
)


@draws
def circles(session: Session, account_id: int) -> frozenset[int]:
    """Ids of the processes to which the address of an account is invited. One statement: every request of somebody
    who is signed in asks it."""
    return frozenset(session.scalars(_CIRCLES, {"account": account_id}))


PER_PAGE = 100


def participants(
    session: Session,
    process: Process,
    group: ParticipantGroup | None = None,
    after: str | None = None,
    *,
    limit: int = PER_PAGE,
) -> Page[Participant]:
    """Who is invited, by address. `after` is a page's key from the address bar; raises DomainError for a wrong one."""
    wanted = [Participant.process_id == process.id]
    if group is not None:
        wanted.append(Participant.group == group)
    total = session.scalar(sa.select(sa.func.count()).where(*wanted)) or 0
    key = unpack(after, (str,))
    if key is not None:
        wanted.append(Participant.email_key > key[0])
    ordered = sa.select(Participant).where(*wanted).order_by(Participant.email_key).limit(limit + 1)
    rows = list(session.scalars(ordered))
    following = pack(rows[limit - 1].email_key) if len(rows) > limit else None
    return Page(rows[:limit], total, following)


def unwritten(session: Session, process: Process) -> int:
    """How many of the invited have had no mail yet."""
    waiting = Participant.process_id == process.id, Participant.mailed_at.is_(None)
    return session.scalar(sa.select(sa.func.count()).where(*waiting)) or 0


def participant_of(session: Session, process: Process, participant_id: int) -> Participant:
    """One of them. Raises Missing, also for another process's."""
    own = Participant.id == participant_id, Participant.process_id == process.id
    found = session.scalar(sa.select(Participant).where(*own))
    if found is None:
        raise Missing
    return found


def counted(session: Session, process: Process) -> Mapping[ParticipantGroup, tuple[int, int]]:
    """By group: how many are invited, and how many of them have a confirmed account by now. Every group is there."""
    statement = (
        sa.select(Participant.group, sa.func.count(), sa.func.count(Account.confirmed_at))
        .outerjoin(Account, Account.email_key == Participant.email_key)
        .where(Participant.process_id == process.id)
        .group_by(Participant.group)
    )
    found = {group: (invited, arrived) for group, invited, arrived in session.execute(statement)}
    return {group: found.get(group, (0, 0)) for group in ParticipantGroup}


def groups_of(session: Session, process_id: int) -> Mapping[int, ParticipantGroup]:
    """For whom the people speak who are invited to a process and have an account, by its id."""
    statement = (
        sa.select(Account.id, Participant.group)
        .join(Participant, Participant.email_key == Account.email_key)
        .where(Participant.process_id == process_id)
    )
    return {account: group for account, group in session.execute(statement)}  # noqa: C416 - rows are no pairs


def by_token(session: Session, token: str) -> tuple[Participant, Process] | None:
    """Who is invited by a mailed link, and to what, as long as it is published; looking does not use it up."""
    statement = (
        sa.select(Participant, Process)
        .join(Process, Process.id == Participant.process_id)
        .where(Participant.token_hash == token_hash(token), Process.state != ProcessState.DRAFT)
    )
    row = session.execute(statement).one_or_none()
    return (row[0], row[1]) if row is not None else None


def _told(session: Session, account_id: int) -> list[dict[str, Any]]:
    """To what somebody is invited, for the download of one's own data."""
    statement = (
        sa.select(Process.title, Participant.name, Participant.group, Participant.invited_at)
        .join(Process, Process.id == Participant.process_id)
        .join(Account, Account.email_key == Participant.email_key)
        .where(Account.id == account_id, Process.state != ProcessState.DRAFT)
        .order_by(Participant.id)
    )
    return [
        {"verfahren": title, "name": name, "gruppe": group.value, "eingeladen": at.isoformat()}
        for title, name, group, at in session.execute(statement)
    ]


tells("einladungen", _told)
