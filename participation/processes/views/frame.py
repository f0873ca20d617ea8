"""What every public page of a process needs first: the process, visible to this viewer, and the tabs of its parts."""

from typing import Any

from flask import g, render_template, url_for
from sqlalchemy.orm import Session

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import viewer
from participation.kernel import web
from participation.municipalities.queries import by_slug
from participation.processes import policy, queries
from participation.processes.models import Module, Process
from participation.processes.views.beside import Beside, beside, is_at


def opened(municipality: str, process: str) -> tuple[Session, Process]:
    """The request's session and the process in the address, if the viewer may see it. Raises Missing."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    found = queries.find_process(session, g.municipality.id, process)
    policy.require_visible(viewer(), found)
    return session, found


def where(process: Process) -> dict[str, Any]:
    """A process as arguments of `url_for`."""
    return {"municipality": g.municipality.slug, "process": process.slug}


def page(template: str, session: Session, process: Process, **values: Any) -> str:
    """A page with the tabs of its process."""
    return render_template(
        template,
        process=process,
        where=where(process),
        tabs=tabs_of(process, beside(session, process, viewer())),
        is_staff=is_moderator(viewer(), process.municipality_id),
        **values,
    )


def tabs_of(process: Process, more: Beside, chosen: Module | None = None) -> list[tuple[str, str, bool]]:
    """Title, address and "is this the page" of every part of a process: its modules, and what rooms above add."""
    modules = [(one.title, module_url(process, one), one is chosen) for one in process.modules]
    return modules + [(title, url, is_at(url)) for title, url in more.tabs]


def module_url(process: Process, module: Module) -> str:
    """The page of a process on which a module is chosen."""
    return url_for("processes.show_module", **where(process), module=module.slug)
