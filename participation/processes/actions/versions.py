"""The version of what the public sees of a module."""

from sqlalchemy.orm import Session

from participation.kernel import changes, dialect
from participation.processes.models import Process, PublicVersion


def bump(session: Session, module_id: int) -> None:
    """Say that something public changed; cached answers for older versions are no longer handed out, and figures are
    counted anew."""
    dialect.add_up(session, PublicVersion, ("id",), [{"id": module_id, "number": 1}])
    changes.note(session, changes.MODULE, module_id)


def bump_all(session: Session, process: Process) -> None:
    """The same for every module of a process, and for what the process says of itself."""
    changes.note(session, changes.PROCESS, process.id)
    for module in sorted(process.modules, key=lambda one: one.id):
        bump(session, module.id)
