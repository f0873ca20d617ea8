"""Events."""

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.information.actions.drafts import EventDraft
from participation.information.models import Event
from participation.kernel import clock, editing, text
from participation.kernel.errors import DomainError
from participation.processes.models import Process
from participation.processes.policy import require_desk


def save_event(
    session: Session,
    process: Process,
    event: Event | None,
    draft: EventDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> Event:
    """Add an event, or change one: calendars that have it take the newer version. Raises DomainError, Conflict."""
    staff = require_desk(viewer, process)
    if draft.ends_at < draft.starts_at:
        raise DomainError("Das Ende liegt vor dem Beginn.", "last_time")
    html = text.rich(draft.source)
    if event is None:
        event = Event(municipality_id=process.municipality_id, process_id=process.id, revision=0)
    else:
        session.refresh(event, with_for_update=True)
        editing.require_unchanged(seen, EventDraft.of(event))
        event.revision += 1
    event.title, event.source, event.html = draft.title, draft.source, html
    event.starts_at, event.ends_at = draft.starts_at, draft.ends_at
    event.place, event.link, event.cancelled = draft.place, draft.link, draft.cancelled
    event.lat, event.lon = draft.point or (None, None)
    event.changed_at = clock.now()
    session.add(event)
    session.flush()
    trail.record(session, "event.saved", event, actor_id=staff.account_id)
    return event


def remove_event(session: Session, process: Process, event: Event, *, viewer: Viewer | None) -> None:
    """Take an event out. One that people know of is better called off: their calendars learn of it."""
    staff = require_desk(viewer, process)
    trail.record(session, "event.removed", event, actor_id=staff.account_id)
    session.delete(event)
    session.flush()
