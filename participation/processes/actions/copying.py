"""A process as the pattern for the next one: everything but what people said."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_moderator
from participation.audit import trail
from participation.kernel import clock
from participation.processes import catalogue
from participation.processes.actions.creating import add_with_slug
from participation.processes.actions.following import follow
from participation.processes.actions.versions import bump_all
from participation.processes.models import Category, Module, Phase, Process, ProcessState

_TEXTS = (
    "summary", "body_source", "body_html", "plain_source", "plain_html", "access", "moderation",
    "guests_allowed", "contact_name", "contact_email", "contact_phone", "answer_promise", "answer_days", "topic",
    "area_id", "blueprint",
)  # fmt: skip


def duplicate(
    session: Session, process: Process, *, title: str, first_day: date, viewer: Viewer | None
) -> Process:
    """A draft like another process; its first phase begins on `first_day`, the others keep their distance.

    Whole days are added on the wall clock: what ended at midnight ends at midnight, summer time or not.
    """
    staff = require_moderator(viewer, process.municipality_id)
    copy = Process(
        municipality_id=process.municipality_id,
        title=title,
        state=ProcessState.DRAFT,
        created_at=clock.now(),
        **{name: getattr(process, name) for name in _TEXTS},
    )
    add_with_slug(session, copy)
    later = _distance(process, first_day)
    for module in process.modules:
        copy.modules.append(_copied(module, later))
    session.flush()
    for source, module in zip(process.modules, copy.modules, strict=True):
        catalogue.format_of(module).seed(session, module, source)
    follow(session, process, copy, later)
    bump_all(session, copy)
    trail.record(session, "process.duplicated", copy, actor_id=staff.account_id, of=process.id)
    return copy


def _distance(process: Process, first_day: date) -> timedelta:
    """Days from the first phase's first day to another day."""
    starts = [clock.local(phase.opens_at).date() for module in process.modules for phase in module.phases]
    return first_day - min(starts) if starts else timedelta(0)


def _copied(module: Module, later: timedelta) -> Module:
    where = module.municipality_id
    phases = [
        Phase(
            municipality_id=where,
            kind=phase.kind,
            title=phase.title,
            description=phase.description,
            steps=list(phase.steps),
            opens_at=shifted(phase.opens_at, later),
            closes_at=shifted(phase.closes_at, later),
        )
        for phase in module.phases
    ]
    categories = [
        Category(
            municipality_id=where, name=one.name, letter=one.letter, colour=one.colour, position=one.position
        )
        for one in module.categories
    ]
    return Module(
        municipality_id=where,
        slug=module.slug,
        format=module.format,
        title=module.title,
        position=module.position,
        settings=dict(module.settings),
        phases=phases,
        categories=categories,
    )


def shifted(instant: datetime, later: timedelta) -> datetime:
    """The same time of day on another calendar day. Adding to an aware local time moves the wall clock."""
    return clock.local(instant) + later
