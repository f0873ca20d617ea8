"""Codes on letters: made at random, stored as keyed hashes, and handed out once by the answer that made them."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.roll import CODE
from participation.formats.voting.models import CodeBatch, RollState, Vote, roll
from participation.formats.voting.policy.paperwork import require_before_opening, require_codes
from participation.kernel import clock, codes
from participation.kernel.errors import DomainError
from participation.processes.policy import require_desk

MOST = 200_000
"""Codes of one batch; larger towns make several."""

Numbered = tuple[int, str]
"""The number on a letter, and the code in it."""


def draw(size: int) -> list[str]:
    """New codes, all different. Raises DomainError for a number that can not be meant."""
    if not 1 <= size <= MOST:
        raise DomainError("Bitte geben Sie eine Zahl von 1 bis %(most)s an.", "size", most=MOST)
    drawn = {codes.new() for _ in range(size)}
    while len(drawn) < size:  # once in the lifetime of a universe
        drawn.add(codes.new())
    return list(drawn)


def issue(
    session: Session,
    keys: Keys,
    vote: Vote,
    label: str,
    size: int,
    *,
    actor: Viewer | None,
    drawn: Sequence[str] | None = None,
) -> tuple[CodeBatch, list[Numbered]]:
    """Put so many codes on the roll and answer them, for the only time. `drawn` are codes drawn before, for letters
    that were printed before the database is asked to wait. Raises DomainError and NotAllowed."""
    chosen = list(drawn) if drawn is not None else draw(size)
    if len(chosen) != size:
        raise ValueError("as many codes as were asked for")
    require_desk(actor, vote.module.process)
    session.refresh(vote, with_for_update=True)
    require_codes(vote)
    require_before_opening(vote, clock.now())
    batch = CodeBatch(
        municipality_id=vote.municipality_id,
        vote_id=vote.id,
        label=label,
        size=size,
        made_by=_who(actor),
        made_at=clock.now(),
    )
    session.add(batch)
    session.flush()
    numbered = list(enumerate(chosen, 1))
    _enter(session, keys, batch, numbered)
    trail.record(session, "codes.issued", batch, actor_id=_who(actor), codes=size)
    return batch, numbered


def issue_another(session: Session, keys: Keys, vote: Vote, batch_id: int) -> Numbered:
    """One code in place of another of the same batch, under its next number. The caller holds the lock on the vote
    and keeps the record."""
    batch = session.get_one(CodeBatch, batch_id)
    highest = sa.select(sa.func.max(roll.c.serial)).where(
        roll.c.vote_id == vote.id, roll.c.batch_id == batch.id
    )
    numbered = (session.scalar(highest) or 0) + 1, codes.new()
    _enter(session, keys, batch, [numbered])
    return numbered


def _enter(session: Session, keys: Keys, batch: CodeBatch, numbered: Sequence[Numbered]) -> None:
    """In the order of the references, which is the order of nothing."""
    refs = keys.references(CODE, (code for _serial, code in numbered))
    rows = [
        {
            "vote_id": batch.vote_id,
            "ref": ref,
            "batch_id": batch.id,
            "serial": serial,
            "state": RollState.ENTITLED.value,
            "voted": False,
        }
        for (serial, _code), ref in zip(numbered, refs, strict=True)
    ]
    session.execute(sa.insert(roll), sorted(rows, key=lambda row: str(row["ref"])))


def _who(actor: Viewer | None) -> int | None:
    """Whoever works on the machine itself has no account."""
    return actor.account_id or None if actor is not None else None
