"""What research wants of a municipality: its people decide, and see what went out."""

from flask import Blueprint, Response, g, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from participation.accounts.policy import is_admin
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock, web
from participation.kernel.errors import DomainError
from participation.kts.actions.research import decide
from participation.kts.policy.research import runs
from participation.kts.queries.research import downloads, wish, wishes
from participation.kts.views.pressing import pressed
from participation.kts.views.research.agreements import document_of
from participation.municipalities.queries import by_slug

ALL = "/verwaltung/<municipality>/forschung"
ONE = f"{ALL}/<int:consent>"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "desk_research", index)
    pages.add_url_rule(f"{ONE}/vereinbarung", "desk_agreement_file", file)
    pages.add_url_rule(f"{ONE}/entscheidung", "decide_consent", decision, methods=["POST"])


@open_to(Door.MODERATOR)
def index(municipality: str) -> str:
    """Every wish, with its agreement and what was handed out."""
    return _page(_opened(municipality), None)


@open_to(Door.MODERATOR)
def file(municipality: str, consent: int) -> Response:
    """The signed document."""
    return document_of(wish(_opened(municipality), g.municipality.id, consent).agreement)


@open_to(Door.ADMIN)
def decision(municipality: str, consent: int) -> Answer | tuple[str, int]:
    """Yes or no; it may be changed later."""
    session = _opened(municipality)
    found = wish(session, g.municipality.id, consent).consent
    agreed = request.form.get("agreed") == "1"
    return pressed(
        lambda: decide(session, found, agreed=agreed, viewer=signed_in()),
        _("Sie haben zugestimmt.") if agreed else _("Sie haben abgelehnt."),
        url_for("kts.desk_research", municipality=municipality),
        lambda refusal: _page(session, refusal),
    )


def _opened(municipality: str) -> Session:
    session = web.session()
    g.municipality = by_slug(session, municipality)
    return session


def _page(session: Session, refusal: DomainError | None) -> str:
    found = wishes(session, g.municipality.id)
    today = clock.local(clock.now()).date()
    return render_template(
        "kts/research/desk.html",
        wishes=found,
        downloads=downloads(session, [one.consent.id for one in found]),
        running={one.agreement.id: runs(one.agreement, today) for one in found},
        may_decide=is_admin(signed_in(), g.municipality.id),
        refusal=refusal,
        has_errors=refusal is not None,
    )
