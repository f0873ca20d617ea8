"""News."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.information.actions.drafts import NewsDraft
from participation.information.models import NewsItem
from participation.kernel import clock, editing, text
from participation.kernel.errors import DomainError
from participation.processes.models import Process
from participation.processes.policy import require_desk


def save_news(
    session: Session,
    process: Process,
    item: NewsItem | None,
    draft: NewsDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> NewsItem:
    """Add a piece of news, or change one. Raises DomainError, Conflict."""
    staff = require_desk(viewer, process)
    html = text.rich(draft.source)
    if not html:
        raise DomainError("Bitte schreiben Sie einen Text.", "source")
    if item is None:
        item = NewsItem(municipality_id=process.municipality_id, process_id=process.id)
        item.published_at = _instant(draft.day, None)
    else:
        session.refresh(item, with_for_update=True)
        editing.require_unchanged(seen, NewsDraft.of(item))
        item.published_at = _instant(draft.day, item.published_at)
    item.title, item.source, item.html = draft.title, draft.source, html
    item.changed_at = clock.now()
    session.add(item)
    session.flush()
    trail.record(session, "news.saved", item, actor_id=staff.account_id)
    return item


def remove_news(session: Session, process: Process, item: NewsItem, *, viewer: Viewer | None) -> None:
    """Take a piece of news out."""
    staff = require_desk(viewer, process)
    trail.record(session, "news.removed", item, actor_id=staff.account_id)
    session.delete(item)
    session.flush()


def _instant(day: date, before: datetime | None) -> datetime:
    """This instant where the day is today, else its beginning; what was out keeps its hour as long as the day stays."""
    if before is not None and clock.local(before).date() == day:
        return before
    now = clock.now()
    return now if clock.local(now).date() == day else clock.start_of(day)
