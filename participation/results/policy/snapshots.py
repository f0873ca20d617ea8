"""Who prepares published results, and what may still change in them."""

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.kernel.errors import Conflict, NotAllowed
from participation.processes.models import Process, ProcessState
from participation.results.models import OUT, Snapshot, SnapshotState


def require_publisher(viewer: Viewer | None, process: Process) -> Viewer:
    """The viewer, if they may prepare and publish results of a process. Raises Missing, or NotAllowed of a draft."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is ProcessState.DRAFT:
        raise NotAllowed(
            "Von einem Entwurf gibt es noch keine Ergebnisse. Bitte veröffentlichen Sie das Verfahren zuerst."
        )
    return staff


def require_draft(snapshot: Snapshot) -> None:
    """Raise Conflict unless staff may still decide something about a snapshot."""
    if snapshot.state in OUT:
        raise Conflict("Dieser Ergebnisstand ist veröffentlicht und ändert sich nicht mehr.")
    if snapshot.state is not SnapshotState.DRAFT:
        raise Conflict("Dieser Ergebnisstand ist gerade in Arbeit. Bitte warten Sie, bis er fertig ist.")


def require_unpublished(snapshot: Snapshot) -> None:
    """Raise Conflict for what must stay as it is for ever."""
    if snapshot.state in OUT:
        raise Conflict("Dieser Ergebnisstand ist veröffentlicht und bleibt, wie er ist.")
