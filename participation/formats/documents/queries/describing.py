"""What a blueprint takes along of a draft: its rules and its outline. The text itself is the municipality's own."""

from typing import Any

from sqlalchemy.orm import Session

from participation.formats.documents.models import Edition
from participation.formats.documents.queries.finding import current_edition, document_of, latest_edition
from participation.processes.models import Module

RULES = ("formal", "law", "least_days", "anonymous")


def describe(session: Session, module: Module) -> dict[str, Any]:
    """Rules, kinds of remarks, and the headings of the version that everybody reads, or else of the newest."""
    document = document_of(session, module)
    edition = current_edition(session, document) or latest_edition(session, document)
    return {
        **{name: getattr(document, name) for name in RULES},
        "kinds": list(document.kinds),
        "sections": _outline(edition) if edition else [],
    }


def _outline(edition: Edition) -> list[dict[str, Any]]:
    return [
        {"number": one.number, "level": one.level, "title": one.heading}
        for one in edition.sections
        if one.heading
    ]
