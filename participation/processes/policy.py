"""What a process allows, to whom, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator, require_moderator
from participation.kernel.clock import local, now
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.kernel.words import Words
from participation.municipalities.models import LegalKind, LegalText, Municipality
from participation.processes.models import Module, PhaseState, Process, ProcessState, Step

RESERVED = frozenset({"neu", "seite", "orte", "logo", "verfahren"})
"""Words that addresses below a municipality need for themselves: no process may be called so."""

NOT_YET = {
    Step.SUBMIT: "Ideen einreichen ist ab dem %(day)s möglich.",
    Step.COMMENT: "Kommentieren ist ab dem %(day)s möglich.",
    Step.SUPPORT: "Unterstützen ist ab dem %(day)s möglich.",
    Step.VOTE: "Abstimmen ist ab dem %(day)s möglich.",
}
NO_LONGER = {
    Step.SUBMIT: "Ideen einreichen ist nicht mehr möglich. Alle Beiträge bleiben hier sichtbar.",
    Step.COMMENT: "Kommentieren ist nicht mehr möglich. Alle Beiträge bleiben hier sichtbar.",
    Step.SUPPORT: "Unterstützen ist nicht mehr möglich. Alle Beiträge bleiben hier sichtbar.",
    Step.VOTE: "Abstimmen ist nicht mehr möglich. Das Ergebnis steht hier, sobald ausgezählt ist.",
}
NEVER = {
    Step.SUBMIT: "Ideen einreichen ist in diesem Verfahren nicht vorgesehen.",
    Step.COMMENT: "Kommentieren ist in diesem Verfahren nicht vorgesehen.",
    Step.SUPPORT: "Unterstützen ist in diesem Verfahren nicht vorgesehen.",
    Step.VOTE: "Abstimmen ist in diesem Verfahren nicht vorgesehen.",
}


def may_see(viewer: Viewer | None, process: Process) -> bool:
    """Drafts are for the municipality's own people; the rest is public."""
    return process.is_public or is_moderator(viewer, process.municipality_id)


def require_visible(viewer: Viewer | None, process: Process) -> None:
    """Raise Missing for a draft that is none of the viewer's business."""
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


def require_author(module: Module, viewer: Viewer | None) -> None:
    """Raise NotAllowed for guests where the municipality wants accounts."""
    if viewer is None and not module.process.guests_allowed:
        raise NotAllowed("Bitte melden Sie sich an: Dieses Verfahren ist für Menschen mit Konto gedacht.")


# --- the desk ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing before a process may be published.

    `place` names the page where it is mended: "legal" (with its kind), "contact", "texts" or "phases".
    """

    place: str
    sentence: str
    kind: str = ""


class NotReady(DomainError):
    """A process that may not be published yet; `gaps` says why, one by one."""

    def __init__(self, gaps: list[Gap]) -> None:
        super().__init__("Das Verfahren kann noch nicht veröffentlicht werden. Es fehlt noch etwas.")
        self.gaps = gaps


LEGAL_MISSING = {
    LegalKind.IMPRINT: "Das Impressum ist noch nicht geschrieben.",
    LegalKind.PRIVACY: "Die Datenschutzerklärung ist noch nicht geschrieben.",
    LegalKind.ACCESSIBILITY: "Die Erklärung zur Barrierefreiheit ist noch nicht geschrieben.",
    LegalKind.NETIQUETTE: "Die Netiquette ist noch nicht geschrieben.",
}
LEGAL_UNFINISHED = {
    LegalKind.IMPRINT: "Im Impressum stehen noch Platzhalter.",
    LegalKind.PRIVACY: "In der Datenschutzerklärung stehen noch Platzhalter.",
    LegalKind.ACCESSIBILITY: "In der Erklärung zur Barrierefreiheit stehen noch Platzhalter.",
    LegalKind.NETIQUETTE: "In der Netiquette stehen noch Platzhalter.",
}


def municipality_gaps(municipality: Municipality, legal: Mapping[str, LegalText]) -> list[Gap]:
    """What a municipality owes before it publishes anything; `legal` holds its legal texts by kind."""
    gaps = []
    for kind in LegalKind:
        page = legal.get(kind.value)
        if page is None:
            gaps.append(Gap("legal", LEGAL_MISSING[kind], kind.value))
        elif page.unfinished:
            gaps.append(Gap("legal", LEGAL_UNFINISHED[kind], kind.value))
    if not municipality.contact_email:
        gaps.append(Gap("contact", "Die Kommune hat noch keine E-Mail-Adresse für Fragen angegeben."))
    return gaps


def process_gaps(process: Process) -> list[Gap]:
    """What a process itself owes before it is published."""
    gaps = []
    if not process.summary:
        gaps.append(Gap("texts", "Die Kurzbeschreibung fehlt."))
    if not process.modules or any(not module.phases for module in process.modules):
        gaps.append(Gap("phases", "Es gibt noch keine Phase, in der man mitmachen kann."))
    return gaps


def require_desk(viewer: Viewer | None, process: Process) -> Viewer:
    """The viewer, if they may change a process, and now. Raises Missing, or NotAllowed in the archive."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is ProcessState.ARCHIVED:
        raise NotAllowed("Dieses Verfahren ist im Archiv. Veröffentlichen Sie es wieder, um es zu ändern.")
    return staff


