"""A process gets another area."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import editing, geo
from participation.kernel.errors import DomainError
from participation.municipalities.actions import Outline, save_area
from participation.municipalities.models import Municipality
from participation.municipalities.queries import own_area
from participation.processes.actions.editing import lock
from participation.processes.actions.versions import bump_all
from participation.processes.models import Process
from participation.processes.policy import require_desk


def move_to_area(
    session: Session,
    municipality: Municipality,
    process: Process,
    *,
    area_id: int | None,
    surface: geo.Area | None,
    viewer: Viewer | None,
    seen: str | None = None,
) -> None:
    """Take an area that is there, or draw a new one. What lies outside of it already stays where it is.

    An area may belong to several processes, so a drawn one is always new. Raises Conflict and DomainError.
    """
    staff = require_desk(viewer, process)
    lock(session, process)
    editing.require_unchanged(seen, process.area_id)
    if surface is not None:
        outline = Outline(process.title, surface)
        process.area_id = save_area(session, municipality, outline, actor_id=staff.account_id).id
    elif area_id is not None:
        process.area_id = own_area(session, municipality.id, area_id).id
    else:
        raise DomainError("Bitte wählen Sie ein Gebiet.", "area")
    bump_all(session, process)
    trail.record(session, "process.updated", process, actor_id=staff.account_id, what="area")
