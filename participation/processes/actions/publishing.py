"""A process becomes public, a draft again, part of the archive, or is gone."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.municipalities.models import Municipality
from participation.processes.actions.editing import lock
from participation.processes.actions.parts import delete_module
from participation.processes.actions.versions import bump_all
from participation.processes.models import Process, ProcessState
from participation.processes.policy import (
    NotReady,
    require_archivable,
    require_publishable,
    require_removable,
    require_unpublishable,
)
from participation.processes.queries import gaps, has_contributions


def publish(session: Session, municipality: Municipality, process: Process, *, viewer: Viewer | None) -> None:
    """Everybody may see it from now on. Raises NotReady with everything that is missing."""
    staff = require_publishable(viewer, process)
    lock(session, process)
    require_publishable(viewer, process)
    missing = gaps(session, municipality, process)
    if missing:
        raise NotReady(missing)
    process.state = ProcessState.PUBLISHED
    process.published_at = process.published_at or clock.now()
    bump_all(session, process)
    trail.record(session, "process.published", process, actor_id=staff.account_id)


def unpublish(session: Session, process: Process, *, viewer: Viewer | None) -> None:
    """Make it a draft again. Raises NotAllowed as soon as anybody has contributed."""
    staff = require_unpublishable(viewer, process, used=has_contributions(session, process))
    lock(session, process)
    process.state = ProcessState.DRAFT
    bump_all(session, process)
    trail.record(session, "process.unpublished", process, actor_id=staff.account_id)


def archive(session: Session, process: Process, *, viewer: Viewer | None) -> None:
    """It stays readable for everybody, and nothing in it changes any more."""
    staff = require_archivable(viewer, process)
    lock(session, process)
    process.state = ProcessState.ARCHIVED
    bump_all(session, process)
    trail.record(session, "process.archived", process, actor_id=staff.account_id)


def remove_draft(session: Session, process: Process, *, viewer: Viewer | None) -> None:
    """Delete a draft to which nobody has contributed, with all its parts; its area stays."""
    staff = require_removable(viewer, process, used=has_contributions(session, process))
    trail.record(session, "process.removed", process, actor_id=staff.account_id)
    try:
        with session.begin_nested():
            _delete(session, process)
    except IntegrityError as error:
        raise DomainError("Zu diesem Entwurf gehört schon etwas anderes, er muss bleiben.") from error


def _delete(session: Session, process: Process) -> None:
    for module in list(process.modules):
        delete_module(session, module)
    session.delete(process)
