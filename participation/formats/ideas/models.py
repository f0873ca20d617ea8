"""An idea: a contribution with a title and a place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.contributions.models import Contribution, Spot
from participation.kernel.db import Key
from participation.kernel.geo import Point


@dataclass(frozen=True, slots=True)
class IdeaSettings:
    """What a municipality may choose for a module of ideas."""

    photos: bool = True
    whole_area: bool = True
    """Whether an idea may be meant for the whole area instead of one place."""
    longest_text: int = 4000


@dataclass(frozen=True, slots=True)
class IdeaDraft:
    """An idea as somebody typed it, checked field by field. `point` is None where the whole area is meant."""

    title: str
    text: str
    category_id: int | None
    point: Point | None
    address: str = ""
    geometry: dict[str, Any] | None = None
    """A line or surface instead of a point; `point` then lies on it."""


class Idea(Contribution):
    """A contribution pinned on the map, or meant for the whole area."""

    __tablename__ = "idea"
    __table_args__: tuple[Any, ...] = (
        sa.CheckConstraint("(lat IS NULL) = (lon IS NULL)", name="whole_point"),
        sa.CheckConstraint("lat BETWEEN -90 AND 90 AND lon BETWEEN -180 AND 180", name="on_earth"),
    )
    __mapper_args__ = {"polymorphic_identity": "idea"}  # noqa: RUF012 - SQLAlchemy's own

    id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contribution.id"), primary_key=True)
    title: Mapped[str] = mapped_column(sa.String(120))
    category_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("category.id"), index=True)
    status_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("response_status.id"), index=True)
    geometry: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))
    """GeoJSON, WGS84: Point today, LineString and Polygon allowed. None where the whole area is meant."""
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    zkey: Mapped[int | None]
    address: Mapped[str] = mapped_column(sa.String(200), default="")
    district_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("district.id"))
    answered_at: Mapped[datetime | None]

    @property
    def located(self) -> bool:
        """Whether it has a place on the map."""
        return self.lat is not None

    def set_status(self, status_id: int | None, at: datetime | None) -> None:
        """Take over the status of an official answer; `at` is when it was given in words, None for a mere status."""
        self.status_id = status_id
        self.answered_at = self.answered_at or at

    def set_category(self, category_id: int) -> None:
        """Sort it under another topic."""
        self.category_id = category_id

    def headline(self) -> str:
        """What it is called in lists."""
        return self.title

    def spot(self) -> Spot:
        """Where it is counted and drawn while it is public."""
        place = (self.module_id, self.id, self.category_id or 0, self.status_id or 0)
        if self.lat is None or self.lon is None:
            return Spot(*place)
        return Spot(*place, round(self.lat * 1_000_000), round(self.lon * 1_000_000), self.zkey)
