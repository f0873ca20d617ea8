"""Who may take what home."""

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.kernel.errors import DomainError, Missing
from participation.kernel.tables import Audience
from participation.processes.models import Module, Process


def audience_of(viewer: Viewer | None, subject: Module | Process) -> Audience:
    """The widest circle a person belongs to: the municipality's own staff, the coordination office, everybody."""
    if is_moderator(viewer, subject.municipality_id):
        return Audience.MUNICIPALITY
    return Audience.KTS if viewer is not None and viewer.is_kts else Audience.PUBLIC


def require_orderer(viewer: Viewer | None, process: Process) -> Viewer:
    """The viewer, if they may have packages made: the municipality's staff; the coordination office of processes that
    everybody may see. Raises Missing."""
    widest = audience_of(viewer, process)
    allowed = widest is Audience.MUNICIPALITY or (widest is Audience.KTS and process.is_public)
    if viewer is None or not allowed:
        raise Missing
    return viewer


def require_content(viewer: Viewer, process: Process, audience: Audience, *, every_state: bool) -> None:
    """Raise DomainError unless a person may have a file for an audience, and with what is not public in it."""
    if audience > audience_of(viewer, process):
        raise DomainError("Diesen Umfang gibt es nur für die Kommune selbst.", "audience")
    if every_state and audience is not Audience.MUNICIPALITY:
        raise DomainError(
            "Was nicht öffentlich ist, gibt es nur in der Fassung für die eigene Verwaltung.", "every_state"
        )
