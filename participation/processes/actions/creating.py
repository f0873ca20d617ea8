"""A process is made: from a blueprint, with title, dates and area; everything else is pre-filled."""

from collections.abc import Callable

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.kernel import clock, text
from participation.kernel.errors import Conflict, DomainError
from participation.kernel.slugs import free_slugs
from participation.municipalities.actions import Outline, save_area
from participation.municipalities.models import Municipality
from participation.municipalities.queries import own_area
from participation.processes import catalogue
from participation.processes.actions.drafts import NewProcess
from participation.processes.actions.versions import bump
from participation.processes.blueprints import Blueprint, blueprint
from participation.processes.models import Category, Module, Phase, Process
from participation.processes.policy import RESERVED
from participation.processes.queries import slugs_taken


def create_process(
    session: Session, municipality: Municipality, draft: NewProcess, *, viewer: Viewer | None
) -> Process:
    """A draft from a blueprint. Raises DomainError for an unknown blueprint, impossible dates or no area."""
    staff = require_moderator(viewer, municipality.id)
    plan = blueprint(draft.blueprint)
    plan.windows(draft.first_day, draft.last_day)  # refuses before anything is written
    process = Process(
        municipality_id=municipality.id,
        title=draft.title,
        summary=plan.summary.replace("{kommune}", municipality.name),
        body_source=plan.body.replace("{kommune}", municipality.name),
        body_html=text.rich(plan.body.replace("{kommune}", municipality.name)),
        moderation=plan.moderation,
        guests_allowed=plan.guests_allowed,
        contact_name=municipality.contact_name,
        contact_email=municipality.contact_email,
        contact_phone=municipality.contact_phone,
        answer_promise=plan.promise,
        area_id=_area_id(session, municipality, draft, staff.account_id),
        blueprint=plan.key,
        created_at=clock.now(),
    )
    add_with_slug(session, process)
    _furnish(session, process, plan, draft)
    trail.record(session, "process.created", process, actor_id=staff.account_id, blueprint=plan.key)
    return process


def add_with_slug(session: Session, process: Process) -> None:
    """Write a new process under the first free address; the database decides, a race only costs a number."""
    keep_trying(session, process, lambda: session.add(process))


def keep_trying(session: Session, process: Process, change: Callable[[], object]) -> None:
    """Give a process an address made of its title, apply a change, and try the next if it was just taken."""
    taken = (slugs_taken(session, process.municipality_id) - {process.slug}) | RESERVED
    candidates = free_slugs(process.title, taken, instead="verfahren", longest=80)
    for _attempt in range(20):
        slug = next(candidates)
        try:
            with session.begin_nested():
                process.slug = slug
                change()
                session.flush()
        except IntegrityError:
            continue
        return
    raise Conflict(
        "Gerade entstehen sehr viele Verfahren mit diesem Titel. Bitte versuchen Sie es noch einmal."
    )


def _area_id(session: Session, municipality: Municipality, draft: NewProcess, actor_id: int) -> int:
    if draft.surface is not None:
        outline = Outline(draft.title, draft.surface)
        return save_area(session, municipality, outline, actor_id=actor_id).id
    if draft.area_id is None:
        raise DomainError("Bitte wählen Sie ein Gebiet.", "area")
    return own_area(session, municipality.id, draft.area_id).id


def _furnish(session: Session, process: Process, plan: Blueprint, draft: NewProcess) -> None:
    """Module, phases and categories of the blueprint."""
    where = process.municipality_id
    module = Module(
        municipality_id=where,
        format=plan.format,
        title=plan.module_title,
        position=1,
        settings=dict(plan.settings),
    )
    module.slug = catalogue.format_of(module).slug
    process.modules.append(module)
    for phase, first_day, last_day in plan.windows(draft.first_day, draft.last_day):
        module.phases.append(
            Phase(
                municipality_id=where,
                kind=phase.kind,
                title=phase.title,
                description=phase.description,
                steps=[step.value for step in phase.steps],
                opens_at=clock.start_of(first_day),
                closes_at=clock.end_of(last_day),
            )
        )
    for position, entry in enumerate(plan.categories, 1):
        module.categories.append(
            Category(
                municipality_id=where,
                name=entry.name,
                letter=entry.letter,
                colour=entry.colour,
                position=position,
            )
        )
    session.flush()
    bump(session, module.id)
