"""The balance of codes: how many were issued, used, revoked and replaced."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import CodeBatch, RollState, Vote
from participation.formats.voting.policy.rules import SMALL_GROUP
from participation.formats.voting.queries.deeds import replaced
from participation.formats.voting.queries.rolls import roll_of


@dataclass(frozen=True, slots=True)
class BatchBalance:
    """What became of the codes of one batch, or of all. `used` is None where so few were used that it could tell
    something about somebody, or would let that be computed."""

    label: str
    made_at: datetime | None
    issued: int
    revoked: int
    replaced: int
    paper: int
    used: int | None
    batch_id: int = 0


def batches_of(session: Session, vote: Vote) -> list[CodeBatch]:
    """The batches of a vote, oldest first."""
    return list(
        session.scalars(sa.select(CodeBatch).where(CodeBatch.vote_id == vote.id).order_by(CodeBatch.id))
    )


def code_balance(session: Session, vote: Vote) -> list[BatchBalance]:
    """One entry a batch, oldest first, and one for all of them at the end."""
    counted, gone = _counted(session, vote), replaced(session, vote)
    batches = batches_of(session, vote)
    used = shown_use([counted.get((one.id, "voted"), 0) for one in batches])
    found = [
        BatchBalance(
            one.label,
            one.made_at,
            issued=sum(counted.get((one.id, state.value), 0) for state in RollState),
            revoked=counted.get((one.id, RollState.REVOKED.value), 0),
            replaced=gone[one.id],
            paper=counted.get((one.id, RollState.PAPER.value), 0),
            used=number,
            batch_id=one.id,
        )
        for one, number in zip(batches, used, strict=True)
    ]
    whole = sum(counted.get((one.id, "voted"), 0) for one in batches)
    return [*found, _together(found, whole)]


def shown_use(used: Sequence[int]) -> list[int | None]:
    """Numbers under ten are hidden; where the hidden ones together are still under ten, so is the next larger one,
    since all but them could be subtracted from the sum."""
    hidden: list[int] = []
    for place in sorted(range(len(used)), key=lambda place: used[place]):
        few = hidden and sum(used[other] for other in hidden) < SMALL_GROUP
        if used[place] >= SMALL_GROUP and not few:
            break
        hidden.append(place)
    return [None if place in hidden else number for place, number in enumerate(used)]


def _together(found: Sequence[BatchBalance], used: int) -> BatchBalance:
    return BatchBalance(
        "",
        None,
        issued=sum(one.issued for one in found),
        revoked=sum(one.revoked for one in found),
        replaced=sum(one.replaced for one in found),
        paper=sum(one.paper for one in found),
        used=used if used >= SMALL_GROUP else None,
    )


def _counted(session: Session, vote: Vote) -> dict[tuple[int, str], int]:
    """Entries by batch and state, and under `voted` those that have voted."""
    table = roll_of(vote)
    statement = (
        sa.select(table.c.batch_id, table.c.state, table.c.voted, sa.func.count())
        .where(table.c.vote_id == vote.id, table.c.batch_id.is_not(None))
        .group_by(table.c.batch_id, table.c.state, table.c.voted)
    )
    found: dict[tuple[int, str], int] = {}
    for batch_id, state, voted, number in session.execute(statement):
        for name in (state, "voted") if voted else (state,):
            found[(batch_id, name)] = found.get((batch_id, name), 0) + number
    return found
