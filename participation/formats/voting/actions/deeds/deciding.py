"""The second of two people. Whoever comes later finds it decided: an effect happens once, or not at all."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.queries.roles import joined_at
from participation.audit import trail
from participation.formats.voting.actions.codes import issue_another
from participation.formats.voting.actions.deeds.paper import differences, keep_count, note_difference
from participation.formats.voting.actions.deeds.proposing import require_possible
from participation.formats.voting.actions.entries import shift, shift_batch
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.packaging import sign_package
from participation.formats.voting.models import Deed, DeedKind, DeedState, RollState, Vote, VoteState
from participation.kernel import clock
from participation.kernel.errors import Conflict, DomainError, Missing, NotAllowed
from participation.processes.actions.versions import bump
from participation.processes.policy import require_desk


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: a fresh code with its number, for this once; or what two counts differ in."""

    code: str = ""
    serial: int = 0
    differs: tuple[str, ...] = ()


def confirm(
    session: Session,
    keys: Keys,
    vote: Vote,
    deed: Deed,
    *,
    viewer: Viewer | None,
    again: dict[str, Any] | None = None,
) -> Outcome:
    """Do what another person proposed. `again` is a station's count, typed by this person without seeing the first;
    where they differ nothing is done but an entry that says so. Raises Conflict where it has been decided."""
    staff = _second(session, vote, deed, viewer)
    require_possible(session, vote, deed.kind, deed.payload)
    if deed.kind is DeedKind.PAPER and (differs := _compared(session, deed, staff, again)):
        return Outcome(differs=differs)
    _decide(deed, staff, DeedState.CONFIRMED)
    outcome = _apply(session, keys, vote, deed)
    bump(session, vote.module_id)
    trail.record(session, "deed.confirmed", deed, actor_id=staff.account_id, kind=deed.kind.value)
    return outcome


def refuse(session: Session, vote: Vote, deed: Deed, *, viewer: Viewer | None) -> None:
    """Decline a proposal; whoever made it takes it back this way only with another person."""
    staff = _second(session, vote, deed, viewer)
    _decide(deed, staff, DeedState.REFUSED)
    trail.record(session, "deed.refused", deed, actor_id=staff.account_id, kind=deed.kind.value)


def _second(session: Session, vote: Vote, deed: Deed, viewer: Viewer | None) -> Viewer:
    """Another person of the same municipality, holding the locks on vote and deed."""
    staff = require_desk(viewer, vote.module.process)
    if deed.vote_id != vote.id:
        raise Missing
    session.refresh(vote, with_for_update=True)
    session.refresh(deed, with_for_update=True)
    if deed.state is not DeedState.PROPOSED:
        raise Conflict("Dieser Vorgang ist schon entschieden.")
    if deed.proposed_by == staff.account_id:
        raise NotAllowed("Das muss eine zweite Person entscheiden: Sie haben es selbst vorgeschlagen.")
    joined = joined_at(session, vote.municipality_id, staff.account_id)
    if joined is not None and joined > deed.proposed_at:
        raise NotAllowed(
            "Das muss jemand entscheiden, der schon im Team war, als es vorgeschlagen wurde: Sonst könnte sich eine "
            "Person ihre zweite selbst einladen."
        )
    return staff


def _compared(session: Session, deed: Deed, staff: Viewer, again: dict[str, Any] | None) -> tuple[str, ...]:
    if again is None:
        raise DomainError("Bitte zählen Sie noch einmal und tragen Sie die Zahlen selbst ein.")
    found = differences(deed.payload["line"], again)
    if found:
        note_difference(deed, staff.account_id, found)
        trail.record(session, "deed.differed", deed, actor_id=staff.account_id, fields=len(found))
    return tuple(found)


def _decide(deed: Deed, staff: Viewer, state: DeedState) -> None:
    deed.state, deed.decided_by, deed.decided_at = state, staff.account_id, clock.now()


def _apply(session: Session, keys: Keys, vote: Vote, deed: Deed) -> Outcome:
    match deed.kind:
        case DeedKind.REVOKE if "ref" not in deed.payload:
            revoked = shift_batch(session, vote, deed.payload["batch"])
            deed.payload = deed.payload | {"revoked": revoked}
        case DeedKind.REVOKE | DeedKind.EXCLUDE:
            shift(session, vote, deed.payload["ref"], RollState.REVOKED)
        case DeedKind.REPLACE:
            shift(session, vote, deed.payload["ref"], RollState.REVOKED)
            serial, code = issue_another(session, keys, vote, deed.payload["batch"])
            deed.payload = deed.payload | {"replaced_by": serial}
            return Outcome(code, serial)
        case DeedKind.PAPER:
            keep_count(session, vote, deed)
            if vote.state is VoteState.PUBLISHED and vote.secret:
                sign_package(session, keys, vote)  # it was counted anew
        case DeedKind.ABORT:
            _abort(session, vote, deed)
        case DeedKind.AMEND:
            pass  # the deed itself is what everybody reads
    return Outcome()


def _abort(session: Session, vote: Vote, deed: Deed) -> None:
    """Stop a vote for good; it stays locked, and its ballots unopened. Its phase ends with it, so that no page says that
    it runs; the vote keeps the times that its rules promised."""
    now = clock.now()
    vote.state, vote.abort_reason, vote.closed_at = VoteState.ABORTED, deed.reason, now
    for phase in vote.module.phases:
        if phase.opens_at < now < phase.closes_at:
            phase.closes_at = now
    trail.record(session, "vote.aborted", vote, actor_id=deed.decided_by)
