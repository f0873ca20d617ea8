"""From nothing to a running process: blueprint, title, dates and area on one page."""

from typing import Any

from flask import Blueprint as Pages
from flask import flash, g, redirect, render_template, request
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.policy import is_admin
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import web
from participation.kernel.errors import DomainError
from participation.kernel.telling import told
from participation.municipalities.queries import areas, by_slug, whole_area
from participation.municipalities.views.areas import drawing_map
from participation.processes import queries
from participation.processes.actions import create_process, publish
from participation.processes.blueprints import Blueprint
from participation.processes.catalogue import all_formats, blueprint, offered
from participation.processes.forms import NewProcessForm
from participation.processes.models import Process
from participation.processes.policy import NotReady
from participation.processes.views.desk.finding import ALL, BOTH, address, mends


def add_to(pages: Pages) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{ALL}/neu", "desk_new", new, methods=BOTH)


@web.takes_files
@open_to(Door.MODERATOR)
def new(municipality: str) -> Response | tuple[str, int]:
    """The page, and what comes of it: a draft, or a process that is public at once."""
    form = NewProcessForm()
    session = web.session()
    g.municipality = by_slug(session, municipality)
    form.offer(areas(session, g.municipality.id))
    refused = False
    if form.submitted():
        try:
            return _made(session, form)
        except NotReady:
            refused = True
        except DomainError as refusal:
            form.tell(refusal)
    return _page(session, form, refused=refused), 422 if refused else form.status


def kinds(field: Any) -> list[tuple[str, list[tuple[Any, Blueprint]]]]:
    """The cards to choose from, by what they are for: title, and each option of the field with its blueprint."""
    titles = {"ideas": _("Ideen sammeln"), "voting": _("Abstimmen")}
    titles |= {entry.key: told(entry.title) for entry in all_formats() if entry.key not in titles}
    titles[""] = _("Mehrere Schritte")
    cards = [(option, blueprint(option.data)) for option in field]
    return [
        (title, found)
        for key, title in titles.items()
        if (found := [card for card in cards if card[1].group == key])
    ]


def _made(session: Session, form: NewProcessForm) -> Response:
    process = create_process(session, g.municipality, form.draft(), viewer=signed_in())
    if "publish" not in request.form:
        flash(_("Der Entwurf ist gespeichert."), "success")
    elif _published(session, process):
        flash(_("Das Verfahren ist veröffentlicht."), "success")
    else:
        flash(_("Der Entwurf ist gespeichert. Vor dem Veröffentlichen fehlt noch etwas."), "warning")
    return redirect(address("desk", process), 303)


def _published(session: Session, process: Process) -> bool:
    """Publish, or keep the draft where only its modules are not filled yet: that is done on their own pages.

    Raises NotReady for what the municipality itself owes.
    """
    try:
        publish(session, g.municipality, process, viewer=signed_in())
    except NotReady as refusal:
        if any(gap.place != "module" for gap in refusal.gaps):
            raise
        return False
    return True


def _page(session: Session, form: NewProcessForm, *, refused: bool) -> str:
    here = g.municipality
    return render_template(
        "processes/desk/new.html",
        form=form,
        blueprints=offered(),
        kinds=kinds(form.blueprint),
        gaps=mends(queries.gaps(session, here)),
        refused=refused,
        map=drawing_map(session, here),
        boundary=whole_area(session, here.id),
        may_mend=is_admin(signed_in(), here.id),
        has_errors=refused or form.has_errors,
    )
