"""The coordination office writes articles, contacts and dates."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_kts
from participation.audit import trail
from participation.kernel import clock, editing, text
from participation.kernel.errors import Conflict, DomainError
from participation.kernel.search import stems
from participation.kernel.slugs import free_slugs
from participation.library.actions.drafts import DateDraft, PageDraft
from participation.library.models import ExchangeDate, KnowledgeKind, KnowledgePage, Publicity
from participation.library.queries.knowledge import slugs_of_pages

TAKEN = frozenset({"auswertungen", "termine", "neues"})
"""Words that addresses of the knowledge base need for themselves."""


def save_page(
    session: Session,
    row: KnowledgePage | None,
    draft: PageDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> KnowledgePage:
    """Write a page, as a draft, or change one; its address stays. Raises Conflict, DomainError for one that says
    nothing."""
    staff = require_kts(viewer)
    _require_content(draft)
    if row is None:
        row = KnowledgePage(kind=draft.kind, written_by=staff.account_id)
    else:
        session.refresh(row, with_for_update=True)
        editing.require_unchanged(seen, PageDraft.of(row))
    row.title, row.summary, row.topic = draft.title, draft.summary, draft.topic
    row.source, row.html = draft.source, text.rich(draft.source)
    row.email, row.phone, row.changed_at = draft.email, draft.phone, clock.now()
    row.stems = f" {stems(f'{draft.title} {draft.summary} {draft.source}')} "
    if row.id is None:
        _add_with_slug(session, row)
    trail.record(session, "knowledge_page.saved", row, actor_id=staff.account_id)
    return row


def show_page(session: Session, row: KnowledgePage, *, shown: bool, viewer: Viewer | None) -> None:
    """Let everybody read a page, or nobody any more."""
    staff = require_kts(viewer)
    session.refresh(row, with_for_update=True)
    row.state = Publicity.PUBLISHED if shown else Publicity.WITHDRAWN
    if shown:
        row.published_at = row.published_at or clock.now()
    action = "knowledge_page.published" if shown else "knowledge_page.withdrawn"
    trail.record(session, action, row, actor_id=staff.account_id)


def save_date(
    session: Session,
    row: ExchangeDate | None,
    draft: DateDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> ExchangeDate:
    """Announce a date, as a draft, or change one. Raises Conflict, DomainError for one that ends before it begins."""
    staff = require_kts(viewer)
    if draft.ends_at < draft.starts_at:
        raise DomainError("Das Ende liegt vor dem Beginn.", "last_time")
    if row is None:
        row = ExchangeDate(written_by=staff.account_id)
        session.add(row)
    else:
        session.refresh(row, with_for_update=True)
        editing.require_unchanged(seen, DateDraft.of(row))
    row.title, row.text, row.place, row.link = draft.title, draft.text, draft.place, draft.link
    row.starts_at, row.ends_at, row.changed_at = draft.starts_at, draft.ends_at, clock.now()
    session.flush()
    trail.record(session, "exchange_date.saved", row, actor_id=staff.account_id)
    return row


def show_date(session: Session, row: ExchangeDate, *, shown: bool, viewer: Viewer | None) -> None:
    """Let everybody see a date, or nobody any more."""
    staff = require_kts(viewer)
    session.refresh(row, with_for_update=True)
    row.state = Publicity.PUBLISHED if shown else Publicity.WITHDRAWN
    row.changed_at = clock.now()
    action = "exchange_date.published" if shown else "exchange_date.withdrawn"
    trail.record(session, action, row, actor_id=staff.account_id)


def _require_content(draft: PageDraft) -> None:
    if draft.kind is KnowledgeKind.ARTICLE and not draft.source:
        raise DomainError("Bitte schreiben Sie den Text.", "source")
    if draft.kind is KnowledgeKind.CONTACT and not (draft.email or draft.phone):
        raise DomainError("Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.", "email")


def _add_with_slug(session: Session, row: KnowledgePage) -> None:
    slugs = free_slugs(row.title, slugs_of_pages(session) | TAKEN, instead="seite", longest=80)
    for _attempt in range(20):
        row.slug = next(slugs)
        try:
            with session.begin_nested():
                session.add(row)
                session.flush()
        except IntegrityError:
            continue
        return
    raise Conflict("Gerade entstehen sehr viele Seiten mit diesem Titel. Bitte versuchen Sie es noch einmal.")
