"""The first of two people."""

from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.actions.deeds.paper import require_count
from participation.formats.voting.actions.entries import Wanted, find_entry, require_free
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.models import Deed, DeedKind, Vote
from participation.formats.voting.policy.paperwork import (
    require_amendable,
    require_codes,
    require_entries_change,
)
from participation.formats.voting.policy.states import require_stoppable
from participation.formats.voting.queries.entries import own_batch
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.processes.policy import require_desk

Payload = dict[str, Any]

ON_ENTRIES = frozenset({DeedKind.REVOKE, DeedKind.REPLACE, DeedKind.EXCLUDE})
"""Deeds that change one entry of the roll."""


def propose(
    session: Session, vote: Vote, kind: DeedKind, payload: Payload, reason: str, *, viewer: Viewer | None
) -> Deed:
    """Propose something, with its reason. What it needs is checked now and once more when it is confirmed.

    `payload` is the reference of an entry (REVOKE, REPLACE, EXCLUDE), a batch without one (REVOKE), `{"line": …}`
    with a line of paper.jsonl (PAPER), `{"text": …}` (AMEND) or empty (ABORT). No code and no name is ever in it.
    """
    staff = require_desk(viewer, vote.module.process)
    if not reason:
        raise DomainError("Bitte schreiben Sie den Grund dazu.", "reason")
    require_possible(session, vote, kind, payload)
    deed = Deed(
        municipality_id=vote.municipality_id,
        vote_id=vote.id,
        kind=kind,
        payload=payload,
        reason=reason,
        proposed_by=staff.account_id,
        proposed_at=clock.now(),
    )
    session.add(deed)
    trail.record(session, "deed.proposed", deed, actor_id=staff.account_id, kind=kind.value)
    return deed


def propose_on_entry(
    session: Session,
    keys: Keys,
    vote: Vote,
    kind: DeedKind,
    wanted: Wanted,
    reason: str,
    *,
    viewer: Viewer | None,
) -> Deed:
    """Propose to revoke, replace or exclude. A typed code becomes its reference here and is forgotten."""
    require_desk(viewer, vote.module.process)
    require_entries_change(vote, clock.now())
    entry = find_entry(session, keys, vote, wanted)
    require_free(entry)
    payload = {"ref": entry.ref, "batch": entry.batch_id, "serial": entry.serial}
    return propose(session, vote, kind, payload, reason, viewer=viewer)


def propose_on_batch(
    session: Session, vote: Vote, batch_id: int | None, reason: str, *, viewer: Viewer | None
) -> Deed:
    """Propose to revoke all codes of a batch that nobody has used."""
    if batch_id is None or own_batch(session, vote, batch_id) is None:
        raise DomainError("Diese Lieferung gibt es nicht.", "batch")
    return propose(session, vote, DeedKind.REVOKE, {"batch": batch_id, "serial": None}, reason, viewer=viewer)


def propose_count(session: Session, vote: Vote, line: Payload, reason: str, *, viewer: Viewer | None) -> Deed:
    """Propose what a station counted, or its correction; a second person counts again."""
    return propose(session, vote, DeedKind.PAPER, {"line": line}, reason, viewer=viewer)


def require_possible(session: Session, vote: Vote, kind: DeedKind, payload: Payload) -> None:
    """Raise DomainError or NotAllowed for what can not be done, or not now."""
    if kind in ON_ENTRIES:
        require_entries_change(vote, clock.now())
    match kind:
        case DeedKind.REVOKE | DeedKind.REPLACE:
            require_codes(vote)
        case DeedKind.ABORT:
            require_stoppable(vote, clock.now())
        case DeedKind.AMEND:
            require_amendable(vote)
            if not payload.get("text"):
                raise DomainError("Bitte schreiben Sie, was alle lesen sollen.", "text")
        case DeedKind.PAPER:
            require_count(session, vote, payload["line"])
