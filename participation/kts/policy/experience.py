"""After a process the coordination office asks the municipality what it learned."""

from datetime import datetime

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.kernel.errors import NotAllowed
from participation.processes.models import Process, ProcessState

BLUEPRINT = "erfahrungen"
"""The key of the blueprint that the survey of experience is made from; a format brings it along."""


def has_ended(process: Process, at: datetime) -> bool:
    """Whether all phases of a process are over."""
    phases = [phase for module in process.modules for phase in module.phases]
    return bool(phases) and all(phase.closes_at <= at for phase in phases)


def require_ended(process: Process, at: datetime) -> None:
    """Raise NotAllowed while anything of a process runs."""
    if not has_ended(process, at):
        raise NotAllowed("Nach Erfahrungen fragen wir erst, wenn das Verfahren zu Ende ist.")


def require_survey(viewer: Viewer | None, survey: Process) -> None:
    """Raise NotAllowed unless the viewer works where the survey is, and it is published."""
    if not is_moderator(viewer, survey.municipality_id) or survey.state is not ProcessState.PUBLISHED:
        raise NotAllowed("Bitte wählen Sie eine Ihrer veröffentlichten Abfragen.", "survey")
