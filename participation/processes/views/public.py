"""What citizens see of processes: the start page and the process page."""

from dataclasses import dataclass

from flask import Blueprint, g, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import clock, web
from participation.kernel.errors import Missing
from participation.kernel.mapping import words
from participation.kernel.maps import FixedPin, FixedPins, RenderedMap, VectorBasemap, render_map
from participation.municipalities.models import Area, Municipality
from participation.municipalities.queries import all_municipalities, by_slug
from participation.processes import catalogue, policy, queries
from participation.processes.models import Module, PhaseState, Process

GERMANY = (47.2, 5.8, 55.1, 15.1)
"""South, west, north, east."""
COLOURS = {PhaseState.RUNNING: "#1b6b3a", PhaseState.UPCOMING: "#1d4fa3", PhaseState.CLOSED: "#4b5563"}


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/<municipality>/<process>/", "show", show)
    pages.add_url_rule("/<municipality>/<process>/teil/<module>", "show_module", show)


@dataclass(frozen=True, slots=True)
class Entry:
    """A process in an overview."""

    url: str
    title: str
    summary: str
    municipality: str
    state: PhaseState
    when: str
    facts: list[tuple[str, str]]
    lat: float
    lon: float


@open_to(Door.EVERYBODY)
def index() -> str:
    """Processes over all municipalities, as list and map; what runs comes first."""
    session = web.session()
    entries = overview(session, queries.public_processes(session))
    titles = {
        PhaseState.RUNNING: _("Jetzt mitmachen"),
        PhaseState.UPCOMING: _("Startet bald"),
        PhaseState.CLOSED: _("Abgeschlossen"),
    }
    groups = [
        (state, title, [one for one in entries if one.state is state]) for state, title in titles.items()
    ]
    return render_template(
        "processes/index.html",
        groups=groups if entries else [],
        map=_map_of(entries) if entries else None,
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
    return render_template(
        "processes/show.html",
        process=found,
        modules=_tabs(municipality, found, chosen),
        panel=chosen and catalogue.format_of(chosen).panel(session, chosen, viewer(), request.args),
        state=state,
        when=when,
        at=clock.now(),
        is_staff=is_moderator(viewer(), found.municipality_id),
    )


def overview(session: Session, found: list[tuple[Process, Municipality, Area]]) -> list[Entry]:
    """Processes as entries of an overview, with their counts; a fixed number of queries."""
    counts = catalogue.summaries(session, [module for process, _m, _a in found for module in process.modules])
    return [_entry(process, municipality, area, counts) for process, municipality, area in found]


def state_of(process: Process) -> tuple[PhaseState, str]:
    """Where a process stands over all its modules, and until or from when, in words."""
    now = clock.now()
    phases = [phase for module in process.modules for phase in module.phases]
    running = [phase for phase in phases if phase.state(now) is PhaseState.RUNNING]
    if running:
        last = clock.last_day_before(max(phase.closes_at for phase in running))
        return PhaseState.RUNNING, _("Läuft bis %(day)s", day=f"{last:%d.%m.%Y}")
    coming = [phase.opens_at for phase in phases if phase.state(now) is PhaseState.UPCOMING]
    if coming:
        return PhaseState.UPCOMING, _("Startet am %(day)s", day=f"{clock.local(min(coming)):%d.%m.%Y}")
    return PhaseState.CLOSED, _("Abgeschlossen")


def _entry(
    process: Process, municipality: Municipality, area: Area, counts: dict[int, catalogue.Summary]
) -> Entry:
    state, when = state_of(process)
    found = [counts[module.id] for module in process.modules if module.id in counts]
    ideas, comments = sum(one.contributions for one in found), sum(one.comments for one in found)
    return Entry(
        url=url_for("processes.show", municipality=municipality.slug, process=process.slug),
        title=process.title,
        summary=process.summary,
        municipality=municipality.name,
        state=state,
        when=when,
        facts=[
            ("place", ngettext("%(num)s Beitrag", "%(num)s Beiträge", ideas)),
            ("comment", ngettext("%(num)s Kommentar", "%(num)s Kommentare", comments)),
        ],
        lat=(area.south + area.north) / 2,
        lon=(area.west + area.east) / 2,
    )


def _map_of(entries: list[Entry]) -> RenderedMap:
    """Germany with one pin per process, and close enough to see them all."""
    pins = FixedPins(
        tuple(
            FixedPin(one.lat, one.lon, "•", COLOURS[one.state], f"{one.title}, {one.municipality}", one.url)
            for one in entries
        )
    )
    from flask import current_app

    url = current_app.jinja_env.globals["asset"]("basemaps/deutschland.geojson")  # type: ignore[operator]  # a function
    ground = VectorBasemap(url, "© GeoBasis-DE / BKG (2021), vereinfacht, dl-de/by-2-0")
    return render_map(
        (ground, pins),
        map_id="karte",
        bounds=_around(entries),
        label=_("Karte der Verfahren"),
        strings=words(),
    )


def _around(entries: list[Entry]) -> tuple[float, float, float, float]:
    south, north = min(one.lat for one in entries) - 0.6, max(one.lat for one in entries) + 0.6
    west, east = min(one.lon for one in entries) - 1.0, max(one.lon for one in entries) + 1.0
    return (
        max(south, GERMANY[0] - 1), max(west, GERMANY[1] - 1), min(north, GERMANY[2] + 1), min(east, GERMANY[3] + 1)
    )  # fmt: skip


def _tabs(municipality: str, process: Process, chosen: Module | None) -> list[tuple[str, str, bool]]:
    return [
        (
            one.title,
            url_for(
                "processes.show_module", municipality=municipality, process=process.slug, module=one.slug
            ),
            one is chosen,
        )
        for one in process.modules
    ]
