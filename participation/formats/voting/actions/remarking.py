"""The municipality's word about a result: what comes of it. It stands beside the result and is no part of it."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.models import Vote, VoteState
from participation.kernel.errors import Missing
from participation.processes.actions.versions import bump
from participation.processes.policy import require_desk


def remark(session: Session, vote: Vote, text: str, *, viewer: Viewer | None) -> None:
    """Say something about a published result, in place of what was said before; nothing takes it back. Raises Missing
    before there is a result, NotAllowed in the archive."""
    staff = require_desk(viewer, vote.module.process)
    if vote.state is not VoteState.PUBLISHED:
        raise Missing
    vote.note = text
    bump(session, vote.module_id)
    trail.record(session, "vote.remarked", vote, actor_id=staff.account_id)
