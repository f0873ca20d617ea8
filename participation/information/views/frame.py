"""What every page of this room needs first: the process, visible to this viewer, and its tabs."""

from typing import Any

from flask import g, render_template, url_for
from sqlalchemy.orm import Session

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import viewer
from participation.kernel import web
from participation.municipalities.queries import by_slug
from participation.processes import policy, queries
from participation.processes.models import Process
from participation.processes.views.beside import beside
from participation.processes.views.public import tabs_of

PROCESS = "/<municipality>/<process>"


def opened(municipality: str, process: str) -> tuple[Session, Process]:
    """The request's session and the process in the address, if the viewer may see it. Raises Missing."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    found = queries.find_process(session, g.municipality.id, process)
    policy.require_visible(viewer(), found)
    return session, found


def address(endpoint: str, process: Process, **more: Any) -> str:
    """The address of one of this room's pages."""
    return url_for(f"information.{endpoint}", municipality=g.municipality.slug, process=process.slug, **more)


def where(process: Process) -> dict[str, str]:
    """A process as arguments of `url_for`."""
    return {"municipality": g.municipality.slug, "process": process.slug}


def page(template: str, session: Session, process: Process, **values: Any) -> str:
    """A page with the tabs of its process."""
    return render_template(
        f"information/{template}",
        process=process,
        where=where(process),
        tabs=tabs_of(process, beside(session, process, viewer())),
        is_staff=is_moderator(viewer(), process.municipality_id),
        **values,
    )