def require_movable(module: Module) -> None:
    """Raise NotAllowed for a module whose dates are promised to the public, or set elsewhere."""
    if module.locked:
        raise NotAllowed(
            "Die Termine dieser Abstimmung stehen fest, denn sie ist freigegeben. Bevor sie beginnt, können Sie die "
            "Freigabe zurücknehmen."
        )


def _require_unlocked(process: Process) -> None:
    if any(module.locked for module in process.modules):
        raise NotAllowed(
            "Zu diesem Verfahren gehört eine freigegebene Abstimmung, deshalb bleibt es, wie es ist. Bevor die "
            "Abstimmung beginnt, können Sie ihre Freigabe zurücknehmen."
        )


def _require_run_out(process: Process) -> None:
    """In the archive nothing is done any more, not even what only two people may do to a vote that runs."""
    promised = [phase for module in process.modules if module.locked for phase in module.phases]
    if any(now() < phase.closes_at for phase in promised):
        raise NotAllowed(
            "Zu diesem Verfahren gehört eine Abstimmung, die noch läuft. Danach kann es ins Archiv."
        )


def require_publishable(viewer: Viewer | None, process: Process) -> Viewer:
    """The viewer, if they may publish a draft, or bring a process back from the archive."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is ProcessState.PUBLISHED:
        raise NotAllowed("Dieses Verfahren ist schon veröffentlicht.")
    return staff


def require_unpublishable(viewer: Viewer | None, process: Process, *, used: bool) -> Viewer:
    """The viewer, if they may make a process a draft again. `used`: whether anybody has contributed to it."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is not ProcessState.PUBLISHED:
        raise NotAllowed("Nur ein veröffentlichtes Verfahren lässt sich zurückziehen.")
    _require_unlocked(process)
    if used:
        raise NotAllowed(
            "Es gibt schon Beiträge, deshalb lässt sich das Verfahren nicht mehr zurückziehen. "
            "Sie können es archivieren."
        )
    return staff


def require_archivable(viewer: Viewer | None, process: Process) -> Viewer:
    """The viewer, if they may put a process into the archive."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is not ProcessState.PUBLISHED:
        raise NotAllowed("Nur ein veröffentlichtes Verfahren kann ins Archiv.")
    _require_run_out(process)
    return staff


def require_removable(viewer: Viewer | None, process: Process, *, used: bool) -> Viewer:
    """The viewer, if they may delete a process: a draft to which nobody has contributed."""
    staff = require_moderator(viewer, process.municipality_id)
    if process.state is not ProcessState.DRAFT or used:
        raise NotAllowed("Gelöscht werden können nur Entwürfe ohne Beiträge.")
    _require_unlocked(process)
    return staff
