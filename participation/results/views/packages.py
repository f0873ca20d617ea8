"""Packages: ordered on the desk or by the coordination office, made by the worker, and taken home from here.

A download is sent by POST, because it is recorded who takes what home.
"""

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.forms import ActionForm
from participation.kernel.tables import Audience
from participation.processes.models import Process
from participation.processes.views.desk.finding import ONE, opened, tabs
from participation.processes.views.frame import where
from participation.results.actions import PackageDraft, cancel_order, fetch_order, order_package
from participation.results.actions.packing import KEPT
from participation.results.forms import AUDIENCES, PackageForm
from participation.results.models import PackageOrder
from participation.results.packages.filtering import Asked
from participation.results.policy import audience_of, require_orderer
from participation.results.queries.orders import OPEN, order_of, orders_of
from participation.results.views.sending import whole_file

OFFICE = "/kts/verfahren/<municipality>/<process>"
BOTH = ["GET", "POST"]


def add_to(pages: Blueprint) -> None:
    """Register the routes: the same three for the municipality and for the coordination office."""
    for base, prefix, views in (
        (ONE, "", (packages, cancel, fetch)),
        (OFFICE, "office_", (office_packages, office_cancel, office_fetch)),
    ):
        listing, stopping, taking = views
        pages.add_url_rule(f"{base}/pakete", f"{prefix}packages", listing, methods=BOTH)
        pages.add_url_rule(
            f"{base}/pakete/<int:order>/abbrechen", f"{prefix}cancel", stopping, methods=["POST"]
        )
        pages.add_url_rule(f"{base}/pakete/<int:order>/paket.zip", f"{prefix}fetch", taking, methods=["POST"])


@open_to(Door.MODERATOR)
def packages(municipality: str, process: str) -> Response | tuple[str, int]:
    """The municipality orders a package and sees how far it is."""
    session, found = opened(municipality, process)
    return _ordering(session, found, "")


@open_to(Door.MODERATOR)
def cancel(municipality: str, process: str, order: int) -> Response:
    """Stop a package."""
    session, found = opened(municipality, process)
    return _cancelling(session, found, order_of(session, found.id, order), "")


@open_to(Door.MODERATOR)
def fetch(municipality: str, process: str, order: int) -> Response:
    """Take a package home."""
    session, found = opened(municipality, process)
    return _fetching(session, found, order_of(session, found.id, order))


@open_to(Door.KTS)
def office_packages(municipality: str, process: str) -> Response | tuple[str, int]:
    """The coordination office orders its view of a public process."""
    session, found = opened(municipality, process)
    return _ordering(session, found, "office_")


@open_to(Door.KTS)
def office_cancel(municipality: str, process: str, order: int) -> Response:
    """Stop a package of one's own."""
    session, found = opened(municipality, process)
    return _cancelling(session, found, _own(session, found, order), "office_")


@open_to(Door.KTS)
def office_fetch(municipality: str, process: str, order: int) -> Response:
    """Take a package of one's own home."""
    session, found = opened(municipality, process)
    return _fetching(session, found, _own(session, found, order))


def _own(session: Session, process: Process, order: int) -> PackageOrder:
    require_orderer(signed_in(), process)
    return order_of(session, process.id, order, ordered_by=signed_in().account_id)


def _ordering(session: Session, process: Process, prefix: str) -> Response | tuple[str, int]:
    viewer = require_orderer(signed_in(), process)
    form = PackageForm()
    form.offer(process.modules, _("das ganze Verfahren"), audience_of(viewer, process))
    if form.submitted():
        with form.refusals():
            order_package(session, g.municipality, process, _draft(form, process), viewer=viewer)
            flash(_("Das Paket wird erstellt. Kleine sind in wenigen Sekunden fertig."), "success")
            return redirect(_address(process, f"{prefix}packages"), 303)
    return _page(session, process, form, prefix), form.status


def _draft(form: PackageForm, process: Process) -> PackageDraft:
    return PackageDraft(
        Audience(form.audience.data),
        form.module(process.modules),
        bool(form.every_state.data),
        {name: request.args.getlist(name) for name in request.args},
    )


def _page(session: Session, process: Process, form: PackageForm, prefix: str) -> str:
    own = signed_in().account_id if prefix else None
    orders = orders_of(session, process.id, ordered_by=own)
    return render_template(
        "results/packages_office.html" if prefix else "results/packages.html",
        process=process,
        tabs=[] if prefix else tabs(process),
        form=form,
        has_errors=form.has_errors,
        orders=orders,
        under_way=sum(one.state in OPEN for one in orders),
        titles={one.id: one.title for one in process.modules},
        audiences=AUDIENCES,
        asked=str(Asked(request.args)),
        kept=KEPT,
        prefix=prefix,
        here=_address(process, f"{prefix}packages"),
        where=where(process),
    )


def _cancelling(session: Session, process: Process, order: PackageOrder, prefix: str) -> Response:
    _require_button()
    cancel_order(session, order, viewer=signed_in())
    flash(_("Das Paket wird nicht weiter erstellt."), "success")
    return redirect(_address(process, f"{prefix}packages"), 303)


def _fetching(session: Session, process: Process, order: PackageOrder) -> Response:
    _require_button()
    key = fetch_order(session, order, viewer=signed_in())
    name = (
        f"{process.slug}-{order.audience.value}-{clock.local(order.finished_at or clock.now()):%Y-%m-%d}.zip"
    )
    return whole_file(key, name)


def _require_button() -> None:
    if not ActionForm().submitted():
        raise DomainError("Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.")


def _address(process: Process, endpoint: str, **more: Any) -> str:
    return url_for(f"results.{endpoint}", **where(process), **more)
