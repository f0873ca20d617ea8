"""The receipt of a remark: a page behind a guest's secret link, a PDF, and a mail that leads to both."""

from flask import g, make_response, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from participation.accounts.views.entering import letterhead
from participation.accounts.views.gate import Door, open_to, signed_in
from participation.contributions.actions.authorship import Author
from participation.contributions.queries.finding import author_address
from participation.formats.documents.actions.remarking import Place
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import Remark
from participation.formats.documents.policy import remarks as policy
from participation.formats.documents.queries.finding import document_of
from participation.formats.documents.queries.receipts import receipt_of
from participation.formats.documents.queries.single import Shown, by_secret, shown_remark
from participation.formats.documents.receipts import exactly, receipt_pdf
from participation.formats.documents.views.text import title_of
from participation.kernel import clock, web
from participation.kernel.errors import Missing
from participation.kernel.secrecy import private, qr_code
from participation.kernel.text import line
from participation.notices.actions import owe
from participation.processes.models import Module
from participation.processes.views.modules import Address, opened, read, url_parts


@open_to(Door.EVERYBODY)
def receipt(municipality: str, process: str, module: str, token: str) -> Response:
    """A guest's remark with its number, its secret link as text and QR code, and the way to change it."""
    address = (municipality, process, module)
    session, found = opened(address)
    shown = by_secret(session, found.id, token)
    page = render_template(
        "documents/receipt.html",
        module=found,
        process=found.process,
        document=document_of(session, found),
        remark=shown.remark,
        section_title=title_of(shown.section),
        section=shown.section,
        edition=shown.edition,
        status=shown.status,
        look=LOOKS[shown.remark.remark_kind],
        received=exactly(shown.remark.created_at),
        token=token,
        secret_url=web.config().base_url + url_for("documents.own", **url_parts(address), token=token),
        parts=url_parts(address),
        may_edit=policy.may_edit(shown.remark, found, clock.now()),
        fresh="neu" in request.args,
    )
    return private(make_response(page))


@open_to(Door.EVERYBODY)
def qr(municipality: str, process: str, module: str, token: str) -> Response:
    """The secret link as a QR code."""
    address = (municipality, process, module)
    session, found = opened(address)
    by_secret(session, found.id, token)
    return qr_code(web.config().base_url + url_for("documents.own", **url_parts(address), token=token))


@open_to(Door.EVERYBODY)
def receipt_file(municipality: str, process: str, module: str, token: str) -> Response:
    """The receipt of a guest's remark as a PDF."""
    session, found = read((municipality, process, module))
    return _pdf(session, found, by_secret(session, found.id, token))


@open_to(Door.ACCOUNT)
def own_receipt_file(municipality: str, process: str, module: str, reference: str) -> Response:
    """The receipt of a remark of one's own, written with an account."""
    session, found = read((municipality, process, module))
    shown = shown_remark(session, found.id, reference)
    if not policy.is_author(shown.remark, signed_in()):
        raise Missing
    return _pdf(session, found, shown)


def _pdf(session: Session, found: Module, shown: Shown) -> Response:
    words = receipt_of(g.municipality, found.process, document_of(session, found), shown)
    answer = Response(receipt_pdf(words), mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{shown.remark.reference}.pdf"'
    return private(answer)


def mail_receipt(session: Session, place: Place, remark: Remark, address: Address, writer: Author) -> None:
    """In a formal period: owe the author a mail with number, time and the way to the PDF, if there is an address."""
    to = author_address(session, remark)
    if not place.document.formal or not to:
        return
    parts = url_parts(address)
    head = letterhead()
    link = (
        head.url("documents.receipt_file", token=writer.edit_token, **parts)
        if writer.edit_token
        else head.url("documents.own_receipt_file", reference=remark.reference, **parts)
    )
    owe(
        session,
        to,
        "documents/mail/received",
        head,
        place=g.municipality.name,
        process=line(place.module.process.title),
        reference=remark.reference,
        received=exactly(remark.created_at),
        section=line(title_of(place.section)),
        link=link,
    )
