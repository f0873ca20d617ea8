"""Witnesses: others sign what our log was at one moment, so that we can not show everybody a different one."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.actions.sealing import origin
from participation.formats.voting.models import Checkpoint, Cosignature, Vote
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.policy.states import require_changeable
from participation.formats.voting.policy.witnesses import read_witnesses
from participation.kernel import dialect, notes
from participation.kernel.errors import DomainError
from participation.processes.actions.versions import bump


def register_witnesses(session: Session, vote: Vote, text: str, *, viewer: Viewer | None) -> list[str]:
    """Name the witnesses of a vote, in place of those before; answers their keys. Raises NotAllowed after the
    release, DomainError for a line that is no key."""
    staff = require_changeable(viewer, vote)
    keys = _read(text, vote)
    session.refresh(vote, with_for_update=True)
    require_changeable(viewer, vote)
    vote.rules = vote.rules | {"witnesses": keys}
    bump(session, vote.module_id)
    trail.record(session, "vote.edited", vote, actor_id=staff.account_id)
    return keys


def cosign(session: Session, vote: Vote, note: str) -> list[str]:
    """Keep the signatures of our witnesses under one of our checkpoints; answers their names. Sent twice, it is kept
    once. Raises DomainError for a note that we did not sign, or that nobody signed beside us."""
    witnesses = [notes.public_key(vkey) for vkey in frozen(vote).get("witnesses", [])]
    opened = _opened(note, vote, witnesses)
    ours = _checkpoint(session, vote, opened.text)
    names = [name for name in opened.names if name != origin(vote)]
    if origin(vote) not in opened.names or not names:
        raise DomainError(
            "Unter dem Prüfpunkt müssen zwei Unterschriften stehen: die des Protokolls und die eines Zeugen, der bei "
            "dieser Abstimmung angemeldet ist.",
            "note",
        )
    for key in witnesses:
        line = notes.line_of(note, key)
        if line and _keep(session, ours, key, line):
            bump(session, vote.module_id)
            trail.record(
                session, "checkpoint.cosigned", ours, municipality_id=vote.municipality_id, size=ours.size
            )
    return names


def _read(text: str, vote: Vote) -> list[str]:
    try:
        return read_witnesses(text, origin(vote))
    except DomainError as refusal:
        raise DomainError(refusal.words, "keys") from refusal


def _opened(note: str, vote: Vote, witnesses: list[notes.PublicKey]) -> notes.Opened:
    try:
        return notes.open_note(note, [notes.public_key(vote.log_key), *witnesses])
    except DomainError as refusal:
        raise DomainError(refusal.words, "note") from refusal


def _checkpoint(session: Session, vote: Vote, text: str) -> Checkpoint:
    """The one of ours that says exactly this."""
    try:
        point = notes.checkpoint(text)
    except DomainError as refusal:
        raise DomainError(refusal.words, "note") from refusal
    mine = Checkpoint.vote_id == vote.id, Checkpoint.size == point.size, Checkpoint.root == point.root.hex()
    found = session.scalars(sa.select(Checkpoint).where(*mine)).one_or_none()
    if found is None or point.origin != origin(vote):
        raise DomainError("Diesen Prüfpunkt gibt es in diesem Protokoll nicht.", "note")
    return found


def _keep(session: Session, checkpoint: Checkpoint, witness: notes.PublicKey, line: str) -> bool:
    """Once, however often it is sent at the same time; answers whether it is new."""
    row = {"checkpoint_id": checkpoint.id, "witness": str(witness), "line": line}
    return dialect.insert_once(session, Cosignature, row)
