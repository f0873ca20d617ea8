"""Remarks on a draft as open interfaces read them: never who submits in a formal period."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.queries.entries import page_of_entries, plain_entry, told
from participation.formats.documents.models import Remark, Section
from participation.kernel.text import excerpt
from participation.processes.catalogue import Entry, Wanted

_r, _s = Remark.__table__.c, Section.__table__.c

_REMARKS = told(
    "remark", Remark.__table__, sa.literal(""), section=_s.number, heading=_s.heading, quote=_r.quote
).join(Section.__table__, _s.id == _r.section_id)  # fmt: skip


def entries(session: Session, wanted: Wanted) -> tuple[Sequence[Entry], int]:
    """A page of public remarks, and how many there are; their topic is the section they speak of."""
    return page_of_entries(session, wanted, "remark", _REMARKS, _entry)


def _entry(row: Any) -> Entry:
    """As `Remark.headline`: whoever only approves may say nothing."""
    title = excerpt(row.text or row.quote, 80) or "Zustimmung"
    return plain_entry(row, title=title, category=f"{row.section} {row.heading}".strip())
