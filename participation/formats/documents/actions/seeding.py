"""What a draft has from its beginning, and taking it away again."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.documents.models import (
    Adoption,
    Document,
    DocumentSettings,
    Edition,
    Outage,
    Section,
)
from participation.formats.documents.queries.finding import document_of, latest_edition
from participation.kernel import clock
from participation.processes.catalogue import settings_of
from participation.processes.models import Module

_RULES = ("formal", "law", "least_days", "anonymous")
_SECTION = ("key", "position", "number", "level", "heading", "html", "text")


def seed(session: Session, module: Module, of: Module | None) -> None:
    """Make the draft of a new module: without text, or with the newest text of the module that it is a copy of.

    A copied text begins as a version that nobody has published yet. The caller records it.
    """
    if of is None:
        document = _preset(settings_of(module))
    else:
        source = document_of(session, of)
        document = Document(kinds=list(source.kinds), **{name: getattr(source, name) for name in _RULES})
        newest = latest_edition(session, source)
        document.editions = [_copied(newest, module.municipality_id)] if newest else []
    document.municipality_id, document.module_id = module.municipality_id, module.id
    session.add(document)
    session.flush()


def clear(session: Session, module: Module) -> None:
    """Take the draft of a module away, with its versions; nobody has remarked anything. The caller records it."""
    mine = sa.select(Document.id).where(Document.module_id == module.id).scalar_subquery()
    editions = sa.select(Edition.id).where(Edition.document_id == mine).scalar_subquery()
    for statement in (
        sa.delete(Adoption).where(Adoption.edition_id.in_(editions)),
        sa.delete(Section).where(Section.edition_id.in_(editions)),
        sa.delete(Edition).where(Edition.document_id == mine),
        sa.delete(Outage).where(Outage.document_id == mine),
        sa.delete(Document).where(Document.module_id == module.id),
    ):
        session.execute(statement, execution_options={"synchronize_session": False})


def _preset(settings: DocumentSettings) -> Document:
    return Document(kinds=list(settings.kinds), **{name: getattr(settings, name) for name in _RULES})


def _copied(source: Edition, where: int) -> Edition:
    sections = [
        Section(municipality_id=where, **{name: getattr(section, name) for name in _SECTION})
        for section in source.sections
    ]
    return Edition(
        municipality_id=where,
        number=1,
        title=source.title,
        source=source.source,
        created_at=clock.now(),
        sections=sections,
    )
