"""Who may do what with a vote, and when."""

from datetime import datetime

from participation.accounts.models import Viewer
from participation.formats.voting.models import DECIDED, Vote, VoteState
from participation.kernel.errors import NotAllowed
from participation.processes.models import ProcessState
from participation.processes.policy import require_desk


def require_changeable(viewer: Viewer | None, vote: Vote) -> Viewer:
    """The viewer, if they may change question, options and rules now. After the release nobody may."""
    staff = require_desk(viewer, vote.module.process)
    if not vote.changeable:
        raise NotAllowed(
            "Diese Abstimmung ist freigegeben: Frage, Wahlmöglichkeiten und Regeln stehen fest. "
            "Bevor sie beginnt, können Sie die Freigabe zurücknehmen."
        )
    return staff


def require_retractable(viewer: Viewer | None, vote: Vote, at: datetime) -> Viewer:
    """The viewer, if they may take a release back: before the vote opens, never after."""
    staff = require_desk(viewer, vote.module.process)
    if vote.state is not VoteState.READY or (
        at >= vote.opens_at and vote.module.process.state is not ProcessState.DRAFT
    ):
        raise NotAllowed(
            "Die Freigabe lässt sich nur zurücknehmen, solange die Abstimmung noch nicht begonnen hat. "
            "Danach bleibt nur, sie zu zweit abzubrechen."
        )
    return staff


def require_stoppable(vote: Vote, at: datetime) -> None:
    """Raise NotAllowed for a vote that can not be aborted: it is not released, or it is over."""
    if vote.state not in {VoteState.READY, VoteState.OPEN} or at >= vote.closes_at:
        raise NotAllowed(
            "Abbrechen lässt sich nur eine freigegebene Abstimmung, die noch nicht geschlossen ist."
        )


def may_open(vote: Vote, at: datetime) -> bool:
    """Whether it is time to open a released vote of a published process."""
    public = vote.module.process.state is not ProcessState.DRAFT
    return vote.state is VoteState.READY and vote.opens_at <= at and public


def may_close(vote: Vote, at: datetime) -> bool:
    """Whether it is time to close."""
    return vote.state is VoteState.OPEN and vote.closes_at <= at


def shows_counts(vote: Vote) -> bool:
    """Whether counts per option may be shown, to anybody at all: open support always, else only the published
    result. There is no exception for administrators or the coordination office."""
    return not vote.secret or vote.state is VoteState.PUBLISHED


def is_over(vote: Vote) -> bool:
    """Whether no ballot goes in any more."""
    return vote.state in DECIDED
