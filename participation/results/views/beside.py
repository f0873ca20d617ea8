"""What this room adds to the pages of a process."""

from collections.abc import Sequence

from flask import render_template, url_for
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.processes.models import Process, ProcessState
from participation.processes.views.beside import Beside, DeskTab
from participation.processes.views.frame import where
from participation.results.queries.accountability import account_of


def shown_beside(session: Session, process: Process, _viewer: Viewer | None) -> Beside:
    """A tab for results that were published, and what became of the contributions."""
    account = account_of(session, process)
    tabs = [(_("Ergebnisstand"), url_for("results.snapshots", **where(process)))] if account.published else []
    if account.answers is None:
        return Beside(tabs)
    shown = render_template("results/_answers.html", answers=account.answers)
    return Beside(tabs, [Markup(shown)])  # noqa: S704 - our own template


def desk_tabs(process: Process) -> Sequence[DeskTab]:
    """Where staff take results home. A draft has none to freeze."""
    here = where(process)
    found = [
        (_("Bericht"), url_for("results.report", **here), _("mit Karte, Diagrammen und eigenen Worten")),
        (_("Pakete"), url_for("results.packages", **here), _("alle Daten zum Mitnehmen")),
    ]
    if process.state is not ProcessState.DRAFT:
        freezing = url_for("results.freeze", **here)
        found.append((_("Ergebnisstand"), freezing, _("prüfen, einfrieren, veröffentlichen")))
    return found
