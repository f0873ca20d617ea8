"""Reading: an earlier version, and the list of everything that was remarked."""

from typing import Any
from urllib.parse import urlencode

from flask import render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from participation.accounts.views.gate import Door, open_to
from participation.contributions.queries.statuses import statuses_of
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import Document, RemarkKind
from participation.formats.documents.queries.filters import RemarkFilter, read_filter
from participation.formats.documents.queries.finding import current_edition, document_of, edition
from participation.formats.documents.queries.reading import remarks_per_edition, remarks_per_key
from participation.formats.documents.queries.remarks import RemarkCard, facets, page_of_remarks
from participation.formats.documents.views.text import read_edition, title_of
from participation.kernel.errors import DomainError
from participation.kernel.pages import Page
from participation.kernel.telling import told
from participation.processes.models import Module
from participation.processes.views.modules import opened, url_parts


@open_to(Door.EVERYBODY)
def show_edition(municipality: str, process: str, module: str, number: int) -> str:
    """A version that was published, with what was remarked on it. The newest one is read on the process page, too."""
    address = (municipality, process, module)
    session, found = opened(address)
    document = document_of(session, found)
    shown = edition(session, document, number)
    counts = remarks_per_edition(session, document).get(shown.id, {})
    return render_template(
        "documents/edition.html",
        module=found,
        process=found.process,
        edition=shown,
        editions=[one for one in document.editions if one.published_at is not None],
        current=current_edition(session, document),
        readings=read_edition(session, found, shown, counts),
        parts=url_parts(address),
    )


@open_to(Door.EVERYBODY)
def remarks(municipality: str, process: str, module: str) -> str:
    """Every public remark: by section, kind, status, version and words, in four orders."""
    address = (municipality, process, module)
    session, found = opened(address)
    document = document_of(session, found)
    wanted, page, trouble = read_list(session, found)
    statuses = statuses_of(session, found.municipality_id)
    return render_template(
        "documents/remarks.html",
        module=found,
        process=found.process,
        wanted=wanted,
        page=page,
        trouble=trouble,
        facets=facets(session, found.id),
        looks=[LOOKS[RemarkKind(word)] for word in document.kinds],
        all_looks=LOOKS,
        status_names={0: _("noch ohne Antwort")} | {one.id: one.name for one in statuses},
        current=current_edition(session, document),
        parts=url_parts(address),
        **_choices(session, document),
        **list_addresses(url_for("documents.remarks", **url_parts(address)), wanted, page),
    )


def read_list(session: Session, module: Module) -> tuple[RemarkFilter, Page[RemarkCard], str | None]:
    """The list that the address bar asks for, and its filter; a filter that cannot be meant is left out with a word
    about it."""
    try:
        wanted = read_filter(request.args)
        return wanted, page_of_remarks(session, module.id, wanted, request.args.get("nach")), None
    except DomainError as error:
        plain = read_filter({})
        return plain, page_of_remarks(session, module.id, plain, None), told(error)


def list_addresses(here: str, wanted: RemarkFilter, page: Page[RemarkCard]) -> dict[str, str]:
    """The list, its beginning and its continuation."""
    pairs = wanted.query()
    return {
        "here": here,
        "query": urlencode(pairs),
        "first_url": f"{here}?{urlencode(pairs)}" if request.args.get("nach") else "",
        "next_url": f"{here}?{urlencode([*pairs, ('nach', page.after)])}" if page.after else "",
    }


def _choices(session: Session, document: Document) -> dict[str, Any]:
    """The sections and versions that one may choose; of sections that are gone only those with remarks."""
    counts = remarks_per_key(session, document)
    published = [one for one in document.editions if one.published_at is not None]
    sections: dict[str, str] = {}
    for one in reversed(published):
        for section in one.sections:
            if counts.get(section.key):
                sections.setdefault(section.key, title_of(section))
    return {"sections": sections, "counts": counts, "editions": published}
