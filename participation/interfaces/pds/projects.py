"""A process as PDS tells it. The names are those of the reference (DIPAS); every id is a string."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from participation.interfaces.moments import utc
from participation.interfaces.queries import Project
from participation.interfaces.terms import address, feature
from participation.processes import catalogue
from participation.processes.models import Phase, PhaseState, Process, ProcessState, Step
from participation.processes.models.topics import TOPICS

COLLECTING = {Step.SUBMIT, Step.REMARK, Step.ANSWER}
"""What the first phase of PDS is: something new is said. The second one speaks about what is there."""


def project(found: Project, ids: Sequence[int], base: str, at: datetime) -> dict[str, Any]:
    """A Feature with the area of the process; `ids` are its public contributions, `at` is now."""
    process, town = found.process, found.town
    phases = [phase for module in process.modules for phase in module.phases]
    topic = TOPICS.get(process.topic)
    properties = {
        "id": str(process.id),
        "nameFull": process.title,
        "description": process.summary,
        "dateStart": utc(min(one.opens_at for one in phases)) if phases else None,
        "dateEnd": utc(max(one.closes_at for one in phases)) if phases else None,
        "dipasPhase": phase_of(process, at),
        "website": address(base, town.slug, process.slug, ""),
        "owner": town.name,
        "projectOwner": [town.name],
        "publisher": town.name,
        "standardCategories": _categories(process),
        "projectContributionType": _types(process),
        "dipasMainDistrict": [] if found.area.whole else [found.area.name],
        "projectTopics": [topic.title] if topic else [],
        "referenceSystem": "4326",
        "hasParticipatoryText": [str(one) for one in ids],
        "dipasCategoriesCluster": [],
    }
    return feature(str(process.id), found.area.boundary, properties)


def phase_of(process: Process, at: datetime) -> str:
    """unstarted, phase1 (something new can be said), phase2 (what is there is discussed, rated or voted on),
    phasemix (both at once) or frozen (over, between two phases, or in the archive)."""
    phases = [phase for module in process.modules for phase in module.phases]
    running = [phase for phase in phases if phase.state(at) is PhaseState.RUNNING]
    if process.state is ProcessState.ARCHIVED:
        return "frozen"
    if not running:
        begun = any(phase.state(at) is PhaseState.CLOSED for phase in phases)
        return "frozen" if begun else "unstarted"
    kinds = {_collects(phase) for phase in running}
    if len(kinds) == 2:
        return "phasemix"
    return "phase1" if kinds == {True} else "phase2"


def _collects(phase: Phase) -> bool:
    return bool(COLLECTING & {Step(step) for step in phase.steps})


def _categories(process: Process) -> list[str]:
    """In their order, each once."""
    return list(dict.fromkeys(one.name for module in process.modules for one in module.categories))


def _types(process: Process) -> list[str]:
    formats = (catalogue.format_of(module) for module in process.modules)
    return list(dict.fromkeys(one for entry in formats for one, _many in entry.kinds.values()))
