"""The modules of a process as its parts: called otherwise, put in order, taken out."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import changes, editing, ordering
from participation.kernel.errors import Conflict, DomainError
from participation.processes import catalogue
from participation.processes.actions.editing import lock
from participation.processes.actions.versions import bump, bump_all
from participation.processes.models import Module, PublicVersion
from participation.processes.policy import require_desk, require_movable
from participation.processes.queries import has_said


@dataclass(frozen=True, slots=True)
class ModuleDraft:
    """What a part is called."""

    title: str

    @classmethod
    def of(cls, module: Module) -> "ModuleDraft":
        """What is stored now."""
        return cls(module.title)


def rename_module(
    session: Session, module: Module, draft: ModuleDraft, *, viewer: Viewer | None, seen: str | None = None
) -> None:
    """Call a part otherwise; its address stays. Raises Conflict where another part is called so, or somebody was
    quicker."""
    staff = require_desk(viewer, module.process)
    lock(session, module.process)
    session.refresh(module, ["title"])
    editing.require_unchanged(seen, ModuleDraft.of(module))
    if any(other.title == draft.title for other in module.process.modules if other is not module):
        raise Conflict("So heißt schon ein anderer Teil dieses Verfahrens.", "title")
    module.title = draft.title
    session.flush()
    bump(session, module.id)
    trail.record(session, "module.renamed", module, actor_id=staff.account_id)


def move_module(session: Session, module: Module, *, up: bool, viewer: Viewer | None) -> None:
    """Change places with the part before (or after) it; at the edge nothing happens."""
    process = module.process
    staff = require_desk(viewer, process)
    lock(session, process)
    ordering.shift(process.modules, module, up=up)
    session.flush()
    session.expire(process, ["modules"])
    bump_all(session, process)
    trail.record(session, "module.moved", module, actor_id=staff.account_id)


def remove_module(session: Session, module: Module, *, viewer: Viewer | None) -> None:
    """Take a part out to which nobody has contributed. Raises DomainError for the only one, and for used ones."""
    process = module.process
    staff = require_desk(viewer, process)
    require_movable(module)
    lock(session, process)
    if len(process.modules) == 1:
        raise DomainError("Ein Verfahren braucht mindestens einen Teil. Fügen Sie erst einen anderen hinzu.")
    if _is_used(session, module):
        raise DomainError(USED)
    changes.note(session, changes.PROCESS, process.id)
    trail.record(session, "module.removed", module, actor_id=staff.account_id)
    try:
        with session.begin_nested():
            delete_module(session, module)
    except IntegrityError as error:
        raise DomainError(USED) from error
    session.expire(process, ["modules"])


USED = "Zu diesem Teil gibt es schon Beiträge, deshalb bleibt er. Sie können seine Phasen beenden."


def _is_used(session: Session, module: Module) -> bool:
    """Also in ways that are no contributions: a ballot, an answer sheet."""
    counted = catalogue.summaries(session, [module]).get(module.id, catalogue.Summary())
    return has_said(session, module) or any((counted.ballots, counted.sheets, counted.ratings))


def delete_module(session: Session, module: Module) -> None:
    """Delete a module with all that belongs to it; the database refuses where anybody has contributed."""
    catalogue.format_of(module).clear(session, module)
    for part in (*module.phases, *module.categories):
        session.delete(part)
    session.flush()
    session.execute(sa.delete(PublicVersion).where(PublicVersion.id == module.id))
    session.delete(module)
    session.flush()
