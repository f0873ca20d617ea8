"""Barriers are reported without an account, and reach the municipality by mail."""

from datetime import timedelta

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.kernel import limits, web
from participation.kernel.visitors import count_network
from participation.municipalities.forms import BarrierForm
from participation.municipalities.queries import by_slug
from participation.municipalities.views.doors import everybody
from participation.notices.actions import owe
from participation.notices.models import Letterhead

PER_ADDRESS = limits.Limit("barrier-address", 10, timedelta(hours=1))


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/<municipality>/seite/barriere-melden", "barrier", show, methods=["GET", "POST"])


@everybody
def show(municipality: str) -> Response | tuple[str, int]:
    """The form, and the way of what is typed in to the municipality's contact."""
    form = BarrierForm(page=request.args.get("seite", ""))
    session = web.session()
    g.municipality = by_slug(session, municipality)
    if form.submitted() and g.municipality.contact_email:
        with form.refusals():
            _send(session, form)
            flash(_("Danke! Ihre Meldung ist unterwegs zu uns."), "success")
            return redirect(url_for("municipalities.barrier", municipality=municipality), 303)
    return render_template("municipalities/barrier.html", form=form), form.status


def _send(session: Session, form: BarrierForm) -> None:
    config = web.config()
    count_network(session, PER_ADDRESS)
    head = Letterhead(
        config.site_name, lambda endpoint, **values: config.base_url + url_for(endpoint, **values)
    )
    owe(
        session,
        g.municipality.contact_email,
        "municipalities/barrier",
        head,
        place=g.municipality.name,
        report=form.draft(),
    )
