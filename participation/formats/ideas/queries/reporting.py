"""What a report tells of ideas: the most supported ones, how many lie where, and the places themselves."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import (
    LEVELS,
    Contribution,
    OfficialResponse,
    Pin,
    PinCell,
    ResponseStatus,
)
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import published
from participation.municipalities.models import District
from participation.processes.models import Category

_c = Contribution.__table__.c
_i = Idea.__table__.c
_FROM = sa.join(Contribution.__table__, Idea.__table__, _i.id == _c.id)


@dataclass(frozen=True, slots=True)
class Favourite:
    """A public idea among the most supported; `answer` is Markdown as staff wrote it last."""

    reference: str
    title: str
    category: str
    supports: int
    status: str
    answer: str


def favourites(session: Session, module_id: int, limit: int) -> list[Favourite]:
    """The most supported first; among equals the oldest."""
    latest = (
        sa.select(sa.func.max(OfficialResponse.id))
        .where(OfficialResponse.contribution_id == _c.id, OfficialResponse.source != "")
        .correlate(Contribution.__table__)
        .scalar_subquery()
    )
    chosen = (
        sa.select(
            _c.reference, _i.title, Category.name.label("category"), _c.supports,
            ResponseStatus.name.label("status"), OfficialResponse.source.label("answer"),
        )
        .select_from(_FROM)
        .outerjoin(Category, Category.id == _i.category_id)
        .outerjoin(ResponseStatus, ResponseStatus.id == _i.status_id)
        .outerjoin(OfficialResponse, OfficialResponse.id == latest)
        .where(*published(module_id))
        .order_by(_c.supports.desc(), _c.id)
        .limit(limit)
    )  # fmt: skip
    return [
        Favourite(
            row.reference, row.title, row.category or "", row.supports, row.status or "", row.answer or ""
        )
        for row in session.execute(chosen)
    ]


def per_district(session: Session, module_id: int) -> dict[str, int]:
    """How many public ideas lie in each district, by its name; what lies in none is left out."""
    counted = (
        sa.select(District.name, sa.func.count())
        .select_from(_FROM)
        .join(District, District.id == _i.district_id)
        .where(*published(module_id))
        .group_by(District.id, District.name)
        .order_by(sa.func.count().desc(), District.name)
    )
    return {name: count for name, count in session.execute(counted)}  # noqa: C416 - rows are no pairs


def count_places(session: Session, module_id: int) -> int:
    """How many public ideas have a place."""
    return session.scalar(sa.select(sa.func.count()).where(Pin.module_id == module_id)) or 0


def places(session: Session, module_id: int) -> list[tuple[float, float]]:
    """Longitude and latitude of every public idea with a place, in degrees."""
    pins = sa.select(Pin.lon_e6, Pin.lat_e6).where(Pin.module_id == module_id).order_by(Pin.id)
    return [(lon / 1e6, lat / 1e6) for lon, lat in session.execute(pins)]


def crowds(session: Session, module_id: int) -> list[tuple[float, float, int]]:
    """The same from the pyramid, in cells of some hundred metres: their middle and how many lie there, however many
    ideas there are."""
    pins = sa.func.sum(PinCell.pins)
    cells = (
        sa.select(sa.func.sum(PinCell.lon_sum), sa.func.sum(PinCell.lat_sum), pins)
        .where(PinCell.module_id == module_id, PinCell.level == LEVELS[-1], PinCell.pins > 0)
        .group_by(PinCell.cell)
        .order_by(PinCell.cell)
    )
    return [
        (int(lon) / int(number) / 1e6, int(lat) / int(number) / 1e6, int(number))
        for lon, lat, number in session.execute(cells)
    ]
