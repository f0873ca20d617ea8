"""One remark: what was said, what it is about, what came of it, and what others say."""

from flask import render_template, request, url_for
from sqlalchemy.orm import Session

from participation.accounts.policy import is_moderator
from participation.accounts.views.gate import Door, open_to, viewer
from participation.contributions.views.thread import conversation
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.policy import remarks as policy
from participation.formats.documents.queries.finding import current_edition, document_of
from participation.formats.documents.queries.reading import taken_up
from participation.formats.documents.queries.remarks import neighbours
from participation.formats.documents.queries.single import Shown, shown_remark
from participation.formats.documents.views.text import title_of
from participation.kernel import clock
from participation.processes.models import Module
from participation.processes.views.modules import address_of, module_url, opened, url_parts


@open_to(Door.EVERYBODY)
def show(municipality: str, process: str, module: str, reference: str) -> str:
    """The page of a remark, with ways to the one before and the one behind it in the text."""
    address = (municipality, process, module)
    session, found = opened(address)
    shown = shown_remark(session, found.id, reference)
    remark = shown.remark
    policy.require_readable(remark, found, viewer())
    document = document_of(session, found)
    before, behind = neighbours(session, found.id, remark, shown.section)
    return render_template(
        "documents/show.html",
        module=found,
        process=found.process,
        document=document,
        remark=remark,
        section=shown.section,
        section_title=title_of(shown.section),
        edition=shown.edition,
        current=current_edition(session, document),
        status=shown.status,
        look=LOOKS[remark.remark_kind],
        taken_up=taken_up(session, remark.id),
        before=before,
        behind=behind,
        talk=conversation(session, found, remark, viewer(), photo=None),
        text_url=text_url(session, found, shown),
        parts=url_parts(address),
        is_author=policy.is_author(remark, viewer()),
        may_edit=policy.may_edit(remark, found, clock.now()),
        is_staff=is_moderator(viewer(), found.municipality_id),
        fresh="neu" in request.args,
    )


def text_url(session: Session, module: Module, shown: Shown) -> str:
    """Where the text stands that a remark is about: at its passage, or at the head of its section."""
    parts = url_parts(address_of(module))
    current = current_edition(session, document_of(session, module))
    passage = shown.remark.quote_end and shown.remark.visibility == "published"
    anchor = f"#stelle-{shown.remark.reference}" if passage else f"#abschnitt-{shown.section.key}"
    if current is not None and current.id == shown.edition.id:
        return module_url(module) + anchor
    return url_for("documents.edition", number=shown.edition.number, **parts) + anchor
