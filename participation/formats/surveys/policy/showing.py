"""When everybody may see results."""

from datetime import datetime

from participation.formats.surveys.models import Interim, Survey
from participation.processes.models import Module, PhaseState, ProcessState, Step


def has_ended(module: Module, at: datetime) -> bool:
    """Whether nobody can send a sheet any more."""
    if module.process.state is ProcessState.ARCHIVED:
        return True
    phases = [phase for phase in module.phases if Step.ANSWER in phase.steps]
    return bool(phases) and all(phase.state(at) is PhaseState.CLOSED for phase in phases)


def is_shown(survey: Survey, at: datetime) -> bool:
    """Whether results are for everybody, be they counted already or not."""
    if survey.interim is Interim.PUBLISHED:
        return survey.published_at is not None and survey.published_at <= at
    return survey.interim is Interim.RUNNING or has_ended(survey.module, at)
