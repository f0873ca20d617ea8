"""What a municipality's own people may do with a process, and when."""

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.kernel.clock import now
from participation.kernel.errors import NotAllowed
from participation.processes.models import Module, Process, ProcessState


def require_desk(viewer: Viewer | None, process: Process) -> Viewer:
    """The viewer, if they may change a process, and now. Raises Missing, or NotAllowed in the archive."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is ProcessState.ARCHIVED:
        raise NotAllowed("Dieses Verfahren ist im Archiv. Veröffentlichen Sie es wieder, um es zu ändern.")
    return staff


def require_movable(module: Module) -> None:
    """Raise NotAllowed for a module whose dates are promised to the public, or set elsewhere."""
    if module.locked:
        raise NotAllowed(
            "Die Termine dieser Abstimmung stehen fest, denn sie ist freigegeben. Bevor sie beginnt, können Sie die "
            "Freigabe zurücknehmen."
        )


def _require_unlocked(process: Process) -> None:
    if any(module.locked for module in process.modules):
        raise NotAllowed(
            "Zu diesem Verfahren gehört eine freigegebene Abstimmung, deshalb bleibt es, wie es ist. Bevor die "
            "Abstimmung beginnt, können Sie ihre Freigabe zurücknehmen."
        )


def _require_run_out(process: Process) -> None:
    """In the archive nothing is done any more, not even what only two people may do to a vote that runs."""
    promised = [phase for module in process.modules if module.locked for phase in module.phases]
    if any(now() < phase.closes_at for phase in promised):
        raise NotAllowed(
            "Zu diesem Verfahren gehört eine Abstimmung, die noch läuft. Danach kann es ins Archiv."
        )


def require_publishable(viewer: Viewer | None, process: Process) -> Viewer:
    """The viewer, if they may publish a draft, or bring a process back from the archive."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is ProcessState.PUBLISHED:
        raise NotAllowed("Dieses Verfahren ist schon veröffentlicht.")
    return staff


def require_unpublishable(viewer: Viewer | None, process: Process, *, used: bool) -> Viewer:
    """The viewer, if they may make a process a draft again. `used`: whether anybody has contributed to it."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is not ProcessState.PUBLISHED:
        raise NotAllowed("Nur ein veröffentlichtes Verfahren lässt sich zurückziehen.")
    _require_unlocked(process)
    if used:
        raise NotAllowed(
            "Es gibt schon Beiträge, deshalb lässt sich das Verfahren nicht mehr zurückziehen. "
            "Sie können es archivieren."
        )
    return staff


def require_archivable(viewer: Viewer | None, process: Process) -> Viewer:
    """The viewer, if they may put a process into the archive."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is not ProcessState.PUBLISHED:
        raise NotAllowed("Nur ein veröffentlichtes Verfahren kann ins Archiv.")
    _require_run_out(process)
    return staff


def require_removable(viewer: Viewer | None, process: Process, *, used: bool) -> Viewer:
    """The viewer, if they may delete a process: a draft to which nobody has contributed."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is not ProcessState.DRAFT or used:
        raise NotAllowed("Gelöscht werden können nur Entwürfe ohne Beiträge.")
    _require_unlocked(process)
    return staff
