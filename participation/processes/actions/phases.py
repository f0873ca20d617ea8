"""When people can do what."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.kernel import clock, editing
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.words import Words
from participation.processes import catalogue
from participation.processes.actions.drafts import PhaseDraft
from participation.processes.actions.versions import bump
from participation.processes.models import Module, Phase, ProcessState, Step
from participation.processes.policy import require_desk, require_movable


def save_phase(
    session: Session,
    module: Module,
    phase: Phase | None,
    draft: PhaseDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> Phase:
    """Add a phase to a module, or change one of its own. Both days belong to it, whole, in German time.

    Raises DomainError for an end before the beginning, for steps the format does not know, and for dates with which
    a process that is public could not have been published; Conflict.
    """
    staff = require_desk(viewer, module.process)
    _require_set_here(module)
    before = _blocking(session, module)
    if draft.last_day < draft.first_day:
        raise DomainError("Das Ende liegt vor dem Beginn.", "last_day")
    kind = _kind(module, draft.steps)
    if phase is None:
        phase = Phase(municipality_id=module.municipality_id)
        module.phases.append(phase)
    else:
        session.refresh(phase, with_for_update=True)
        editing.require_unchanged(seen, PhaseDraft.of(phase))
    phase.kind, phase.title, phase.description = kind, draft.title, draft.description
    phase.steps = [step.value for step in draft.steps]
    phase.opens_at, phase.closes_at = clock.start_of(draft.first_day), clock.end_of(draft.last_day)
    session.flush()
    _require_no_worse(session, module, before)
    bump(session, module.id)
    trail.record(session, "phase.saved", phase, actor_id=staff.account_id)
    return phase


def remove_phase(session: Session, module: Module, phase: Phase, *, viewer: Viewer | None) -> None:
    """Take a phase out. Raises DomainError for the last one of a published process."""
    staff = require_desk(viewer, module.process)
    _require_set_here(module)
    if module.process.state is ProcessState.PUBLISHED and len(module.phases) == 1:
        raise DomainError("Ein veröffentlichtes Verfahren braucht mindestens eine Phase.")
    trail.record(session, "phase.removed", phase, actor_id=staff.account_id)
    module.phases.remove(phase)
    session.delete(phase)
    bump(session, module.id)


def _require_set_here(module: Module) -> None:
    require_movable(module)
    if catalogue.format_of(module).own_desk:
        raise NotAllowed("Die Termine einer Abstimmung ändern Sie auf ihrer eigenen Seite.")


def _blocking(session: Session, module: Module) -> list[str | Words]:
    """What would keep a module from being published; nothing is asked before it is."""
    if module.process.state is not ProcessState.PUBLISHED:
        return []
    return [one.sentence for one in catalogue.format_of(module).check(session, module) if one.blocking]


def _require_no_worse(session: Session, module: Module, before: list[str | Words]) -> None:
    """What was checked before a process was published stays true: raise DomainError for what is new."""
    for sentence in _blocking(session, module):
        if sentence not in before:
            raise DomainError(sentence, "last_day")


def _kind(module: Module, steps: tuple[Step, ...]) -> str:
    """The format's first kind of phase that allows all of these steps."""
    if not steps:
        raise DomainError("Bitte wählen Sie, was in dieser Phase möglich ist.", "steps")
    for kind in catalogue.format_of(module).phase_kinds[::-1]:
        if set(steps) <= set(kind.steps):
            return kind.key
    raise DomainError("Diese Handlungen passen nicht zu diesem Beteiligungsformat.", "steps")
