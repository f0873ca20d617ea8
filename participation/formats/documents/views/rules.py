"""The rules of a draft on the desk: kinds of remarks, a formal period, and outages that made it longer."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.formats.documents.actions.formal import RulesDraft, record_outage, set_rules
from participation.formats.documents.forms import OutageForm, RulesForm
from participation.formats.documents.models import Document
from participation.formats.documents.queries.finding import document_of
from participation.formats.documents.queries.reading import outages
from participation.formats.documents.views.desk.finding import frame
from participation.formats.documents.views.period import period_of
from participation.kernel import editing, web
from participation.kernel.counting import ngettext
from participation.processes.models import Module
from participation.processes.views.modules import opened, url_parts


@open_to(Door.MODERATOR)
def rules(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """What may be remarked, and whether a law sets the period."""
    address = (municipality, process, module)
    session, found = opened(address)
    document = document_of(session, found)
    form = RulesForm()
    if request.method == "GET":
        form.show(RulesDraft.of(document))
        form.seen.data = editing.fingerprint(RulesDraft.of(document))
    if form.submitted():
        with form.refusals():
            draft, who = form.draft(), signed_in()
            set_rules(session, found, document, draft, viewer=who, seen=form.seen.data or "")
            flash(_("Die Regeln sind gespeichert."), "success")
            return redirect(url_for("documents.rules", **url_parts(address)), 303)
    stored = RulesDraft.of(document)
    theirs = editing.standing(form, stored)
    form.seen.data = editing.fingerprint(stored)
    return _page(found, document, form=form, theirs=theirs), form.status


@open_to(Door.MODERATOR)
def outage(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """Note that the platform could not be reached: the period is longer by the days it touched."""
    address = (municipality, process, module)
    session, found = opened(address)
    document = document_of(session, found)
    form = OutageForm()
    if form.submitted():
        with form.refusals():
            row = record_outage(session, found, document, form.draft(), viewer=signed_in())
            told = ngettext(
                "Die Frist ist um %(num)s Tag verlängert.",
                "Die Frist ist um %(num)s Tage verlängert.",
                row.days_added,
            )
            flash(told, "success")
            return redirect(url_for("documents.outage", **url_parts(address)), 303)
    page = render_template(
        "documents/outage.html", form=form, known=outages(session, document), has_errors=form.has_errors,
        **_frame(found, document),
    )  # fmt: skip
    return page, form.status


def _page(found: Module, document: Document, **more: Any) -> str:
    return render_template(
        "documents/rules.html",
        has_errors=more["form"].has_errors,
        **_frame(found, document),
        **more,
    )


def _frame(found: Module, document: Document) -> dict[str, Any]:
    """What every page of the desk needs, and the period."""
    return frame(found, document=document, period=period_of(web.session(), found, document))
