"""The queue: everything that waits, over all processes of a municipality or one."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, own_page, signed_in
from participation.kernel import web
from participation.kernel.counting import ngettext
from participation.kernel.errors import DomainError
from participation.moderation.actions.deciding import publish_many
from participation.moderation.forms import CANNED, REASON_LABELS, PickForm
from participation.moderation.models import CaseReason
from participation.moderation.queries.cases import PER_PAGE, QueueFilter, queue, waiting
from participation.municipalities.queries import by_slug
from participation.processes import catalogue
from participation.processes.queries import processes_of


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/verwaltung/<municipality>/moderation", "queue", show, methods=["GET", "POST"])


@open_to(Door.MODERATOR)
def show(municipality: str) -> Response | tuple[str, int]:
    """Cards with buttons; ticked ones are published together."""
    form = PickForm()
    session = web.session()
    g.municipality = by_slug(session, municipality)
    if form.submitted():
        with form.refusals():
            _publish(session)
            return redirect(own_page(form.back.data) or url_for("desk.queue", municipality=municipality), 303)
    return _page(session, form), form.status


def read_filter() -> QueueFilter:
    """The filter in the address bar; what cannot be meant is left out."""
    process, reason, kind = (request.args.get(name, "") for name in ("verfahren", "grund", "art"))
    return QueueFilter(
        process_id=int(process) if process.isascii() and process.isdigit() and len(process) < 19 else None,
        reason=CaseReason(reason) if reason in set(CaseReason) else None,
        kind=kind if kind in catalogue.kinds_said() else None,
    )


def _publish(session: Session) -> None:
    picks = [_pick(word) for word in request.form.getlist("pick")[:PER_PAGE]]
    if not picks:
        raise DomainError("Bitte kreuzen Sie an, was veröffentlicht werden soll.")
    done, left = publish_many(session, g.municipality.id, picks, viewer=signed_in(), letterhead=letterhead())
    _tell(done, left)


def _tell(done: int, left: int) -> None:
    if done:
        words = ngettext("%(num)s Beitrag ist veröffentlicht.", "%(num)s Beiträge sind veröffentlicht.", done)
        flash(words, "success")
    if left:
        words = _("%(number)s nicht, denn dort hat sich inzwischen etwas geändert.", number=left)
        flash(words, "warning")


def _pick(word: str) -> tuple[int, str]:
    """`17:3-…` -> contribution 17 as it was seen."""
    number, _colon, seen = word.partition(":")
    return (int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0), seen


def _page(session: Session, form: PickForm) -> str:
    wanted = read_filter()
    try:
        page = queue(session, g.municipality.id, wanted, request.args.get("nach"))
    except DomainError:
        page = queue(session, g.municipality.id, wanted, None)
    counts = waiting(session, g.municipality.id, wanted)
    return render_template(
        "moderation/queue.html",
        page=page,
        form=form,
        wanted=wanted,
        counts=counts,
        total=sum(counts.values()),
        everywhere=sum(waiting(session, g.municipality.id).values()),
        processes=processes_of(session, g.municipality.id),
        kinds=catalogue.kinds_said(),
        reasons=REASON_LABELS,
        canned=CANNED,
        here=request.full_path.rstrip("?"),
        has_errors=form.has_errors,
    )
