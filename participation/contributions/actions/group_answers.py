"""One answer for many contributions. Each gets it as its own, and each author hears of it once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.contributions import policy
from participation.contributions.actions.responses import NOTHING_SAID, ResponseDraft, answered, tell
from participation.contributions.models import Contribution, OfficialResponse
from participation.contributions.queries.finding import author_address, lock_all
from participation.contributions.queries.responses import last_response_ids
from participation.kernel.errors import Conflict, DomainError
from participation.notices.models import Letterhead

MOST = 500
"""Contributions that are answered at once."""


@dataclass(frozen=True, slots=True)
class GroupAnswer:
    """What became of one answer for many. `changed` got another one meanwhile, `closed` can not be answered any more;
    both stayed as they were."""

    saved: tuple[Contribution, ...] = ()
    changed: tuple[Contribution, ...] = ()
    closed: tuple[Contribution, ...] = ()


def save_responses(
    session: Session,
    contributions: Sequence[Contribution],
    draft: ResponseDraft,
    *,
    seen: Mapping[int, int],
    viewer: Viewer | None,
    letterhead: Letterhead,
) -> GroupAnswer:
    """Answer contributions to one municipality. `seen`: contribution id -> id of the last answer that staff had before
    their eyes (0: none); whichever has another by now is left alone, and named in what comes back.

    Without a status in the draft each keeps its own. Raises DomainError for an answer without words or status, for none
    or too many contributions; Conflict where not one of them could be answered.
    """
    if not 0 < len(contributions) <= MOST:
        raise DomainError("Bitte wählen Sie zwischen einem und %(most)s Beiträgen.", most=MOST)
    if not draft.source and draft.status_id is None:
        raise DomainError(NOTHING_SAID, "source")
    actor = require_moderator(viewer, contributions[0].municipality_id)
    lock_all(session, contributions)
    last = last_response_ids(session, [one.id for one in contributions])
    found = _sorted_out(
        session, contributions, {one.id: last.get(one.id, 0) == seen.get(one.id, 0) for one in contributions}
    )
    if not found.saved:
        raise Conflict(
            "Inzwischen wurden alle gewählten Beiträge anders beantwortet oder sind nicht mehr öffentlich. Ihr Text "
            "ist noch da, aber nicht gespeichert. Wenn Sie noch einmal speichern, gilt er."
        )
    rows = {one.id: answered(session, one, _own(draft, one), actor) for one in found.saved}
    _tell_each(session, found.saved, rows, letterhead)
    return found


def _own(draft: ResponseDraft, one: Contribution) -> ResponseDraft:
    return draft if draft.status_id is not None else replace(draft, status_id=getattr(one, "status_id", None))


def _sorted_out(
    session: Session, contributions: Sequence[Contribution], fresh: Mapping[int, bool]
) -> GroupAnswer:
    saved: list[Contribution] = []
    changed: list[Contribution] = []
    closed: list[Contribution] = []
    for one in contributions:
        session.refresh(one)
        try:
            policy.require_answerable(one)
        except DomainError:
            closed.append(one)
            continue
        (saved if fresh[one.id] else changed).append(one)
    return GroupAnswer(tuple(saved), tuple(changed), tuple(closed))


def _tell_each(
    session: Session,
    contributions: Sequence[Contribution],
    rows: Mapping[int, OfficialResponse],
    letterhead: Letterhead,
) -> None:
    """One mail for each author, and status that they are told of."""
    by_address: dict[tuple[str, int | None], list[Contribution]] = {}
    for one in contributions:
        address = author_address(session, one)
        if address:
            by_address.setdefault((address.casefold(), rows[one.id].status_id), []).append(one)
    for theirs in by_address.values():
        tell(session, theirs, rows[theirs[0].id], letterhead)
