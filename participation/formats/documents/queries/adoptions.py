"""Which remarks led to a version, as far as everybody may know."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, Visibility
from participation.formats.documents.models import Adoption, Document, Edition, Remark, RemarkKind
from participation.kernel.text import excerpt

_c = Contribution.__table__.c
_r = Remark.__table__.c


@dataclass(frozen=True, slots=True)
class Led:
    """A public remark that led to a version."""

    reference: str
    kind: RemarkKind
    excerpt: str
    edition: int


def adopted_by_key(session: Session, document: Document, after: int, upto: int) -> dict[str, list[Led]]:
    """The remarks that led to the versions behind `after`, up to `upto`, by the key of the section they changed ("" for
    the text as a whole)."""
    statement = (
        sa.select(Adoption.section_key, _c.reference, _r.remark_kind, _c.text, _r.quote, Edition.number)
        .select_from(Adoption)
        .join(Edition, Edition.id == Adoption.edition_id)
        .join(Contribution.__table__, _c.id == Adoption.remark_id)
        .join(Remark.__table__, _r.id == Adoption.remark_id)
        .where(
            Edition.document_id == document.id,
            Edition.number > after,
            Edition.number <= upto,
            Edition.published_at.is_not(None),
            _c.visibility == Visibility.PUBLISHED,
        )
        .order_by(_c.id, Edition.number)
    )
    found: dict[str, list[Led]] = {}
    for key, reference, kind, words, quote, edition in session.execute(statement):
        found.setdefault(key, []).append(Led(reference, kind, excerpt(words or quote, 140), edition))
    return found
