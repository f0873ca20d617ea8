"""What this room adds to the pages of a process."""

from collections.abc import Sequence

from flask import g, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.processes.models import Process
from participation.processes.views.beside import Beside, DeskTab


def shown_beside(_session: Session, _process: Process, _viewer: Viewer | None) -> Beside:
    """A tab for results that were published."""
    return Beside()


def desk_tabs(process: Process) -> Sequence[DeskTab]:
    """Where staff take results home."""
    where = {"municipality": g.municipality.slug, "process": process.slug}
    return [
        (_("Bericht"), url_for("results.report", **where), _("mit Karte, Diagrammen und eigenen Worten")),
        (_("Pakete"), url_for("results.packages", **where), _("alle Daten zum Mitnehmen")),
    ]
