"""Versions and sections as the desk and the comparison need them."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.formats.documents.models import Document, Edition, Section
from participation.kernel.errors import Missing
from participation.processes.models import Module
from participation.processes.queries import module_by_id


def module_of(session: Session, document: Document) -> Module:
    """The module whose draft it is, with its process."""
    return module_by_id(session, document.module_id)


def editions_of(session: Session, document: Document) -> list[Edition]:
    """Every version with its sections, the newest first."""
    statement = (
        sa.select(Edition).where(Edition.document_id == document.id).options(selectinload(Edition.sections))
    )
    return list(session.scalars(statement.order_by(Edition.number.desc())))


def open_edition(session: Session, document: Document) -> Edition | None:
    """The version that is being written, with its sections, if there is one."""
    statement = sa.select(Edition).where(Edition.document_id == document.id, Edition.published_at.is_(None))
    return session.scalar(statement.options(selectinload(Edition.sections)))


def own_section(edition: Edition, section_id: int) -> Section:
    """A section of this version, or of none. Raises Missing."""
    for section in edition.sections:
        if section.id == section_id:
            return section
    raise Missing


def known_sections(session: Session, edition: Edition) -> Sequence[Section]:
    """What a new text may continue: the sections of the version before, and those written since, each key once."""
    last = (
        sa.select(Edition)
        .where(
            Edition.document_id == edition.document_id,
            Edition.number < edition.number,
            Edition.published_at.is_not(None),
        )
        .order_by(Edition.number.desc())
        .options(selectinload(Edition.sections))
    )
    before = session.scalar(last.limit(1))
    found = {section.key: section for section in edition.sections}
    found |= {section.key: section for section in (before.sections if before else ())}
    return sorted(found.values(), key=lambda section: (section.position, section.id))


def highest_key(session: Session, document_id: int) -> int:
    """The highest number that a key of any section bears: `s12` -> 12; 0 where there is none."""
    statement = (
        sa.select(Section.key)
        .join(Edition, Edition.id == Section.edition_id)
        .where(Edition.document_id == document_id)
    )
    numbers = (key[1:] for key in session.scalars(statement.distinct()))
    return max((int(number) for number in numbers if number.isdigit()), default=0)
