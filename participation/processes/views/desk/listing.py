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
from participation.processes.views.overview import facts_of, state_of


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "desk_list", show)


@dataclass(frozen=True, slots=True)
class Row:
    """A process with where it stands and what is counted of it."""

    process: Process
    phase: PhaseState
    when: str
    facts: list[str]


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
        facts=_facts(process, found),
    )


def _facts(process: Process, found: list[catalogue.Summary]) -> list[str]:
    """The same as on public cards, and how much is answered."""
    words = [word for _icon, word in facts_of(process, found)]
    if any(one.contributions for one in found):
        words.append(_("%(num)s beantwortet", num=sum(one.answered for one in found)))
    return words
