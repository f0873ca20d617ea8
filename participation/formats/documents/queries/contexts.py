"""What remarks are about, for people who read them outside the draft."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.documents.models import Remark, Section
from participation.kernel.text import excerpt
from participation.processes.catalogue import Context

_r = Remark.__table__.c


def contexts(session: Session, ids: Collection[int]) -> Mapping[int, Context]:
    """The section of each remark as it is printed, or how it begins where it has no heading, and the marked passage."""
    statement = (
        sa.select(_r.id, _r.quote, Section.number, Section.heading, sa.func.substr(Section.text, 1, 80))
        .join(Section.__table__, Section.id == _r.section_id)
        .where(_r.id.in_(list(ids)))
    )
    return {
        key: Context(f"{number} {heading}".strip() or excerpt(words, 60), quote)
        for key, quote, number, heading, words in session.execute(statement)
    }
