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
from participation.processes.actions.drafts import NewProcess
from participation.processes.actions.furnishing import furnish
from participation.processes.blueprints import Blueprint
from participation.processes.catalogue import blueprint
from participation.processes.models import Process
from participation.processes.policy import RESERVED
from participation.processes.queries import slugs_taken


def create_process(
    session: Session, municipality: Municipality, draft: NewProcess, *, viewer: Viewer | None
) -> Process:
    """A draft from a blueprint that is built in. Raises DomainError for an unknown one, impossible dates or no area."""
    require_moderator(viewer, municipality.id)
    return create_from(session, municipality, blueprint(draft.blueprint), draft, viewer=viewer)


def create_from(
    session: Session, municipality: Municipality, plan: Blueprint, draft: NewProcess, *, viewer: Viewer | None
) -> Process:
    """The same from any plan."""
    staff = require_moderator(viewer, municipality.id)
    schedule = plan.schedule(draft.first_day, draft.last_day)  # refuses before anything is written
    process = Process(
        municipality_id=municipality.id,
        title=draft.title,
        summary=plan.summary.replace("{kommune}", municipality.name),
        body_source=plan.body.replace("{kommune}", municipality.name),
        body_html=text.rich(plan.body.replace("{kommune}", municipality.name)),
        plain_source=plan.plain,
        plain_html=text.rich(plan.plain),
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
    for module, windows in schedule:
        furnish(session, process, module, windows)
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
