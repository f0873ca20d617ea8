"""Agreements at the desk of the coordination office."""

from datetime import date

from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.kernel import clock, handouts, text, web
from participation.kernel.counting import ngettext
from participation.kernel.errors import DomainError, Missing
from participation.kernel.files import Files
from participation.kernel.slugs import slug
from participation.kts.actions import sweeping  # noqa: F401 - for the clock: it sweeps documents
from participation.kts.actions.drafts import SignedFile
from participation.kts.actions.research import ask_for, end_agreement, record_agreement
from participation.kts.forms.research import AgreementForm, WantedForm
from participation.kts.models import ResearchAgreement
from participation.kts.policy.research import require_dates, runs
from participation.kts.queries.research import (
    agreement_of,
    agreements,
    asked_for,
    downloads,
    to_ask_for,
)
from participation.kts.views.pressing import gone_on, pressed

ALL = "/kts/forschung"
ONE = f"{ALL}/<int:agreement>"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(ALL, "research", index)
    pages.add_url_rule(f"{ALL}/neu", "new_agreement", new, methods=["GET", "POST"])
    pages.add_url_rule(ONE, "agreement", show)
    pages.add_url_rule(f"{ONE}/vereinbarung", "agreement_file", file)
    pages.add_url_rule(f"{ONE}/verfahren", "ask_for_data", ask, methods=["POST"])
    pages.add_url_rule(f"{ONE}/beenden", "end_agreement", end, methods=["POST"])


@open_to(Door.KTS)
def index() -> str:
    """Every agreement."""
    return render_template(
        "kts/research/index.html", agreements=agreements(web.session()), runs=runs, today=_today()
    )


@web.takes_files
@open_to(Door.KTS)
def new() -> Answer | tuple[str, int]:
    """Record what was signed. The document is stored before anything is locked."""
    form = AgreementForm()
    if form.submitted():
        with form.refusals():
            draft = form.draft()
            require_dates(draft.signed_on, draft.valid_until, _today())
            kept = _kept(form)
            made = record_agreement(web.session(), draft, kept, viewer=signed_in())
            return gone_on(
                _("Die Vereinbarung ist festgehalten."), url_for("kts.agreement", agreement=made.id)
            )
    page = render_template("kts/research/new.html", form=form, has_errors=form.has_errors)
    return page, form.status


def _kept(form: AgreementForm) -> SignedFile | None:
    found = form.file.data
    if found is None:
        return None
    name = f"vereinbarung-{slug(form.institution.data) or 'forschung'}"[:150]
    return SignedFile(documents().put(found.data), f"{name}.{found.suffix}")


def documents() -> Files:
    """Where signed documents are kept."""
    return Files(web.config().agreement_folder)


@open_to(Door.KTS)
def show(agreement: int) -> str:
    """One agreement: whom it asks, who agreed, what was handed out."""
    return shown(agreement_of(web.session(), agreement), None)


@open_to(Door.KTS)
def file(agreement: int) -> Response:
    """The signed document."""
    return document_of(agreement_of(web.session(), agreement))


def document_of(agreement: ResearchAgreement) -> Response:
    """The signed document as a download. Raises Missing where there is none."""
    if not agreement.file_key:
        raise Missing
    kind = handouts.MIME[agreement.file_name.rpartition(".")[2]]
    with documents().open(agreement.file_key) as opened:
        response = Response(opened.read(), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{agreement.file_name}"'
    return response


@open_to(Door.KTS)
def ask(agreement: int) -> Answer | tuple[str, int]:
    """Ask municipalities for processes."""
    session = web.session()
    found = agreement_of(session, agreement)
    form = WantedForm()
    form.offer([])
    if form.submitted():
        with form.refusals():
            new = ask_for(
                session, found, form.processes.data or [], viewer=signed_in(), letterhead=letterhead()
            )
            said = ngettext("%(num)s Verfahren ist angefragt.", "%(num)s Verfahren sind angefragt.", new)
            return gone_on(said, url_for("kts.agreement", agreement=agreement))
    return shown(found, None, form), form.status


@open_to(Door.KTS)
def end(agreement: int) -> Answer | tuple[str, int]:
    """End it before its time."""
    session = web.session()
    found = agreement_of(session, agreement)
    return pressed(
        lambda: end_agreement(session, found, viewer=signed_in()),
        _("Die Vereinbarung ist beendet."),
        url_for("kts.agreement", agreement=agreement),
        lambda refusal: shown(found, refusal),
    )


def shown(agreement: ResearchAgreement, refusal: DomainError | None, form: WantedForm | None = None) -> str:
    """The page of an agreement; `form` comes back with its errors."""
    session = web.session()
    asked = asked_for(session, agreement)
    words = text.line(request.args.get("suche"))[:100]
    offered = to_ask_for(session, agreement, words)
    form = form or WantedForm(formdata=None)
    form.offer([(process.id, f"{name}: {process.title}") for process, name in offered])
    return render_template(
        "kts/research/show.html",
        agreement=agreement,
        asked=asked,
        downloads=downloads(session, [one.consent.id for one in asked]),
        running=runs(agreement, _today()),
        form=form,
        offered=offered,
        words=words,
        refusal=refusal,
        has_errors=refusal is not None or form.has_errors,
    )


def _today() -> date:
    return clock.local(clock.now()).date()
