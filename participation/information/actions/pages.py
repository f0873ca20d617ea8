"""Pages: made, called otherwise, shown, put in order, taken out."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.information.actions.drafts import PageDraft
from participation.information.models import RESULTS_SLUG, InfoPage, PageKind
from participation.information.queries import pages_of, slugs_taken
from participation.kernel import editing, ordering
from participation.kernel.errors import Conflict, DomainError
from participation.kernel.slugs import free_slugs
from participation.processes.models import Process
from participation.processes.policy import require_desk

MOST = 20
"""Beyond that nobody finds the right one."""
CROWD = "Gerade entstehen sehr viele Seiten mit diesem Titel. Bitte versuchen Sie es noch einmal."


def add_page(session: Session, process: Process, draft: PageDraft, *, viewer: Viewer | None) -> InfoPage:
    """An empty page at the end, which only staff see. The database decides about its address."""
    staff = require_desk(viewer, process)
    pages = pages_of(session, process)
    if len(pages) >= MOST:
        raise DomainError("Mehr als %(most)s Seiten sind zu viele, um sich zurechtzufinden.", most=MOST)
    position = max((page.position for page in pages), default=0) + 1
    slugs = free_slugs(
        draft.title, slugs_taken(session, process) | {RESULTS_SLUG}, instead="seite", longest=80
    )
    for _attempt in range(20):
        page = InfoPage(
            municipality_id=process.municipality_id, process_id=process.id, slug=next(slugs), title=draft.title,
            position=position,
        )  # fmt: skip
        if _written(session, page):
            trail.record(session, "info_page.saved", page, actor_id=staff.account_id)
            return page
    raise Conflict(CROWD)


def add_results_page(session: Session, process: Process, title: str, *, viewer: Viewer | None) -> InfoPage:
    """The page that tells what came out; there is one. Raises Conflict where it is there already."""
    staff = require_desk(viewer, process)
    page = InfoPage(
        municipality_id=process.municipality_id,
        process_id=process.id,
        kind=PageKind.RESULTS,
        slug=RESULTS_SLUG,
        title=title,
    )
    if not _written(session, page):
        raise Conflict("Die Ergebnisseite gibt es schon.")
    trail.record(session, "info_page.saved", page, actor_id=staff.account_id)
    return page


def rename_page(
    session: Session,
    process: Process,
    page: InfoPage,
    draft: PageDraft,
    *,
    viewer: Viewer | None,
    seen: str | None = None,
) -> None:
    """Call a page otherwise; its address stays. Raises Conflict."""
    staff = require_desk(viewer, process)
    session.refresh(page, ["title"], with_for_update=True)
    editing.require_unchanged(seen, PageDraft.of(page))
    page.title = draft.title
    trail.record(session, "info_page.saved", page, actor_id=staff.account_id)


def show_page(
    session: Session, process: Process, page: InfoPage, *, shown: bool, viewer: Viewer | None
) -> None:
    """Let everybody who may see the process read it, or only staff. Raises DomainError for an empty one."""
    staff = require_desk(viewer, process)
    if shown and not page.blocks and page.kind is PageKind.INFORMATION:
        raise DomainError("Diese Seite ist noch leer. Fügen Sie erst einen Abschnitt hinzu.")
    page.published = shown
    action = "info_page.published" if shown else "info_page.unpublished"
    trail.record(session, action, page, actor_id=staff.account_id)


def move_page(session: Session, process: Process, page: InfoPage, *, up: bool, viewer: Viewer | None) -> None:
    """Change places with the page before (or after) it; at the edge nothing happens."""
    staff = require_desk(viewer, process)
    pages = [one for one in pages_of(session, process) if one.kind is PageKind.INFORMATION]
    if page in pages:
        ordering.shift(pages, page, up=up)
    trail.record(session, "info_page.moved", page, actor_id=staff.account_id)


def remove_page(session: Session, process: Process, page: InfoPage, *, viewer: Viewer | None) -> None:
    """Delete a page with everything on it; its files are swept later."""
    staff = require_desk(viewer, process)
    trail.record(session, "info_page.removed", page, actor_id=staff.account_id)
    session.delete(page)
    session.flush()


def _written(session: Session, page: InfoPage) -> bool:
    try:
        with session.begin_nested():
            session.add(page)
            session.flush()
    except IntegrityError:
        return False
    return True
