"""Process > module > phase: what a municipality asks, in which format, when, and of whom."""

from participation.processes.models.participants import Participant, ParticipantGroup
from participation.processes.models.process import (
    Access,
    Category,
    Moderation,
    Module,
    Phase,
    PhaseState,
    Process,
    ProcessState,
    PublicVersion,
    Step,
)

__all__ = [
    "Access",
    "Category",
    "Moderation",
    "Module",
    "Participant",
    "ParticipantGroup",
    "Phase",
    "PhaseState",
    "Process",
    "ProcessState",
    "PublicVersion",
    "Step",
]
