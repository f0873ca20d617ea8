"""Ideas as open interfaces read them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from participation.contributions.queries.entries import page_of_entries, plain_entry, told
from participation.formats.ideas.models import Idea
from participation.processes.catalogue import Entry, Wanted
from participation.processes.models import Category

_i = Idea.__table__.c

_IDEAS = told(
    "idea", Idea.__table__, _i.title,
    category=Category.name, address=_i.address, geometry=_i.geometry, lat=_i.lat, lon=_i.lon,
).outerjoin(Category, Category.id == _i.category_id)  # fmt: skip


def entries(session: Session, wanted: Wanted) -> tuple[Sequence[Entry], int]:
    """A page of public ideas, and how many there are; what lies on a line or surface is found by its pin."""
    return page_of_entries(session, wanted, "idea", _IDEAS, _entry)


def _entry(row: Any) -> Entry:
    return plain_entry(row, category=row.category or "", address=row.address, geometry=_place(row))


def _place(row: Any) -> dict[str, Any] | None:
    if row.geometry is not None or row.lat is None:
        return row.geometry  # type: ignore[no-any-return]  # JSON
    return {"type": "Point", "coordinates": [row.lon, row.lat]}
