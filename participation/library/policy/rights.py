"""Who may publish, change, adopt and review a blueprint, and write what the library says."""

from participation.accounts.models import Viewer
from participation.accounts.policy import is_admin, require_admin, require_kts
from participation.kernel.errors import Missing, NotAllowed
from participation.library.models import LibraryBlueprint, Publicity
from participation.processes.models import Process


def require_publisher(viewer: Viewer | None, process: Process, *, office: bool) -> Viewer:
    """The viewer, if they may make a blueprint of a process: admins of its municipality, or, for the coordination
    office and of what everybody may see, its reviewers. Raises like `require_admin`, or Missing."""
    if not office:
        return require_admin(viewer, process.municipality_id)
    staff = require_kts(viewer)
    if not process.is_public:
        raise Missing
    return staff


def require_owner(viewer: Viewer | None, blueprint: LibraryBlueprint) -> Viewer:
    """The viewer, if they may change a blueprint: admins of the municipality it is of, or the office for its own."""
    if blueprint.municipality_id is None:
        return require_kts(viewer)
    return require_admin(viewer, blueprint.municipality_id)


def may_read(viewer: Viewer | None, blueprint: LibraryBlueprint) -> bool:
    """Everybody reads what is published; the rest only whoever may change it."""
    if blueprint.state is Publicity.PUBLISHED:
        return True
    if blueprint.municipality_id is None:
        return viewer is not None and viewer.is_kts
    return is_admin(viewer, blueprint.municipality_id)


def require_readable(viewer: Viewer | None, blueprint: LibraryBlueprint) -> None:
    """Raise Missing for a blueprint that is none of the viewer's business."""
    if not may_read(viewer, blueprint):
        raise Missing


def require_reviewer(blueprint: LibraryBlueprint, municipality_id: int, *, adopted: bool) -> None:
    """Raise NotAllowed for a municipality that never used the blueprint, or praises its own."""
    if blueprint.municipality_id == municipality_id:
        raise NotAllowed("Die eigene Blaupause bewerten andere.")
    if not adopted:
        raise NotAllowed("Bewerten kann, wer die Blaupause übernommen hat.")
