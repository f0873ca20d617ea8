"""What citizens see of processes: the start page and the process page."""

from flask import Blueprint, render_template, request
from sqlalchemy.orm import Session

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.municipalities.queries import all_municipalities, whole_areas
from participation.processes import catalogue, queries
from participation.processes.forms.people import GROUPS
from participation.processes.models import Access, PhaseState, Process
from participation.processes.views.beside import beside
from participation.processes.views.frame import module_url, opened, tabs_of
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
    session, found = opened(municipality, process)
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
        links={one.id: module_url(found, one) for one in found.modules},
        invited=_invited(session, found),
        is_staff=is_moderator(viewer(), found.municipality_id),
    )


def _invited(session: Session, process: Process) -> list[tuple[str, int]]:
    """How many speak for each group where people are invited: numbers only, and nobody by name."""
    if process.access is Access.OPEN:
        return []
    counts = queries.counted(session, process)
    return [(GROUPS[group], invited) for group, (invited, _arrived) in counts.items() if invited]
