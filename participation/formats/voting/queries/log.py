"""The public log: checkpoints, leaves, and whether a ballot is in."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Checkpoint, Cosignature, Vote, intake, log_leaf
from participation.kernel import codes, dialect
from participation.kernel.merkle import leaf as leaf_of

CHECK_BYTES, CHECK_LETTERS = 9, 15
"""A check code spells the first 72 bits of a leaf in 15 characters, and one that checks them."""


def check_code(leaf: str) -> str:
    """What a person keeps: it shows that a ballot is in, and nothing of what it says."""
    return codes.of_bytes(bytes.fromhex(leaf)[:CHECK_BYTES], CHECK_LETTERS)


def check_code_of(sealed: bytes) -> str:
    """The check code of a sealed ballot."""
    return check_code(leaf_of(sealed).hex())


def checkpoints(session: Session, vote: Vote) -> list[Checkpoint]:
    """All of a vote's, oldest first."""
    mine = sa.select(Checkpoint).where(Checkpoint.vote_id == vote.id).order_by(Checkpoint.size)
    return list(session.scalars(mine))


def last_checkpoint(session: Session, vote: Vote) -> Checkpoint | None:
    """The newest one, or None before the vote has opened."""
    mine = sa.select(Checkpoint).where(Checkpoint.vote_id == vote.id)
    return session.scalars(mine.order_by(Checkpoint.size.desc()).limit(1)).first()


def cosignatures(session: Session, vote: Vote) -> dict[int, list[str]]:
    """The witnesses' signature lines, by checkpoint."""
    statement = (
        sa.select(Cosignature.checkpoint_id, Cosignature.line)
        .join(Checkpoint, Checkpoint.id == Cosignature.checkpoint_id)
        .where(Checkpoint.vote_id == vote.id)
        .order_by(Cosignature.id)
    )
    found: dict[int, list[str]] = {}
    for checkpoint_id, line in session.execute(statement):
        found.setdefault(checkpoint_id, []).append(line)
    return found


def witnessed(session: Session, vote: Vote) -> dict[str, int]:
    """How many of a vote's checkpoints each witness has signed, by their vkeys."""
    statement = (
        sa.select(Cosignature.witness, sa.func.count())
        .join(Checkpoint, Checkpoint.id == Cosignature.checkpoint_id)
        .where(Checkpoint.vote_id == vote.id)
        .group_by(Cosignature.witness)
    )
    return {vkey: number for vkey, number in session.execute(statement)}  # noqa: C416 - rows are no pairs


def leaves(session: Session, vote_id: int) -> Iterator[tuple[int, bytes]]:
    """Position and sealed ballot of every leaf, in the order of the log, read in batches."""
    statement = (
        sa.select(log_leaf.c.position, log_leaf.c.sealed)
        .where(log_leaf.c.vote_id == vote_id)
        .order_by(log_leaf.c.position)
    )
    for batch in dialect.in_batches(session, statement, 2_000):
        yield from batch


def log_entries(session: Session, vote_id: int) -> Iterator[tuple[int, str]]:
    """Position and leaf hash of every leaf, in the order of the log, read in batches."""
    columns = log_leaf.c.position, log_leaf.c.leaf
    statement = sa.select(*columns).where(log_leaf.c.vote_id == vote_id).order_by(log_leaf.c.position)
    for batch in dialect.in_batches(session, statement, 5_000):
        yield from batch


def position_of(session: Session, vote: Vote, code: str) -> int | None:
    """Where the ballot of a check code stands in the log, from 0; None where it is not, or not yet."""
    found = sa.select(log_leaf.c.position).where(log_leaf.c.vote_id == vote.id, *_begins(log_leaf, code))
    return session.scalars(found.order_by(log_leaf.c.position).limit(1)).first()


def is_waiting(session: Session, vote: Vote, code: str) -> bool:
    """Whether the ballot of a check code came in and waits for the next batch."""
    found = sa.select(intake.c.leaf).where(intake.c.vote_id == vote.id, *_begins(intake, code))
    return session.execute(found.limit(1)).first() is not None


def _begins(box: sa.Table, code: str) -> tuple[sa.ColumnElement[bool], ...]:
    """Conditions: the leaf begins with the bytes that a check code spells. Hexadecimal digits sort alike in every
    collation."""
    prefix = codes.to_bytes(code, CHECK_BYTES)
    if prefix is None:
        return (sa.false(),)
    return box.c.leaf >= prefix.hex(), box.c.leaf <= prefix.hex() + "f" * (64 - 2 * CHECK_BYTES)
