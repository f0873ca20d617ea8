"""What stands beside a text: how many remarks each section has, and the passages that somebody marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, Visibility
from participation.formats.documents.models import (
    Adoption,
    Document,
    Edition,
    Outage,
    Remark,
    RemarkKind,
    Section,
)

_c = Contribution.__table__.c
_r = Remark.__table__.c
_PUBLIC = sa.join(Contribution.__table__, Remark.__table__, _r.id == _c.id)
_SHOWN = _c.visibility == Visibility.PUBLISHED


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a section that a public remark is about, in characters of `Section.text`."""

    reference: str
    kind: RemarkKind
    start: int
    end: int


def remarks_per_key(session: Session, document: Document) -> dict[str, int]:
    """Public remarks per section over all versions, by the section's key."""
    statement = (
        sa.select(Section.key, sa.func.count())
        .select_from(_PUBLIC)
        .join(Section, Section.id == _r.section_id)
        .join(Edition, Edition.id == Section.edition_id)
        .where(Edition.document_id == document.id, _SHOWN)
        .group_by(Section.key)
    )
    return {key: number for key, number in session.execute(statement)}  # noqa: C416 - rows are no pairs


def remarks_per_edition(session: Session, document: Document) -> dict[int, dict[str, int]]:
    """Public remarks per version's id and section's key."""
    statement = (
        sa.select(Section.edition_id, Section.key, sa.func.count())
        .select_from(_PUBLIC)
        .join(Section, Section.id == _r.section_id)
        .join(Edition, Edition.id == Section.edition_id)
        .where(Edition.document_id == document.id, _SHOWN)
        .group_by(Section.edition_id, Section.key)
    )
    found: dict[int, dict[str, int]] = {}
    for edition_id, key, number in session.execute(statement):
        found.setdefault(edition_id, {})[key] = number
    return found


def passages(session: Session, sections: Iterable[Section]) -> Mapping[int, list[Passage]]:
    """The marked passages of some sections of one version, by the section's id, from beginning to end."""
    ids = [section.id for section in sections]
    statement = (
        sa.select(_r.section_id, _c.reference, _r.remark_kind, _r.quote_start, _r.quote_end)
        .select_from(_PUBLIC)
        .where(_r.section_id.in_(ids), _SHOWN, _r.quote_end > 0)
        .order_by(_r.section_id, _r.quote_start, _r.quote_end, _c.id)
    )
    found: dict[int, list[Passage]] = {}
    for section_id, reference, kind, start, end in session.execute(statement):
        found.setdefault(section_id, []).append(Passage(reference, kind, start, end))
    return found


def outages(session: Session, document: Document) -> list[Outage]:
    """What made the period longer, in the order it happened."""
    statement = sa.select(Outage).where(Outage.document_id == document.id, Outage.days_added > 0)
    return list(session.scalars(statement.order_by(Outage.began_at, Outage.id)))


@dataclass(frozen=True, slots=True)
class TakenUp:
    """Where a remark led to a change: the version, and the section of it, if one is named."""

    edition: int
    number: str
    heading: str


def taken_up(session: Session, remark_id: int) -> list[TakenUp]:
    """The versions that a remark led to, as far as they are published."""
    statement = (
        sa.select(Edition.number, Section.number, Section.heading)
        .select_from(Adoption)
        .join(Edition, Edition.id == Adoption.edition_id)
        .outerjoin(Section, sa.and_(Section.edition_id == Edition.id, Section.key == Adoption.section_key))
        .where(Adoption.remark_id == remark_id, Edition.published_at.is_not(None))
        .order_by(Edition.number)
    )
    return [
        TakenUp(edition, number or "", heading or "")
        for edition, number, heading in session.execute(statement)
    ]
