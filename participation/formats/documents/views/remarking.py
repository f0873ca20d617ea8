"""A section on its own: read it, remark something, read what others remarked."""

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask import session as visit
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.gate import Door, open_to, viewer
from participation.accounts.views.guests import count_guest
from participation.contributions.actions.authorship import Author, author
from participation.contributions.queries.statuses import statuses_of
from participation.formats.documents.actions.remarking import Arrival, Place, submit_remark
from participation.formats.documents.forms import RemarkForm
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import Document, Edition, RemarkKind, Section
from participation.formats.documents.policy import passages
from participation.formats.documents.policy.remarks import require_remark
from participation.formats.documents.queries.filters import RemarkFilter
from participation.formats.documents.queries.finding import document_of
from participation.formats.documents.queries.reading import remarks_per_key
from participation.formats.documents.queries.remarks import page_of_remarks
from participation.formats.documents.queries.single import section_to_remark, sent_before
from participation.formats.documents.views.period import period_of
from participation.formats.documents.views.receipt import mail_receipt
from participation.formats.documents.views.text import read_section, title_of
from participation.kernel import clock, limits, text, web
from participation.kernel.errors import DomainError
from participation.kernel.telling import told
from participation.processes.models import Module
from participation.processes.views.modules import Address, read, url_parts

CLASSROOM = limits.Limit("remark-address", 60, timedelta(minutes=10))
"""A school class behind one address must get through."""
ONE_PERSON = limits.Limit("remark-visitor", 20, timedelta(minutes=10))


@open_to(Door.EVERYBODY)
def section(municipality: str, process: str, module: str, key: str) -> Response | tuple[str, int]:
    """A section, the form below it, and what was remarked on it; what comes of the form is a receipt."""
    address = (municipality, process, module)
    session, found = read(address)
    document = document_of(session, found)
    form = RemarkForm()
    form.offer(document)
    edition, chosen = section_to_remark(session, document, key, _seen(form))
    _begin(form, edition)
    shut = _shut(found)
    if shut is None and form.submitted():
        with form.refusals():
            return _handed_in(web.session(), Place(found, document, chosen), address, form)
    before, behind = _neighbours(edition, key)
    page = render_template(
        "documents/section.html",
        form=form,
        module=found,
        process=found.process,
        document=document,
        edition=edition,
        reading=read_section(session, found, edition, chosen, remarks_per_key(session, document)),
        title=title_of(chosen),
        title_of=title_of,
        before=before,
        behind=behind,
        page=page_of_remarks(session, found.id, RemarkFilter(section=key), None),
        status_names={one.id: one.name for one in statuses_of(session, found.municipality_id)},
        all_looks=LOOKS,
        looks=[LOOKS[RemarkKind(word)] for word in document.kinds],
        period=period_of(session, found, document),
        shut=told(shut) if shut else None,
        opened=request.method == "POST" or "anmerken" in request.args or bool(form.quote.data),
        parts=url_parts(address),
        has_errors=form.has_errors,
        draft_key=f"anmerkung-{found.id}-{key}-{visit.get('nonce', '')[:6]}",
    )
    return page, 403 if shut and request.method == "POST" else form.status


def _seen(form: RemarkForm) -> int:
    """The number of the version that somebody who sends the form had before their eyes; 0 where nothing was sent."""
    word = form.seen.data or "" if request.method == "POST" else ""
    return int(word) if word.isascii() and word.isdigit() and len(word) < 6 else 0


def _begin(form: RemarkForm, edition: Edition) -> None:
    """A fresh form knows its version, and the passage that was marked before it was opened."""
    form.seen.data = str(edition.number)
    if request.method == "GET":
        form.quote.data = text.plain(request.args.get("stelle", ""))[: passages.LONGEST]
        form.before.data = text.line(request.args.get("davor", ""))[-80:]


def _handed_in(session: Session, place: Place, address: Address, form: RemarkForm) -> Response:
    """Hand the remark in, or find it where the same form was sent before; both lead to its receipt."""
    who, draft = viewer(), form.draft()
    word = form.word_for(place.module.id, place.section.key, draft)
    writer = author(
        web.config().secret,
        place.module.process_id,
        who,
        name=form.name.data if form.name else "",
        guest_email=form.email.data,
        token=word,
    )
    remark = None
    if limits.again(session, word) or writer.edit_token:
        account_id, token = writer.account_id, writer.edit_token
        remark = sent_before(session, place.module.id, draft, account_id=account_id, token=token)
    if remark is None:
        count_guest(session, CLASSROOM, ONE_PERSON)
        arrival = Arrival(suspicious=form.suspicious)
        remark = submit_remark(session, place, draft, author=writer, viewer=who, arrival=arrival)
        mail_receipt(session, place, remark, address, writer)
    if who is not None:  # a guest's receipt says so itself
        flash(_arrived(place.document, remark.reference), "success")
    return redirect(_receipt(address, writer, remark.reference), 303)


def _arrived(document: Document, reference: str) -> str:
    if document.formal:
        return str(
            _("Danke! Ihre Stellungnahme ist angekommen. Ihr Aktenzeichen: %(number)s", number=reference)
        )
    return str(_("Danke! Ihre Anmerkung ist angekommen. Ihr Aktenzeichen: %(number)s", number=reference))


def _receipt(address: Address, writer: Author, reference: str) -> str:
    if writer.edit_token:
        return url_for("documents.own", **url_parts(address), token=writer.edit_token, neu=1)
    return url_for("documents.show", **url_parts(address), reference=reference, neu=1)


def _shut(found: Module) -> DomainError | None:
    """Why nobody, or not this person, may remark anything now."""
    try:
        require_remark(found, viewer(), clock.now())
    except DomainError as refusal:
        return refusal
    return None


def _neighbours(edition: Edition, key: str) -> tuple[Section | None, Section | None]:
    """The sections before and behind one."""
    sections = edition.sections
    here = next(place for place, one in enumerate(sections) if one.key == key)
    return (sections[here - 1] if here else None), (sections[here + 1] if here + 1 < len(sections) else None)
