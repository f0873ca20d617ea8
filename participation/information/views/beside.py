"""What this room adds to the pages of a process."""

from collections.abc import Sequence

from flask import render_template
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.information.queries import Glance, glance
from participation.information.views.frame import address
from participation.kernel import clock
from participation.processes.models import Process
from participation.processes.views.beside import Beside, DeskTab, Tab
from participation.processes.views.frame import where


def shown_beside(session: Session, process: Process, _viewer: Viewer | None) -> Beside:
    """A tab for whatever there is, and what is new or comes soon; drafts of pages are found on the desk."""
    found = glance(session, process.id, clock.now())
    return Beside(_tabs(process, found), _panels(process, found))


def desk_tab(process: Process) -> Sequence[DeskTab]:
    """Where staff write all this."""
    return [(_("Informationen"), address("desk", process), _("Seiten, Termine, Neuigkeiten, Ergebnis"))]


def _tabs(process: Process, found: Glance) -> list[Tab]:
    there = {
        "pages": (found.pages, _("Informationen")),
        "events": (found.events, _("Termine")),
        "news": (bool(found.news), _("Neuigkeiten")),
        "results": (found.results, _("Ergebnis")),
    }
    return [(title, address(endpoint, process)) for endpoint, (is_there, title) in there.items() if is_there]


def _panels(process: Process, found: Glance) -> list[Markup]:
    if not found.coming and not found.news:
        return []
    shown = render_template(
        "information/_beside.html", where=where(process), coming=found.coming, news=found.news
    )
    return [Markup(shown)]  # noqa: S704 - our own template
