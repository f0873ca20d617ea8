"""Reading what took two people."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account
from participation.formats.voting.models import Deed, DeedKind, DeedState, PaperCount, Vote
from participation.kernel.errors import Missing


@dataclass(frozen=True, slots=True)
class Told:
    """A deed with the names of its people; the name is empty where the account is gone."""

    deed: Deed
    proposed_by: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """What everybody may read about a change of a vote that runs: what was done, why and when, never by whom."""

    kind: DeedKind
    at: datetime
    reason: str
    text: str


def deeds_of(session: Session, vote: Vote) -> list[Told]:
    """All deeds of a vote: those that wait first, then the newest first."""
    waiting = Deed.state != DeedState.PROPOSED
    statement = sa.select(Deed).where(Deed.vote_id == vote.id).order_by(waiting, Deed.id.desc())
    found = list(session.scalars(statement))
    people = {one.proposed_by for one in found} | {one.decided_by for one in found if one.decided_by}
    rows = session.execute(sa.select(Account.id, Account.name).where(Account.id.in_(people)))
    names = {account_id: name for account_id, name in rows}  # noqa: C416 - rows are no pairs
    return [Told(one, names.get(one.proposed_by, ""), names.get(one.decided_by or 0, "")) for one in found]


def waiting(session: Session, vote: Vote) -> int:
    """How many deeds of any kind wait for their second person."""
    mine = Deed.vote_id == vote.id, Deed.state == DeedState.PROPOSED
    return session.scalar(sa.select(sa.func.count(Deed.id)).where(*mine)) or 0


def papers_waiting(session: Session, vote: Vote) -> int:
    """How many counts of stations wait for their second person."""
    mine = Deed.vote_id == vote.id, Deed.kind == DeedKind.PAPER, Deed.state == DeedState.PROPOSED
    return session.scalar(sa.select(sa.func.count(Deed.id)).where(*mine)) or 0


def deed_of(session: Session, vote: Vote, deed_id: int) -> Deed:
    """A deed of this vote. Raises Missing."""
    mine = Deed.id == deed_id, Deed.vote_id == vote.id, Deed.municipality_id == vote.municipality_id
    found = session.scalars(sa.select(Deed).where(*mine)).one_or_none()
    if found is None:
        raise Missing
    return found


def amendments(session: Session, vote: Vote) -> list[Amendment]:
    """What two people changed in a vote, oldest first, for its public page. Counts of stations stand elsewhere."""
    statement = (
        sa.select(Deed)
        .where(Deed.vote_id == vote.id, Deed.state == DeedState.CONFIRMED, Deed.kind != DeedKind.PAPER)
        .order_by(Deed.decided_at, Deed.id)
    )
    return [
        Amendment(one.kind, one.decided_at, _public_reason(one), str(one.payload.get("text", "")))
        for one in session.scalars(statement)
        if one.decided_at is not None
    ]


def _public_reason(deed: Deed) -> str:
    """Why a single letter was lost is between its owner and the town hall; of these only the number is public."""
    return "" if deed.kind in {DeedKind.REVOKE, DeedKind.REPLACE} else deed.reason


def replaced(session: Session, vote: Vote) -> Counter[int]:
    """How many codes of each batch were replaced."""
    done = Deed.vote_id == vote.id, Deed.kind == DeedKind.REPLACE, Deed.state == DeedState.CONFIRMED
    return Counter(int(payload["batch"]) for payload in session.scalars(sa.select(Deed.payload).where(*done)))


def versions_of(session: Session, vote: Vote) -> dict[str, list[PaperCount]]:
    """Every confirmed count of every station, the newest first."""
    statement = sa.select(PaperCount).where(PaperCount.vote_id == vote.id)
    found: dict[str, list[PaperCount]] = {}
    for one in session.scalars(statement.order_by(PaperCount.station, PaperCount.version.desc())):
        found.setdefault(one.station, []).append(one)
    return found
