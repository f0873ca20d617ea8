"""The first page of the desk: what waits, what runs, what nobody has answered, what happened last."""

from dataclasses import dataclass

from flask import Blueprint, g, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to
from participation.audit import trail
from participation.audit.queries import latest
from participation.contributions.queries.responses import count_unanswered, unanswered
from participation.kernel import clock, web
from participation.kernel.errors import DomainError
from participation.moderation.queries.cases import waiting
from participation.moderation.queries.names import contributions_named, names_of
from participation.moderation.views.owed import owed
from participation.municipalities.queries import by_slug
from participation.processes import catalogue
from participation.processes.models import PhaseState, Process, ProcessState
from participation.processes.queries import processes_of

LAST = 12
TOO_MANY = ("support.given", "support.taken_back", "session.started", "session.ended")
"""Actions that would drown the others."""


@dataclass(frozen=True, slots=True)
class Running:
    """A process with what is counted of it."""

    process: Process
    state: PhaseState
    summary: catalogue.Summary


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/verwaltung/<municipality>/", "index", show)
    pages.add_url_rule("/verwaltung/<municipality>/offen", "unanswered", show_unanswered)


@open_to(Door.MODERATOR)
def show(municipality: str) -> str:
    """The overview."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    entries = latest(session, g.municipality.id, limit=LAST, without=TOO_MANY)
    actors = {entry.actor_id for entry in entries if entry.actor_id}
    names = names_of(session, actors, g.municipality.id)
    found = processes_of(session, g.municipality.id, ProcessState.DRAFT, ProcessState.PUBLISHED)
    summaries = catalogue.summaries(session, [module for process in found for module in process.modules])
    return render_template(
        "moderation/overview.html",
        counts=waiting(session, g.municipality.id),
        unanswered=count_unanswered(session, g.municipality.id),
        overdue=count_unanswered(session, g.municipality.id, overdue=True),
        owed=owed(session, g.municipality),
        running=[_running(process, summaries) for process in found],
        entries=entries,
        subjects=contributions_named(
            session,
            g.municipality.id,
            {entry.subject_id for entry in entries if entry.subject_kind in catalogue.kinds_said()},
        ),
        actions=trail.ACTIONS,
        kinds=catalogue.kinds_said(),
        names={key: name or _("Koordinierungsstelle") for key, name in names.items()},
    )


@open_to(Door.MODERATOR)
def show_unanswered(municipality: str) -> str | Response:
    """Public contributions without an answer, the oldest first; with `?ueberfaellig=1` only those whose time is up."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    overdue = request.args.get("ueberfaellig") == "1"
    try:
        page = unanswered(session, g.municipality.id, request.args.get("nach"), overdue=overdue)
    except DomainError:
        page = unanswered(session, g.municipality.id, None, overdue=overdue)
    return render_template("moderation/unanswered.html", page=page, overdue=overdue)


def _running(process: Process, summaries: dict[int, catalogue.Summary]) -> Running:
    """Counts of all its modules together; the state of the process is that of its liveliest module."""
    parts = [summaries[module.id] for module in process.modules if module.id in summaries]
    total = catalogue.Summary(
        contributions=sum(part.contributions for part in parts),
        comments=sum(part.comments for part in parts),
        supports=sum(part.supports for part in parts),
        answered=sum(part.answered for part in parts),
    )
    states = {module.state(clock.now()) for module in process.modules}
    order = (PhaseState.RUNNING, PhaseState.UPCOMING, PhaseState.CLOSED)
    state = next((one for one in order if one in states), PhaseState.UPCOMING)
    return Running(process, state, total)
