"""The draft on the process page."""

from collections.abc import Mapping
from typing import Any

from flask import render_template
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.documents.queries.finding import current_edition, document_of
from participation.processes.catalogue import Panel
from participation.processes.models import Module


def panel(session: Session, module: Module, viewer: Viewer | None, values: Mapping[str, Any]) -> Panel:
    """The module's part of the process page: the text in its sections, or a word that it is being prepared."""
    document = document_of(session, module)
    edition = current_edition(session, document)
    html = render_template("documents/panel.html", module=module, document=document, edition=edition)
    return Panel(Markup(html))  # noqa: S704 - a rendered template
