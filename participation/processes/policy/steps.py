"""What a process allows to everybody, and when."""

from datetime import datetime

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.kernel.clock import local
from participation.kernel.errors import Missing, NotAllowed
from participation.kernel.words import Words
from participation.processes.models import Access, Module, PhaseState, Process, ProcessState, Step

RESERVED = frozenset({"ergebnisstand", "neu", "seite", "orte", "logo", "verfahren"})
"""Words that addresses below a municipality need for themselves: no process may be called so."""

NOT_YET = {
    Step.SUBMIT: "Ideen einreichen ist ab dem %(day)s möglich.",
    Step.COMMENT: "Kommentieren ist ab dem %(day)s möglich.",
    Step.SUPPORT: "Unterstützen ist ab dem %(day)s möglich.",
    Step.VOTE: "Abstimmen ist ab dem %(day)s möglich.",
    Step.REMARK: "Stellung nehmen ist ab dem %(day)s möglich.",
    Step.ANSWER: "Die Umfrage beginnt am %(day)s.",
    Step.RATE: "Aussagen bewerten ist ab dem %(day)s möglich.",
}
NO_LONGER = {
    Step.SUBMIT: "Ideen einreichen ist nicht mehr möglich. Alle Beiträge bleiben hier sichtbar.",
    Step.COMMENT: "Kommentieren ist nicht mehr möglich. Alle Beiträge bleiben hier sichtbar.",
    Step.SUPPORT: "Unterstützen ist nicht mehr möglich. Alle Beiträge bleiben hier sichtbar.",
    Step.VOTE: "Abstimmen ist nicht mehr möglich. Das Ergebnis steht hier, sobald ausgezählt ist.",
    Step.REMARK: "Stellung nehmen ist nicht mehr möglich. Alle Anmerkungen bleiben hier sichtbar.",
    Step.ANSWER: "Die Umfrage ist zu Ende. Vielen Dank allen, die mitgemacht haben.",
    Step.RATE: "Aussagen bewerten ist nicht mehr möglich. Das Ergebnis bleibt hier sichtbar.",
}
NEVER = {
    Step.SUBMIT: "Ideen einreichen ist in diesem Verfahren nicht vorgesehen.",
    Step.COMMENT: "Kommentieren ist in diesem Verfahren nicht vorgesehen.",
    Step.SUPPORT: "Unterstützen ist in diesem Verfahren nicht vorgesehen.",
    Step.VOTE: "Abstimmen ist in diesem Verfahren nicht vorgesehen.",
    Step.REMARK: "Stellung nehmen ist in diesem Verfahren nicht vorgesehen.",
    Step.ANSWER: "Eine Umfrage ist in diesem Verfahren nicht vorgesehen.",
    Step.RATE: "Aussagen bewerten ist in diesem Verfahren nicht vorgesehen.",
}

NOT_INVITED = "Mitmachen können hier nur Menschen, die dazu eingeladen sind. Lesen können alle."


def may_see(viewer: Viewer | None, process: Process) -> bool:
    """Drafts are for the municipality's own people, closed circles for them and for who is invited; the rest is
    public."""
    if process.is_public or is_moderator(viewer, process.municipality_id):
        return True
    return process.state is not ProcessState.DRAFT and is_participant(viewer, process)


def is_participant(viewer: Viewer | None, process: Process) -> bool:
    """Whether somebody is on the list of who is invited."""
    return viewer is not None and process.id in viewer.circles


def may_take_part(viewer: Viewer | None, process: Process) -> bool:
    """Whether the process is for this person as well, whatever its phases allow: for who is invited, where only they
    take part, and for the municipality's own people."""
    if process.access is Access.OPEN:
        return viewer is not None or process.guests_allowed
    return is_participant(viewer, process) or is_moderator(viewer, process.municipality_id)


def require_visible(viewer: Viewer | None, process: Process) -> None:
    """Raise Missing for a draft or a closed circle that is none of the viewer's business."""
    if not may_see(viewer, process):
        raise Missing


def require_step(module: Module, step: Step, at: datetime) -> None:
    """Raise NotAllowed, with the dates, unless a running phase of a published process allows the step."""
    if not is_possible(module, step, at):
        raise NotAllowed(why_not(module, step, at))


def is_possible(module: Module, step: Step, at: datetime) -> bool:
    """Whether a running phase of a published process allows the step."""
    return module.process.state is ProcessState.PUBLISHED and module.allows(step, at)


def why_not(module: Module, step: Step, at: datetime) -> Words:
    """The sentence that tells when a step was or will be possible."""
    if module.process.state is not ProcessState.PUBLISHED:
        return Words("Dieses Verfahren ist nicht veröffentlicht oder schon im Archiv.")
    phases = [phase for phase in module.phases if step in phase.steps]
    coming = [phase for phase in phases if phase.state(at) is PhaseState.UPCOMING]
    if coming:
        return Words(NOT_YET[step], {"day": local(coming[0].opens_at).date()})
    return Words(NO_LONGER[step] if phases else NEVER[step])


def why_shut(module: Module, step: Step, viewer: Viewer | None, at: datetime) -> Words | None:
    """Why a step is not offered: not now, or not to this person. None where it is; who only has to sign in for it is
    told so on the way in."""
    if not is_possible(module, step, at):
        return why_not(module, step, at)
    if viewer is not None and not may_take_part(viewer, module.process):
        return Words(NOT_INVITED)
    return None


def require_author(module: Module, viewer: Viewer | None) -> None:
    """Raise NotAllowed for guests where the municipality wants accounts, and for others where only who is invited
    takes part."""
    process = module.process
    if may_take_part(viewer, process):
        return
    if viewer is not None:
        raise NotAllowed(NOT_INVITED)
    if process.access is Access.OPEN:
        raise NotAllowed("Bitte melden Sie sich an: Dieses Verfahren ist für Menschen mit Konto gedacht.")
    raise NotAllowed(
        "Mitmachen können hier nur Eingeladene. Sind Sie eingeladen? Dann melden Sie sich bitte an."
    )
