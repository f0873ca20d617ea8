"""Blueprints: processes without their data, ready to be given a title, dates and an area."""

from participation.kernel.errors import DomainError
from participation.processes.blueprints.builtin import IDEAS
from participation.processes.blueprints.plan import Blueprint, CategoryPlan, PhasePlan
from participation.processes.blueprints.votes import VOTES

BUILT_IN = (*IDEAS, *VOTES)

__all__ = ["BUILT_IN", "Blueprint", "CategoryPlan", "PhasePlan", "blueprint"]


def blueprint(key: str) -> Blueprint:
    """The blueprint of a key. Raises DomainError for an unknown one."""
    for entry in BUILT_IN:
        if entry.key == key:
            return entry
    raise DomainError("Bitte wählen Sie eine Vorlage.", "blueprint")
