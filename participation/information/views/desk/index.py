"""All that a process tells, on one page: pages, events and news."""

from flask import Blueprint
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.information.actions import add_results_page
from participation.information.models import PageKind
from participation.information.queries import events_of, news_until, pages_of
from participation.information.views.desk.finding import DESK, desk_page, pressed, saved
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.processes.models import Process
from participation.processes.views.desk.finding import opened


def add_to(blueprint: Blueprint) -> None:
    """Register the routes."""
    blueprint.add_url_rule(DESK, "desk", show)
    blueprint.add_url_rule(f"{DESK}/ergebnis", "add_results", add_results, methods=["POST"])


@open_to(Door.MODERATOR)
def show(municipality: str, process: str) -> str:
    """Three lists, and where to add to them."""
    session, found = opened(municipality, process)
    return overview(session, found)


@open_to(Door.MODERATOR)
def add_results(municipality: str, process: str) -> Response | tuple[str, int]:
    """Begin the results page."""
    session, found = opened(municipality, process)
    made: list[int] = []
    return pressed(
        lambda: made.append(add_results_page(session, found, _("Ergebnis"), viewer=signed_in()).id),
        lambda: saved(found, _("Die Ergebnisseite ist angelegt."), "edit_page", page=made[0]),
        lambda refusal: overview(session, found, refusal),
    )


def overview(session: Session, found: Process, refusal: DomainError | None = None) -> str:
    """The page itself."""
    pages = pages_of(session, found)
    return desk_page(
        "index.html",
        found,
        refusal=refusal,
        pages=[one for one in pages if one.kind is PageKind.INFORMATION],
        results=next((one for one in pages if one.kind is PageKind.RESULTS), None),
        events=events_of(session, found),
        news=news_until(session, found),
        at=clock.now(),
    )
