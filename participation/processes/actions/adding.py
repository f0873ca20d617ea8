"""One more module in a process that is there: a vote on the ideas that were collected, say."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.processes.actions.drafts import NewModule
from participation.processes.actions.editing import lock
from participation.processes.actions.furnishing import furnish
from participation.processes.catalogue import blueprint
from participation.processes.models import Module, Process, ProcessState
from participation.processes.policy import require_desk

MOST = 9
"""Beyond that nobody finds their way through the tabs of a process."""


def add_module(session: Session, process: Process, draft: NewModule, *, viewer: Viewer | None) -> Module:
    """Add a module from a blueprint; the texts of the process stay as they are. Raises DomainError for an unknown
    blueprint and impossible dates, and where it would begin in public before anybody could prepare it."""
    staff = require_desk(viewer, process)
    plan = blueprint(draft.blueprint)
    schedule = plan.schedule(draft.first_day, draft.last_day)  # refuses before anything is written
    if plan.further:
        raise DomainError("Bitte wählen Sie eine Vorlage mit einem einzigen Teil.", "blueprint")
    lock(session, process)
    session.refresh(process, ["modules", "state"])
    if process.state is not ProcessState.DRAFT and draft.first_day <= clock.local(clock.now()).date():
        raise DomainError(
            "Der Teil wäre sofort öffentlich, bevor Sie ihn eingerichtet haben. Bitte wählen Sie einen späteren ersten Tag.",
            "first_day",
        )
    if len(process.modules) >= MOST:
        raise DomainError("Mehr als %(most)s Teile sind für ein Verfahren zu viele.", most=MOST)
    module = furnish(session, process, *schedule[0], title=draft.title)
    trail.record(session, "module.added", module, actor_id=staff.account_id, blueprint=plan.key)
    return module
