"""A process as a blueprint's document: what staff made of it, and nothing that anybody said in it.

What is taken is listed here by name, so that a new column stays behind until somebody thinks about it.
"""

from typing import Any

from sqlalchemy.orm import Session

from participation.information.models import InfoPage, PageKind
from participation.information.queries import pages_of
from participation.kernel import clock, text
from participation.library.policy.documents import SCHEMA, VERSION, without_town
from participation.library.policy.pages import WRITTEN
from participation.municipalities.models import Municipality
from participation.processes import catalogue
from participation.processes.models import Module, Phase, PhaseState, Process


def describe_process(
    session: Session, municipality: Municipality, process: Process, *, with_pages: bool, public_only: bool
) -> dict[str, Any]:
    """Everything but what the publisher says of it. `public_only`: without parts that have not begun, and pages that
    nobody has read yet, for whoever is not of the municipality. The town's name becomes `{kommune}`."""
    modules = [one for one in process.modules if not public_only or _has_begun(one)]
    document = {
        "schema": SCHEMA,
        "version": VERSION,
        "process": _texts(process),
        "modules": [_module(session, one, modules[:number]) for number, one in enumerate(modules)],
        "pages": _pages(session, process, public_only=public_only) if with_pages else [],
    }
    without: dict[str, Any] = without_town(document, municipality.name)
    return without


def _has_begun(module: Module) -> bool:
    return module.state(clock.now()) is not PhaseState.UPCOMING


def _texts(process: Process) -> dict[str, Any]:
    return {
        "summary": text.plain(process.summary),
        "body": text.plain(process.body_source),
        "plain": text.plain(process.plain_source),
        "promise": text.plain(process.answer_promise),
        "answer_days": process.answer_days,
        "moderation": process.moderation.value,
        "access": process.access.value,
        "guests_allowed": process.guests_allowed,
    }


def _module(session: Session, module: Module, before: list[Module]) -> dict[str, Any]:
    entry = catalogue.format_of(module)
    return {
        "format": module.format,
        "title": module.title,
        "parallel": _is_parallel(module, before),
        "phases": [_phase(one, entry) for one in module.phases] or [_usual_phase(entry)],
        "categories": [
            {"name": one.name, "letter": one.letter, "colour": one.colour} for one in module.categories
        ],
        "content": dict(entry.describe(session, module)),
    }


def _phase(phase: Phase, entry: catalogue.Format) -> dict[str, Any]:
    """A kind or a step that the format does not know (any more) stays behind."""
    kinds = [kind.key for kind in entry.phase_kinds]
    possible = {step.value for kind in entry.phase_kinds for step in kind.steps}
    days = (clock.last_day_before(phase.closes_at) - clock.local(phase.opens_at).date()).days + 1
    return {
        "kind": phase.kind if phase.kind in kinds else kinds[0],
        "title": phase.title,
        "description": text.plain(phase.description),
        "steps": [step for step in phase.steps if step in possible] or _usual_phase(entry)["steps"],
        "days": max(days, 1),
    }


def _usual_phase(entry: catalogue.Format) -> dict[str, Any]:
    """For a module whose phases are not planned yet."""
    kind = entry.phase_kinds[0]
    steps = [step.value for step in kind.steps]
    return {"kind": kind.key, "title": kind.title, "description": "", "steps": steps, "days": kind.days}


def _is_parallel(module: Module, before: list[Module]) -> bool:
    """Whether it begins while one before it runs; else it begins when that is over."""
    ends = [phase.closes_at for other in before for phase in other.phases]
    starts = [phase.opens_at for phase in module.phases]
    return bool(ends) and bool(starts) and min(starts) < max(ends)


def _pages(session: Session, process: Process, *, public_only: bool) -> list[dict[str, Any]]:
    pages = [one for one in pages_of(session, process) if one.kind is PageKind.INFORMATION]
    return [{"title": one.title, "blocks": _blocks(one)} for one in pages if one.published or not public_only]


def _blocks(page: InfoPage) -> list[dict[str, str]]:
    """Words alone: pictures and files are the municipality's own."""
    return [
        {"kind": one.kind.value, "heading": one.heading, "source": text.plain(one.source)}
        for one in page.blocks
        if one.kind in WRITTEN and one.source
    ]
