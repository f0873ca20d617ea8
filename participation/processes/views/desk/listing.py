"""All processes of a municipality."""

from dataclasses import dataclass

from flask import Blueprint, g, render_template
from flask_babel import gettext as _

from participation.accounts.views.gate import Door, open_to
from participation.kernel import web
from participation.municipalities.queries import by_slug
from participation.processes import catalogue, queries
from participation.processes.models import PhaseState, Process, ProcessState
from participation.processes.views.desk.finding import ALL
from participation.processes.views.overview import state_of


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "desk_list", show)


@dataclass(frozen=True, slots=True)
class Row:
    """A process with where it stands and what is counted of it."""

    process: Process
    phase: PhaseState
    when: str
    contributions: int
    comments: int
    answered: int


@open_to(Door.MODERATOR)
def show(municipality: str) -> str:
    """Drafts, what is public, and the archive, each with its counts."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    found = queries.processes_of(session, g.municipality.id)
    counts = catalogue.summaries(session, [module for process in found for module in process.modules])
    rows = [_row(process, counts) for process in found]
    titles = {
        ProcessState.PUBLISHED: _("Veröffentlicht"),
        ProcessState.DRAFT: _("Entwürfe"),
        ProcessState.ARCHIVED: _("Archiv"),
    }
    groups = [
        (state, title, [row for row in rows if row.process.state is state]) for state, title in titles.items()
    ]
    return render_template("processes/desk/list.html", groups=[group for group in groups if group[2]])


def _row(process: Process, counts: dict[int, catalogue.Summary]) -> Row:
    phase, when = state_of(process)
    found = [counts[module.id] for module in process.modules if module.id in counts]
    return Row(
        process=process,
        phase=phase,
        when=when,
        contributions=sum(one.contributions for one in found),
        comments=sum(one.comments for one in found),
        answered=sum(one.answered for one in found),
    )
