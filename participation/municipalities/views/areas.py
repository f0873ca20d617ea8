"""The boundary of the municipality and areas within it."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.kernel import editing, mapping, web
from participation.kernel.forms import ActionForm
from participation.kernel.maps import AreaDraw, PlainBasemap, RenderedMap, render_map
from participation.municipalities.actions import Outline, remove_area, save_area
from participation.municipalities.forms import AreaForm
from participation.municipalities.models import Municipality
from participation.municipalities.policy import require_admin
from participation.municipalities.queries import areas, own_area, whole_area
from participation.municipalities.views.doors import admins, person
from participation.municipalities.views.settings import BASE, opened

GERMANY = (47.2, 5.8, 55.1, 15.1)
"""South, west, north, east: where drawing begins while nothing is known."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    both = ["GET", "POST"]
    pages.add_url_rule(f"{BASE}/gebiete", "areas", overview)
    pages.add_url_rule(f"{BASE}/gebiete/grenze", "boundary", boundary, methods=both)
    pages.add_url_rule(f"{BASE}/gebiete/neu", "new_area", new, methods=both)
    pages.add_url_rule(f"{BASE}/gebiete/<int:area>/loeschen", "remove_area", remove, methods=["POST"])


def drawing_map(session: Session, municipality: Municipality, field: str = "drawn") -> RenderedMap:
    """A map to draw an area on; `field` is the id of the text field that holds it."""
    whole = whole_area(session, municipality.id)
    if whole is not None:
        return mapping.area_map("gebiet", whole, _("Karte, auf der Sie das Gebiet zeichnen"), AreaDraw(field))
    return render_map(
        (PlainBasemap(), AreaDraw(field)),
        map_id="gebiet",
        bounds=GERMANY,
        label=_("Karte, auf der Sie das Gebiet zeichnen"),
        strings=mapping.words(),
    )


@admins
def overview(municipality: str) -> str:
    """Every area, and which of them is the whole municipality."""
    session, found = opened(municipality)
    return render_template("municipalities/areas.html", areas=areas(session, found.id))


@web.takes_files
@admins
def boundary(municipality: str) -> Response | tuple[str, int]:
    """Draw or upload the boundary of the whole municipality, or replace it."""
    return _edit(municipality, whole=True)


@web.takes_files
@admins
def new(municipality: str) -> Response | tuple[str, int]:
    """Draw or upload another area, such as a quarter."""
    return _edit(municipality, whole=False)


@admins
def remove(municipality: str, area: int) -> Response:
    """Forget an area that no process uses."""
    session, found = opened(municipality)
    form = ActionForm()
    if form.submitted():
        actor_id = require_admin(person(), found.id)
        remove_area(session, own_area(session, found.id, area), actor_id=actor_id)
        flash(_("Das Gebiet ist gelöscht."), "success")
    return redirect(url_for("municipalities.areas", municipality=municipality), 303)


def _edit(municipality: str, *, whole: bool) -> Response | tuple[str, int]:
    form = AreaForm()
    session, found = opened(municipality)
    form.offer([])
    if whole:
        del form.name
    if form.submitted() and form.surface is not None:
        with form.refusals():
            actor_id = require_admin(person(), found.id)
            name = found.name if whole else form.name.data
            outline = Outline(name, form.surface, whole=whole)
            save_area(session, found, outline, actor_id=actor_id, seen=form.seen.data if whole else None)
            flash(_("Das Gebiet ist gespeichert."), "success")
            return redirect(url_for("municipalities.areas", municipality=municipality), 303)
    known = whole_area(session, g.municipality.id)
    form.seen.data = editing.fingerprint(known.digest if known is not None else "")
    return render_template(
        "municipalities/area.html", form=form, whole=whole, map=drawing_map(session, found), known=known
    ), form.status
