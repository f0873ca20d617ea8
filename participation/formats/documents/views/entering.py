"""Staff write down remarks that came on paper, by phone or on site."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from participation.accounts.views.gate import Door, open_to, signed_in
from participation.contributions.actions.authorship import staff_author
from participation.contributions.models import Channel
from participation.formats.documents.actions.remarking import Arrival, Place, enter_remark
from participation.formats.documents.forms import EntryForm
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import Document, Edition, Remark, RemarkKind
from participation.formats.documents.queries.finding import current_edition, document_of
from participation.formats.documents.queries.single import edition_section
from participation.formats.documents.views.desk.finding import frame
from participation.formats.documents.views.text import title_of
from participation.kernel import clock, web
from participation.kernel.errors import DomainError
from participation.processes.models import Module
from participation.processes.views.modules import opened, url_parts


@open_to(Door.MODERATOR)
def enter(municipality: str, process: str, module: str) -> Response | tuple[str, int]:
    """The same form as citizens have, with section, channel and date; after saving it is empty again for the next."""
    address = (municipality, process, module)
    form = EntryForm()
    session, found = opened(address)
    document = document_of(session, found)
    edition = current_edition(session, document)
    form.offer(document)
    form.section.choices = _choices(edition)
    if request.method == "GET":
        form.received.data = clock.local(clock.now()).date()
        form.channel.data = request.args.get("kanal", Channel.PAPER.value)
    if edition is not None and form.submitted():
        with form.refusals():
            remark = _entered(session, found, document, edition, form)
            flash(
                _(
                    "Gespeichert unter %(number)s. Das Formular ist bereit für die nächste Anmerkung.",
                    number=remark.reference,
                ),
                "success",
            )
            return redirect(url_for("documents.enter", **url_parts(address), kanal=form.channel.data), 303)
    page = render_template(
        "documents/enter.html",
        form=form,
        edition=edition,
        looks=[LOOKS[RemarkKind(word)] for word in document.kinds],
        has_errors=form.has_errors,
        **frame(found, document=document),
    )
    return page, form.status


def _choices(edition: Edition | None) -> list[SelectChoice]:
    sections = edition.sections if edition else []
    first = SelectChoice("", _("Bitte wählen"))
    return [first, *(SelectChoice(section.key, title_of(section)) for section in sections)]


def _entered(
    session: Session, found: Module, document: Document, edition: Edition, form: EntryForm
) -> Remark:
    if not form.section.data:
        raise DomainError("Bitte wählen Sie einen Abschnitt.", "section")
    who = signed_in()
    _edition, section = edition_section(session, document, edition.number, form.section.data)
    return enter_remark(
        session,
        Place(found, document, section),
        form.draft(),
        author=staff_author(web.config().secret, found.process_id, who, name=form.name.data),
        viewer=who,
        arrival=Arrival(Channel(form.channel.data), form.received_at),
    )
