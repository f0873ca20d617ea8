"""One contribution on the desk, with its place on the map; here every decision arrives."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, own_page, signed_in
from participation.contributions.queries.finding import path_of
from participation.contributions.views.opening import opened_by_staff
from participation.kernel.mapping import area_map
from participation.kernel.maps import FixedPin, FixedPins, RenderedMap
from participation.moderation.actions.deciding import decide
from participation.moderation.forms import CANNED, REASON_LABELS, DecisionForm
from participation.moderation.models import Verdict
from participation.moderation.queries.cases import Item, item
from participation.municipalities.queries import area

NEUTRAL = "#44515f"
DONE = {
    Verdict.PUBLISH: _l("Der Beitrag ist veröffentlicht."),
    Verdict.HIDE: _l("Der Beitrag ist ausgeblendet."),
    Verdict.KEEP: _l("Der Beitrag bleibt sichtbar."),
    Verdict.RECATEGORISE: _l("Das Thema ist geändert."),
    Verdict.SHOW_PHOTO: _l("Das Foto ist jetzt sichtbar."),
    Verdict.HIDE_PHOTO: _l("Das Foto ist nicht sichtbar."),
}


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    address = "/verwaltung/<municipality>/moderation/<int:contribution>"
    pages.add_url_rule(address, "review", show, methods=["GET", "POST"])


@open_to(Door.MODERATOR)
def show(municipality: str, contribution: int) -> Response | tuple[str, int]:
    """Everything known of it and every button; a decision leads back to where it was made."""
    form = DecisionForm()
    session, found, module = opened_by_staff(municipality, contribution)
    form.offer(module.categories)
    if form.submitted():
        with form.refusals():
            draft = form.draft()
            decide(session, found, draft, viewer=signed_in(), letterhead=letterhead())
            flash(" ".join(str(DONE[verdict]) for verdict in draft.verdicts), "success")
            return redirect(own_page(form.back.data) or url_for("desk.queue", municipality=municipality), 303)
    shown = item(session, found)
    page = render_template(
        "moderation/review.html",
        item=shown,
        form=form,
        shown=path_of(session, found),
        map=_map(session, shown),
        reasons=REASON_LABELS,
        canned=CANNED,
        has_errors=form.has_errors,
    )
    return page, form.status


def _map(session: Session, shown: Item) -> RenderedMap | None:
    """Where it lies, if it has a place; its pin never leaves the page."""
    spot = (shown.subject or shown.contribution).spot()
    if spot is None or spot.zkey is None:
        return None
    topic = shown.category
    pin = FixedPin(
        lat=spot.lat_e6 / 1_000_000,
        lon=spot.lon_e6 / 1_000_000,
        letter=topic.letter if topic else "•",
        colour=topic.colour if topic else NEUTRAL,
        name=topic.name if topic else _("Ort"),
    )
    return area_map(
        "karte", area(session, shown.process.area_id), _("Karte: Ort des Beitrags"), FixedPins((pin,))
    )
