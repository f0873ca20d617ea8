"""The draft of a module, its versions and their sections."""

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.formats.documents.models import Document, Edition
from participation.kernel.errors import Missing
from participation.processes.models import Module

_WHOLE = selectinload(Edition.sections)


def document_of(session: Session, module: Module) -> Document:
    """The draft of a module, with its versions. Raises Missing."""
    statement = sa.select(Document).where(Document.module_id == module.id)
    found = session.scalar(statement.options(selectinload(Document.editions)))
    if found is None:
        raise Missing
    return found


def current_edition(session: Session, document: Document) -> Edition | None:
    """The version that everybody reads now, with its sections: the last one published; None before the first."""
    statement = sa.select(Edition).where(
        Edition.document_id == document.id, Edition.published_at.is_not(None)
    )
    return session.scalar(statement.options(_WHOLE).order_by(Edition.number.desc()).limit(1))


def edition(session: Session, document: Document, number: int) -> Edition:
    """A version that was published, with its sections. Raises Missing."""
    statement = sa.select(Edition).where(
        Edition.document_id == document.id, Edition.number == number, Edition.published_at.is_not(None)
    )
    found = session.scalar(statement.options(_WHOLE))
    if found is None:
        raise Missing
    return found


def latest_edition(session: Session, document: Document) -> Edition | None:
    """The newest version, published or still being written, with its sections."""
    statement = sa.select(Edition).where(Edition.document_id == document.id).options(_WHOLE)
    return session.scalar(statement.order_by(Edition.number.desc()).limit(1))
