"""Who prepares published results, and what may still change in them."""

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.kernel.errors import Conflict, NotAllowed
from participation.processes.models import Process, ProcessState
from participation.results.models import Snapshot, SnapshotState

LICENCES = {
    "dl-de/by-2-0": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    "dl-de/zero-2-0": "Datenlizenz Deutschland – Zero – Version 2.0",
    "cc-by/4.0": "Creative Commons Namensnennung 4.0 International",
    "cc-zero": "Creative Commons CC0 1.0 (Verzicht auf Rechte)",
}
"""Short name, as DCAT-AP.de lists them, and what people read."""
LICENCE_PAGES = {
    "dl-de/by-2-0": "https://www.govdata.de/dl-de/by-2-0",
    "dl-de/zero-2-0": "https://www.govdata.de/dl-de/zero-2-0",
    "cc-by/4.0": "https://creativecommons.org/licenses/by/4.0/deed.de",
    "cc-zero": "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
}
"""Where each can be read."""


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
    if snapshot.state is SnapshotState.PUBLISHED:
        raise Conflict("Dieser Ergebnisstand ist veröffentlicht und ändert sich nicht mehr.")
    if snapshot.state is not SnapshotState.DRAFT:
        raise Conflict("Dieser Ergebnisstand ist gerade in Arbeit. Bitte warten Sie, bis er fertig ist.")


def require_unpublished(snapshot: Snapshot) -> None:
    """Raise Conflict for what must stay as it is for ever."""
    if snapshot.state is SnapshotState.PUBLISHED:
        raise Conflict("Dieser Ergebnisstand ist veröffentlicht und bleibt, wie er ist.")
