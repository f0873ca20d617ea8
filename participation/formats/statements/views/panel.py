"""Statements on the process page: how far one is, the way to vote, and the way to the result."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.statements.policy import FIRST
from participation.formats.statements.queries.finding import map_of
from participation.formats.statements.queries.votes import next_statement, progress
from participation.formats.statements.views.person import voter
from participation.kernel import clock
from participation.kernel.telling import told
from participation.processes.catalogue import Panel
from participation.processes.models import Module, Step
from participation.processes.policy import is_possible, why_shut
from participation.processes.views.modules import address_of, url_parts

STYLES = ("statements/statements.css",)


def panel(session: Session, module: Module, viewer: Viewer | None, values: Mapping[str, Any]) -> Panel:
    """The module's part of the process page: the next statement with its three buttons."""
    who, parts = voter(module), url_parts(address_of(module))
    shut = why_shut(module, Step.RATE, viewer, clock.now())
    must_sign_in = viewer is None and not module.process.takes_guests
    open_to_me = shut is None and not must_sign_in
    html = render_template(
        "statements/panel.html",
        module=module,
        parts=parts,
        progress=progress(session, module.id, who),
        statement=next_statement(session, module.id, who) if open_to_me else None,
        shut=told(shut) if shut else "",
        sign_in_url=url_for("accounts.sign_in", next=url_for("statements.rate", **parts))
        if must_sign_in
        else "",
        may_add=open_to_me and is_possible(module, Step.SUBMIT, clock.now()),
        figures=map_of(session, module.id).figures,
        enough=FIRST,
    )
    return Panel(Markup(html), styles=STYLES)  # noqa: S704 - a rendered template
