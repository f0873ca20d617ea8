"""One process on the desk: where it stands, what is missing, and the buttons that change its state."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, current_app, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.policy import is_admin
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.kernel.telling import told
from participation.municipalities.queries import area
from participation.processes import actions, catalogue, queries
from participation.processes.models import Module, PhaseState, Process, ProcessState
from participation.processes.policy import NotReady
from participation.processes.views.beside import desk_tabs
from participation.processes.views.desk.finding import (
    ONE,
    Mend,
    address,
    mends,
    opened,
    tabs,
    workshop,
)
from participation.processes.views.frame import where
from participation.processes.views.overview import counted, state_of
from participation.processes.views.timeline import timeline

Change = Callable[[Session, Process], object]


@dataclass(frozen=True, slots=True)
class Part:
    """A module on the desk: where it stands, what is counted of it, where one works on it."""

    module: Module
    format: str
    state: PhaseState
    facts: list[str]
    workshop: str
    own_desk: bool
    enter: str
    """Where staff enter what came on paper; empty where there is no such page."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{ONE}/", "desk", show)
    for word, endpoint, view in (
        ("veroeffentlichen", "publish", publish),
        ("zurueckziehen", "unpublish", unpublish),
        ("archivieren", "archive", archive),
        ("loeschen", "remove", remove),
    ):
        pages.add_url_rule(f"{ONE}/{word}", endpoint, view, methods=["POST"])


@open_to(Door.MODERATOR)
def show(municipality: str, process: str) -> str:
    """Where it stands and what can be done."""
    session, found = opened(municipality, process)
    return _page(session, found)


@open_to(Door.MODERATOR)
def publish(municipality: str, process: str) -> Response | tuple[str, int]:
    """Make it public, or say everything that is missing."""
    return _change(
        municipality,
        process,
        lambda session, found: actions.publish(session, g.municipality, found, viewer=signed_in()),
        _("Das Verfahren ist veröffentlicht."),
    )


@open_to(Door.MODERATOR)
def unpublish(municipality: str, process: str) -> Response | tuple[str, int]:
    """Make it a draft again."""
    return _change(
        municipality,
        process,
        lambda session, found: actions.unpublish(session, found, viewer=signed_in()),
        _("Das Verfahren ist wieder ein Entwurf und nicht mehr öffentlich."),
    )


@open_to(Door.MODERATOR)
def archive(municipality: str, process: str) -> Response | tuple[str, int]:
    """Put it into the archive."""
    return _change(
        municipality,
        process,
        lambda session, found: actions.archive(session, found, viewer=signed_in()),
        _("Das Verfahren liegt jetzt im Archiv. Alle können es weiter lesen."),
    )


@open_to(Door.MODERATOR)
def remove(municipality: str, process: str) -> Response | tuple[str, int]:
    """Delete a draft."""
    return _change(
        municipality,
        process,
        lambda session, found: actions.remove_draft(session, found, viewer=signed_in()),
        _("Der Entwurf ist gelöscht."),
        gone=True,
    )


def _change(
    municipality: str, process: str, change: Change, words: str, *, gone: bool = False
) -> Response | tuple[str, int]:
    """Apply a change and go back to the page; a refusal stands on it, has its own status and undoes all."""
    session, found = opened(municipality, process)
    if not ActionForm().submitted():
        return _page(session, found), 400
    try:
        change(session, found)
    except DomainError as refusal:
        return _page(session, found, refusal), refusal.status
    flash(words, "success")
    target = url_for("processes.desk_list", municipality=municipality) if gone else address("desk", found)
    return redirect(target, 303)


def _page(session: Session, found: Process, refusal: DomainError | None = None) -> str:
    counts = catalogue.summaries(session, found.modules)
    _phase, when = state_of(found)
    return render_template(
        "processes/desk/show.html",
        process=found,
        tabs=tabs(found),
        gaps=_missing(session, found),
        advice=mends(queries.findings(session, found), found) if found.state is ProcessState.DRAFT else [],
        refusal=refusal,
        unready=isinstance(refusal, NotReady),
        has_errors=refusal is not None,
        may_mend=is_admin(signed_in(), found.municipality_id),
        used=queries.has_contributions(session, found),
        talks=not all(catalogue.format_of(module).own_desk for module in found.modules),
        counts=[counts.get(module.id, catalogue.Summary()) for module in found.modules],
        parts=[_part(found, module, counts) for module in found.modules],
        topics=sum(len(module.categories) for module in found.modules),
        when=when,
        area=area(session, found.area_id),
        timeline=timeline(found),
        more=desk_tabs(found),
    )


def _part(found: Process, module: Module, counts: dict[int, catalogue.Summary]) -> Part:
    entry = catalogue.format_of(module)
    return Part(
        module=module,
        format=told(entry.title),
        state=module.state(clock.now()),
        facts=[word for _icon, word in counted([counts.get(module.id, catalogue.Summary())])],
        workshop=workshop(module),
        own_desk=entry.own_desk,
        enter=_entering(found, module),
    )


def _missing(session: Session, found: Process) -> list[Mend]:
    """What keeps a process from being published; nothing does where it already is."""
    if found.state is ProcessState.PUBLISHED:
        return []
    return mends(queries.gaps(session, g.municipality, found), found)


def _entering(process: Process, module: Module) -> str:
    """Where staff enter what came on paper, if the format has such a page."""
    endpoint = f"{module.format}.enter"
    if endpoint not in current_app.view_functions:
        return ""
    return url_for(endpoint, **where(process), module=module.slug)
