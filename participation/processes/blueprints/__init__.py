"""Blueprints: processes without their data, ready to be given a title, dates and an area."""

from participation.processes.blueprints.builtin import IDEAS
from participation.processes.blueprints.plan import Blueprint, CategoryPlan, ModulePlan, PhasePlan
from participation.processes.blueprints.several import SEVERAL
from participation.processes.blueprints.votes import VOTES

BUILT_IN = (*IDEAS, *VOTES, *SEVERAL)
"""Those of the house; formats bring their own: see `catalogue.offered`."""

__all__ = ["BUILT_IN", "Blueprint", "CategoryPlan", "ModulePlan", "PhasePlan"]
