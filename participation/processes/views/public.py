"""What citizens see of processes: the start page and the process page."""

from flask import Blueprint, current_app, g, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import clock, web
from participation.kernel.errors import Missing
from participation.kernel.mapping import words
from participation.kernel.maps import FixedPin, FixedPins, RenderedMap, VectorBasemap, render_map
from participation.municipalities.queries import all_municipalities, by_slug
from participation.processes import catalogue, policy, queries
from participation.processes.models import Module, Process
from participation.processes.views.overview import COLOURS, Entry, grouped, overview, state_of

GERMANY = (47.2, 5.8, 55.1, 15.1)
"""South, west, north, east."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/<municipality>/<process>/", "show", show)
    pages.add_url_rule("/<municipality>/<process>/teil/<module>", "show_module", show)


@open_to(Door.EVERYBODY)
def index() -> str:
    """Processes over all municipalities, as list and map; what runs comes first."""
    session = web.session()
    entries = overview(session, queries.public_processes(session))
    return render_template(
        "processes/index.html",
        groups=grouped(entries),
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


def _map_of(entries: list[Entry]) -> RenderedMap:
    """Germany, with one pin per municipality."""
    towns = {one.municipality: one for one in reversed(entries)}
    pins = FixedPins(
        tuple(
            FixedPin(
                one.lat,
                one.lon,
                one.municipality[:1],
                COLOURS[one.state],
                _pin_name(one, entries),
                one.town_url,
            )
            for one in towns.values()
        )
    )
    url = current_app.jinja_env.globals["asset"]("basemaps/deutschland.geojson")  # type: ignore[operator]  # a function
    ground = VectorBasemap(url, "© GeoBasis-DE / BKG (2021), vereinfacht, dl-de/by-2-0")
    return render_map(
        (ground, pins), map_id="karte", bounds=GERMANY, label=_("Karte der Kommunen"), strings=words()
    )


def _pin_name(one: Entry, entries: list[Entry]) -> str:
    number = sum(other.municipality == one.municipality for other in entries)
    count = ngettext("%(num)s Verfahren", "%(num)s Verfahren", number)
    return f"{one.municipality}: {count}"


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
