"""One remark, by its number or by a guest's secret link; and the section that one is about."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.queries import token_hash
from participation.contributions.models import ResponseStatus
from participation.formats.documents.models import Document, Edition, Remark, RemarkDraft, Section
from participation.formats.documents.queries.finding import current_edition
from participation.kernel.errors import Missing
from participation.processes.models import Module


@dataclass(frozen=True, slots=True)
class Shown:
    """A remark with what stands beside it: what it is about, and its status."""

    remark: Remark
    section: Section
    edition: Edition
    status: ResponseStatus | None


_WHOLE = (
    sa.select(Remark, Section, Edition, ResponseStatus)
    .join(Section, Section.id == Remark.section_id)
    .join(Edition, Edition.id == Section.edition_id)
    .outerjoin(ResponseStatus, ResponseStatus.id == Remark.status_id)
)


def shown_remark(session: Session, module_id: int, reference: str) -> Shown:
    """A remark in any state, in one query. Raises Missing."""
    town = sa.select(Module.municipality_id).where(Module.id == module_id).scalar_subquery()
    return _only(
        session,
        Remark.municipality_id == town,
        Remark.reference == reference,
        Remark.reference != sa.literal_column("''"),
        Remark.module_id == module_id,
    )


def by_secret(session: Session, module_id: int, token: str) -> Shown:
    """The remark of a guest's secret link, in any state. Raises Missing."""
    return _only(session, Remark.module_id == module_id, Remark.edit_token_hash == token_hash(token))


def _only(session: Session, *which: sa.ColumnElement[bool]) -> Shown:
    row = session.execute(_WHOLE.where(*which)).one_or_none()
    if row is None:
        raise Missing
    return Shown(*row)


def sent_before(
    session: Session, module_id: int, draft: RemarkDraft, *, account_id: int | None, token: str | None
) -> Remark | None:
    """The remark that the same form brought when it was sent before: a guest's by its link, else by its words."""
    mine = Remark.edit_token_hash == token_hash(token) if token else Remark.account_id == account_id
    same = (mine,) if token else (mine, Remark.remark_kind == draft.kind, Remark.text == draft.text)
    statement = sa.select(Remark).where(Remark.module_id == module_id, *same)
    return session.scalar(statement.order_by(Remark.id.desc()).limit(1))


def section_to_remark(session: Session, document: Document, key: str, seen: int) -> tuple[Edition, Section]:
    """A section of the version that everybody reads now, or of the published one that somebody had before their eyes
    (`seen`, its number; 0: the current one). Raises Missing."""
    found = current_edition(session, document)
    if found is None:
        raise Missing
    if seen and seen != found.number:
        return edition_section(session, document, seen, key)
    return found, _of(found, key)


def edition_section(session: Session, document: Document, number: int, key: str) -> tuple[Edition, Section]:
    """A section of a published version. Raises Missing."""
    statement = sa.select(Edition).where(
        Edition.document_id == document.id, Edition.number == number, Edition.published_at.is_not(None)
    )
    found = session.scalar(statement)
    if found is None:
        raise Missing
    return found, _of(found, key)


def _of(edition: Edition, key: str) -> Section:
    for section in edition.sections:
        if section.key == key:
            return section
    raise Missing
