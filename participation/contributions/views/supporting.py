"""The button that supports a contribution, and the one that takes it back."""

from datetime import timedelta

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.accounts.views.guests import count_guest
from participation.contributions.actions.supports import give, take_back
from participation.contributions.queries.finding import path_of
from participation.contributions.views.devices import counted_supporter, supporter
from participation.contributions.views.opening import opened
from participation.kernel import limits

CLASSROOM = limits.Limit("support-address", 300, timedelta(minutes=10))
"""Thirty pupils behind one address, each with ten favourites."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/beitrag/<int:contribution>/unterstuetzen", "support", support, methods=["POST"])
    pages.add_url_rule(
        "/beitrag/<int:contribution>/unterstuetzung-zuruecknehmen", "unsupport", unsupport, methods=["POST"]
    )


@open_to(Door.EVERYBODY)
def support(contribution: int) -> Response:
    """Support a contribution; a second click changes nothing."""
    session, found, module = opened(contribution)
    count_guest(session, CLASSROOM)
    if give(session, module, found, counted_supporter(), viewer=viewer()):
        flash(_("Danke für Ihre Unterstützung!"), "success")
    return redirect(path_of(session, found) + "#unterstuetzen", 303)


@open_to(Door.EVERYBODY)
def unsupport(contribution: int) -> Response:
    """Take support back; a second click changes nothing."""
    session, found, module = opened(contribution)
    count_guest(session, CLASSROOM)
    if take_back(session, module, found, supporter(), viewer=viewer()):
        flash(_("Sie unterstützen diesen Beitrag nicht mehr."), "success")
    return redirect(path_of(session, found) + "#unterstuetzen", 303)
