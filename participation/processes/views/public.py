"""What citizens see of processes: the start page and the process page."""

from flask import Blueprint, g, render_template, request, url_for
from sqlalchemy.orm import Session

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.municipalities.queries import all_municipalities, by_slug, whole_areas
from participation.processes import catalogue, policy, queries
from participation.processes.forms.people import GROUPS
from participation.processes.models import Access, Module, PhaseState, Process
from participation.processes.views.beside import Beside, beside
from participation.processes.views.overview import grouped, numbered, overview, state_of
from participation.processes.views.pins import map_of_processes, map_of_towns
from participation.processes.views.timeline import timeline


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/<municipality>/<process>/", "show", show)
    pages.add_url_rule("/<municipality>/<process>/teil/<module>", "show_module", show)


@open_to(Door.EVERYBODY)
def index() -> str:
    """Processes over all municipalities, as list and map; what runs comes first."""
    session = web.session()
    entries = numbered(overview(session, queries.public_processes(session, viewer())), PhaseState.RUNNING)
    running = any(one.number for one in entries)
    towns = [] if running else whole_areas(session)
    return render_template(
        "processes/index.html",
        groups=grouped(entries),
        running=running,
        map=map_of_processes(entries) if running else map_of_towns(towns) if towns else None,
        municipalities=all_municipalities(session),
    )


@open_to(Door.EVERYBODY)
def show(municipality: str, process: str, module: str | None = None) -> str:
    """What a process is about, its phases and contact, and one of its modules."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    found = queries.find_process(session, g.municipality.id, process)
    policy.require_visible(viewer(), found)
    chosen = next((one for one in found.modules if module in (None, one.slug)), None)
    if module is not None and chosen is None:
        raise Missing
    state, when = state_of(found)
    more = beside(session, found, viewer())
    return render_template(
        "processes/show.html",
        process=found,
        tabs=tabs_of(found, more, chosen),
        panels=more.panels,
        panel=chosen and catalogue.format_of(chosen).panel(session, chosen, viewer(), request.args),
        state=state,
        when=when,
        timeline=timeline(found),
        links={one.id: _url(found, one) for one in found.modules},
        invited=_invited(session, found),
        is_staff=is_moderator(viewer(), found.municipality_id),
    )


def _invited(session: Session, process: Process) -> list[tuple[str, int]]:
    """How many speak for each group where people are invited: numbers only, and nobody by name."""
    if process.access is Access.OPEN:
        return []
    counts = queries.counted(session, process)
    return [(GROUPS[group], invited) for group, (invited, _arrived) in counts.items() if invited]


def tabs_of(process: Process, more: Beside, chosen: Module | None = None) -> list[tuple[str, str, bool]]:
    """Title, address and "is this the page" of every part of a process: its modules, and what rooms above add."""
    modules = [(one.title, _url(process, one), one is chosen) for one in process.modules]
    here = f"{request.path}/"
    return modules + [(title, url, here.startswith(f"{url.rstrip('/')}/")) for title, url in more.tabs]


def _url(process: Process, module: Module) -> str:
    parts = {"municipality": g.municipality.slug, "process": process.slug, "module": module.slug}
    return url_for("processes.show_module", **parts)
