"""Published results on the desk: prepare, decide what was found, publish."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel.counting import ngettext
from participation.kernel.errors import DomainError, Missing
from participation.kernel.forms import ActionForm
from participation.processes.models import Process
from participation.processes.views.desk.finding import ONE, opened, tabs
from participation.processes.views.frame import where
from participation.results import actions
from participation.results.forms import SnapshotForm
from participation.results.forms.snapshots import KINDS, decisions
from participation.results.models import FindingDecision, Snapshot, SnapshotState
from participation.results.policy import require_publisher
from participation.results.queries.findings import counts_of
from participation.results.queries.snapshots import out, prepared
from participation.results.views.findings import findings_page

Change = Callable[[Session, Process, Snapshot], object]
"""Makes a change and answers the words for it."""
Following = Callable[[Session, Process, Snapshot], str]
"""The address that follows a change."""

ALL = f"{ONE}/ergebnisstaende"
BOTH = ["GET", "POST"]


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "freeze", freeze, methods=BOTH)
    pages.add_url_rule(f"{ALL}/<int:number>/fundstellen", "findings", findings, methods=BOTH)
    for word, endpoint, view in (
        ("fundstellen/art", "decide_kind", decide_kind),
        ("veroeffentlichen", "release", release),
        ("noch-einmal", "resume", resume),
        ("verwerfen", "discard", discard),
    ):
        pages.add_url_rule(f"{ALL}/<int:number>/{word}", endpoint, view, methods=["POST"])


@open_to(Door.MODERATOR)
def freeze(municipality: str, process: str) -> Response | tuple[str, int]:
    """What is published, what is being prepared, and the form to begin."""
    session, found = opened(municipality, process)
    require_publisher(signed_in(), found)
    form = SnapshotForm()
    if form.submitted():
        with form.refusals():
            actions.begin_snapshot(session, found, form.draft(), viewer=signed_in())
            flash(_("Die Texte werden jetzt nach personenbezogenen Daten durchsucht."), "success")
            return redirect(_address(found, "freeze"), 303)
    return _overview(session, found, form), form.status


@open_to(Door.MODERATOR)
def findings(municipality: str, process: str, number: int) -> Response | tuple[str, int]:
    """What looks like personal data, some at a time; all decisions of a page are saved at once."""
    session, found = opened(municipality, process)
    snapshot = _prepared(session, found, number)
    form = ActionForm()
    if form.submitted():
        with form.refusals():
            chosen = decisions(request.form)
            actions.decide(session, found, snapshot, chosen, viewer=signed_in())
            flash(_("Ihre Entscheidungen sind gespeichert."), "success")
            return redirect(_address(found, "findings", number=number, nur="offen"), 303)
    return findings_page(session, found, snapshot, form), form.status


@open_to(Door.MODERATOR)
def decide_kind(municipality: str, process: str, number: int) -> Response | tuple[str, int]:
    """The same for everything of a kind."""

    def change(session: Session, found: Process, snapshot: Snapshot) -> object:
        kind, decision = request.form.get("kind", ""), request.form.get("decision", "")
        if kind not in KINDS or decision not in (FindingDecision.KEEP, FindingDecision.REMOVE):
            raise DomainError("Bitte wählen Sie, was mit den Fundstellen geschehen soll.")
        chosen = FindingDecision(decision)
        done = actions.decide_kind(session, found, snapshot, kind, chosen, viewer=signed_in())
        return ngettext("%(num)s Fundstelle ist entschieden.", "%(num)s Fundstellen sind entschieden.", done)

    return _change(municipality, process, number, change, then=_undecided)


@open_to(Door.MODERATOR)
def release(municipality: str, process: str, number: int) -> Response | tuple[str, int]:
    """Have it written and published."""

    def change(session: Session, found: Process, snapshot: Snapshot) -> object:
        actions.release_snapshot(session, found, snapshot, viewer=signed_in())
        return _("Die Dateien werden geschrieben. Danach ist der Ergebnisstand öffentlich.")

    return _change(municipality, process, number, change)


@open_to(Door.MODERATOR)
def resume(municipality: str, process: str, number: int) -> Response | tuple[str, int]:
    """Try again what failed."""

    def change(session: Session, found: Process, snapshot: Snapshot) -> object:
        actions.resume_snapshot(session, found, snapshot, viewer=signed_in())
        return _("Es wird noch einmal versucht.")

    return _change(municipality, process, number, change)


@open_to(Door.MODERATOR)
def discard(municipality: str, process: str, number: int) -> Response | tuple[str, int]:
    """Throw away what is not published."""

    def change(session: Session, found: Process, snapshot: Snapshot) -> object:
        actions.discard_snapshot(session, found, snapshot, viewer=signed_in())
        return _("Der vorbereitete Ergebnisstand ist verworfen.")

    return _change(municipality, process, number, change)


def _change(
    municipality: str, process: str, number: int, change: Change, then: Following | None = None
) -> Response | tuple[str, int]:
    """Apply a change and go back to the overview, or to what `then` says; a refusal stands on it and undoes all."""
    session, found = opened(municipality, process)
    snapshot, form = _prepared(session, found, number), ActionForm()
    if form.submitted():
        try:
            flash(str(change(session, found, snapshot)), "success")
            return redirect(then(session, found, snapshot) if then else _address(found, "freeze"), 303)
        except Missing:
            raise
        except DomainError as refusal:
            return _overview(session, found, SnapshotForm(None), refusal), refusal.status
    return _overview(session, found, SnapshotForm(None)), 400


def _undecided(session: Session, process: Process, snapshot: Snapshot) -> str:
    """The findings that are still open, or the overview where none is."""
    if any(one.open for one in counts_of(session, snapshot)):
        return _address(process, "findings", number=snapshot.number, nur="offen")
    return _address(process, "freeze")


def _prepared(session: Session, process: Process, number: int) -> Snapshot:
    """The one that is not published yet, if it has this number. Raises Missing."""
    require_publisher(signed_in(), process)
    found = prepared(session, process.id)
    if found is None or found.number != number:
        raise Missing
    return found


def _overview(
    session: Session, process: Process, form: SnapshotForm, refusal: DomainError | None = None
) -> str:
    waiting = prepared(session, process.id)
    return render_template(
        "results/freeze.html",
        process=process,
        tabs=tabs(process),
        form=form,
        refusal=refusal,
        has_errors=form.has_errors or refusal is not None,
        waiting=waiting,
        busy=waiting is not None and waiting.state is not SnapshotState.DRAFT and not waiting.trouble,
        counts=counts_of(session, waiting) if waiting else [],
        kinds=KINDS,
        published=out(session, process.id),
        here=_address(process, "freeze"),
        where=where(process),
    )


def _address(process: Process, endpoint: str, **more: Any) -> str:
    return url_for(f"results.{endpoint}", **where(process), **more)
