"""The municipality answers: in words, with a status, or both. Every answer stays; the last one counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.contributions import policy
from participation.contributions.actions import pins
from participation.contributions.actions.letters import tell_author
from participation.contributions.actions.statuses import status_for
from participation.contributions.models import Contribution, OfficialResponse
from participation.contributions.queries.finding import lock
from participation.contributions.queries.responses import last_response_id
from participation.contributions.queries.statuses import status
from participation.kernel import clock, text
from participation.kernel.errors import Conflict, DomainError
from participation.notices.models import Letterhead
from participation.processes.actions.versions import bump

NOTHING_SAID = "Bitte schreiben Sie eine Antwort oder wählen Sie einen Status."


@dataclass(frozen=True, slots=True)
class ResponseDraft:
    """An answer as somebody typed it: Markdown, a status or None, the office that answers.

    `seen` is the id of the last answer when the form was opened, 0 for none.
    """

    source: str
    status_id: int | None
    office: str = ""
    seen: int = 0


def save_response(
    session: Session,
    contribution: Contribution,
    draft: ResponseDraft,
    *,
    viewer: Viewer,
    letterhead: Letterhead,
) -> OfficialResponse:
    """Answer a public contribution. Its author is told once, with a link, if there is an address.

    Raises DomainError for an answer without words or status, Conflict where a colleague answered meanwhile.
    """
    actor = require_moderator(viewer, contribution.municipality_id)
    lock(session, contribution)
    policy.require_answerable(contribution)
    if last_response_id(session, contribution.id) != draft.seen:
        raise Conflict(
            "Inzwischen hat jemand anderes geantwortet. Ihr Text ist noch da, aber nicht gespeichert: "
            "Bitte lesen Sie erst die neue Antwort. Wenn Sie noch einmal speichern, gilt Ihre."
        )
    row = answered(session, contribution, draft, actor)
    tell(session, [contribution], row, letterhead)
    return row


def answered(
    session: Session, contribution: Contribution, draft: ResponseDraft, actor: Viewer
) -> OfficialResponse:
    """Write an answer down, for a contribution that is locked and may be answered; nobody is told yet."""
    row = _row(session, contribution, draft, actor)
    session.add(row)
    _take_over(session, contribution, row)
    trail.record(session, "response.saved", contribution, actor_id=actor.account_id, status=row.status_id)
    return row


def tell(
    session: Session, contributions: Sequence[Contribution], row: OfficialResponse, letterhead: Letterhead
) -> None:
    """Tell the one author of some contributions, in one mail, that all of them got this answer."""
    first, *others = contributions
    name = status(session, row.status_id).name if row.status_id else ""
    more = ", ".join(one.reference for one in others)
    tell_author(session, first, "answered", letterhead, status=name, words=bool(row.source), more=more)


def _row(
    session: Session, contribution: Contribution, draft: ResponseDraft, actor: Viewer
) -> OfficialResponse:
    if not draft.source and draft.status_id is None:
        raise DomainError(NOTHING_SAID, "source")
    return OfficialResponse(
        contribution_id=contribution.id,
        status_id=status_for(session, contribution.municipality_id, draft.status_id),
        source=draft.source,
        html=text.rich(draft.source) if draft.source else "",
        office=draft.office,
        account_id=actor.account_id,
        created_at=clock.now(),
    )


def _take_over(session: Session, contribution: Contribution, row: OfficialResponse) -> None:
    """The contribution bears the status from now on, on the map as well."""
    before = contribution.spot()
    contribution.set_status(row.status_id, row.created_at if row.source else None)
    session.flush()
    after = contribution.spot()
    if before is not None and after is not None:
        pins.move(session, before, after)
    else:
        bump(session, contribution.module_id)
