"""What is recorded when somebody takes data home."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.processes.models import Module


def note_export(session: Session, module: Module, *, viewer: Viewer, kind: str, personal: bool) -> None:
    """Staff took a file home; `personal`: with names, and with what is not public."""
    require_moderator(viewer, module.municipality_id)
    trail.record(
        session, "results.exported", module, actor_id=viewer.account_id, kind=kind, personal=personal
    )
