"""The demo's library: blueprints of its processes, one adopted and reviewed, and what the office writes."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.demo.cast.library import (
    ADOPTED,
    BLUEPRINTS,
    DATES,
    OFFICE,
    PAGES,
    REVIEW,
    DemoBlueprint,
    DemoDate,
)
from participation.kernel import clock
from participation.library.actions.adopting import adopt
from participation.library.actions.drafts import AdoptionDraft, DateDraft, ReviewDraft
from participation.library.actions.knowledge import save_date, save_page, show_date, show_page
from participation.library.actions.publishing import publish_blueprint
from participation.library.actions.reviewing import review_blueprint
from participation.library.models import LibraryBlueprint
from participation.municipalities.queries import by_slug
from participation.processes.models import Module, Process, ProcessState
from participation.processes.queries import find_process


def share(session: Session, *, admin: Viewer, office: Viewer) -> None:
    """Publish, adopt, review and write. `admin` works for every municipality of the demo."""
    shared = [_published(session, told, admin) for told in BLUEPRINTS]
    lindenfurt = by_slug(session, "lindenfurt")
    places = find_process(session, lindenfurt.id, "nette-plaetze")
    publish_blueprint(session, lindenfurt, places, OFFICE, viewer=office, office=True)
    if shared[0] is not None:
        _adopted(session, shared[0], admin)
    _written(session, office)


def _published(session: Session, told: DemoBlueprint, admin: Viewer) -> LibraryBlueprint | None:
    """None where the format that it needs is not built in."""
    town = by_slug(session, told.town)
    process = session.scalar(
        sa.select(Process)
        .join(Module, Module.process_id == Process.id)
        .where(Process.municipality_id == town.id, Process.state != ProcessState.DRAFT)
        .where(sa.or_(Process.slug == told.process, Module.format == told.process))
        .order_by(Process.id)
        .limit(1)
    )
    if process is None:
        return None
    with clock.frozen(clock.now() - timedelta(days=told.days_ago)):
        return publish_blueprint(session, town, process, told.draft, viewer=admin)


def _adopted(session: Session, row: LibraryBlueprint, admin: Viewer) -> None:
    county = by_slug(session, "erlengrund")
    begins = clock.local(clock.now()).date() + timedelta(days=40)
    with clock.frozen(clock.now() - timedelta(days=8)):
        draft = AdoptionDraft(ADOPTED, begins)
        adopt(session, county, row.document, row.digest, draft, viewer=admin, blueprint=row)
    with clock.frozen(clock.now() - timedelta(days=3)):
        review_blueprint(session, county, row, ReviewDraft(4, REVIEW), viewer=admin)


def _written(session: Session, office: Viewer) -> None:
    for days_ago, draft in zip((26, 11, 40), PAGES, strict=True):
        with clock.frozen(clock.now() - timedelta(days=days_ago)):
            page = save_page(session, None, draft, viewer=office)
            show_page(session, page, shown=True, viewer=office)
    for told in DATES:
        date = save_date(session, None, _date(told), viewer=office)
        show_date(session, date, shown=True, viewer=office)


def _date(told: DemoDate) -> DateDraft:
    """On the hour, on a German clock."""
    day = clock.local(clock.now()).date() + timedelta(days=told.days)
    begin = clock.start_of(day) + timedelta(hours=told.hour)
    end = begin + timedelta(hours=told.hours)
    return DateDraft(told.title, begin, end, told.text, told.place, told.link)
