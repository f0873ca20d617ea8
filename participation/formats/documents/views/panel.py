"""The draft on the process page."""

from collections.abc import Mapping
from typing import Any

from flask import render_template
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.documents.forms.kinds import LOOKS
from participation.formats.documents.models import RemarkKind
from participation.formats.documents.queries.finding import current_edition, document_of
from participation.formats.documents.queries.reading import remarks_per_key
from participation.formats.documents.queries.remarks import facets
from participation.formats.documents.views.period import period_of
from participation.formats.documents.views.text import read_edition
from participation.kernel import clock
from participation.kernel.telling import told
from participation.processes.catalogue import Panel
from participation.processes.models import Module, Step
from participation.processes.policy import why_shut
from participation.processes.views.modules import address_of, url_parts

STYLES, SCRIPTS = ("documents/documents.css",), ("documents/passages.js",)


def panel(session: Session, module: Module, viewer: Viewer | None, values: Mapping[str, Any]) -> Panel:
    """The module's part of the process page: the text in its sections, or a word that it is being prepared."""
    document = document_of(session, module)
    edition = current_edition(session, document)
    readings = read_edition(session, module, edition, remarks_per_key(session, document)) if edition else []
    shut = why_shut(module, Step.REMARK, viewer, clock.now())
    html = render_template(
        "documents/panel.html",
        module=module,
        document=document,
        edition=edition,
        editions=[one for one in document.editions if one.published_at is not None],
        readings=readings,
        facets=facets(session, module.id),
        looks=[LOOKS[RemarkKind(word)] for word in document.kinds],
        period=period_of(session, module, document),
        may_remark=shut is None,
        closed_because=told(shut) if shut else "",
        parts=url_parts(address_of(module)),
    )
    return Panel(Markup(html), styles=STYLES, scripts=SCRIPTS)  # noqa: S704 - a rendered template
