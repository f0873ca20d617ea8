"""A municipality and what belongs to it: area, look, legal texts, places to search for."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words


class MunicipalityKind(StrEnum):
    """What sort of territorial authority it is."""

    TOWN = "town"
    COUNTY = "county"


class LegalKind(StrEnum):
    """The legal pages every municipality must have before it publishes anything."""

    IMPRINT = "impressum"
    PRIVACY = "datenschutz"
    ACCESSIBILITY = "barrierefreiheit"
    NETIQUETTE = "netiquette"


FUNDING_ROUNDS = (2019, 2020, 2021)
"""Years in which model projects were chosen."""


def new_edition() -> str:
    """A word that no row ever had: not a count, so that what is cached under it can never be mistaken."""
    return secrets.token_hex(8)


class Municipality(Base):
    """The tenant. Everything in which municipalities differ is data in this row and its neighbours."""

    __tablename__ = "municipality"

    slug: Mapped[str] = mapped_column(sa.String(60), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    kind: Mapped[MunicipalityKind] = mapped_column(words(MunicipalityKind), default=MunicipalityKind.TOWN)
    ags: Mapped[str] = mapped_column(sa.String(8))
    """Official key, eight digits; a county's has its five digits and three zeros."""
    state: Mapped[str] = mapped_column(sa.String(60), default="")
    population: Mapped[int | None]
    funding_round: Mapped[int | None]
    """Year in which the funding as a model project was granted; None for those that are not funded."""
    greeting: Mapped[str] = mapped_column(sa.Text, default="")
    contact_name: Mapped[str] = mapped_column(sa.String(120), default="")
    contact_email: Mapped[str] = mapped_column(sa.String(254), default="")
    contact_phone: Mapped[str] = mapped_column(sa.String(60), default="")
    contact_address: Mapped[str] = mapped_column(sa.Text, default="")
    look: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Colours as `#rrggbb`: action, accent."""
    logo_key: Mapped[str | None] = mapped_column(sa.String(80))
    edition: Mapped[str] = mapped_column(sa.String(16), default=new_edition)
    """Changes whenever the look, the districts or the places do: the version of what is cached of them."""
    created_at: Mapped[datetime]


class Area(Base):
    """A boundary tied to the basemap that is drawn under it, so that fiction never lies over a real map."""

    __tablename__ = "area"

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"), index=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    boundary: Mapped[dict[str, Any]]
    """GeoJSON geometry, Polygon or MultiPolygon, WGS84."""
    digest: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the boundary: shapes in memory are kept under it."""
    south: Mapped[float]
    west: Mapped[float]
    north: Mapped[float]
    east: Mapped[float]
    basemap: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """{"kind": "vector", "file": name in static/basemaps} or {"kind": "tiles", "source": key} or {"kind": "plain"}."""
    whole: Mapped[bool] = mapped_column(default=False)
    """Whether this is the boundary of the municipality itself."""

    @property
    def outline(self) -> str:
        """The boundary as GeoJSON text."""
        return orjson.dumps(self.boundary).decode()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a map needs of an area: its outline, simplified for the eye, and the basemap under it."""

    south: float
    west: float
    north: float
    east: float
    basemap: dict[str, Any]
    outline: str


class Place(Base):
    """A street, district or place that the address search knows."""

    __tablename__ = "place"
    __table_args__ = (sa.Index("ix_place_search", "municipality_id", "folded"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    name: Mapped[str] = mapped_column(sa.String(120))
    folded: Mapped[str] = mapped_column(sa.String(160))
    kind: Mapped[str] = mapped_column(sa.String(20))
    lat: Mapped[float]
    lon: Mapped[float]


class District(Base):
    """A part of a municipality, for the column `teilraum` and for lists."""

    __tablename__ = "district"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "name"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    name: Mapped[str] = mapped_column(sa.String(120))
    ags: Mapped[str] = mapped_column(sa.String(8), default="")
    boundary: Mapped[dict[str, Any]]


class LegalText(Base):
    """One legal page, Markdown as typed and HTML as shown."""

    __tablename__ = "legal_text"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "kind"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    kind: Mapped[LegalKind] = mapped_column(words(LegalKind))
    source: Mapped[str] = mapped_column(sa.Text)
    html: Mapped[str] = mapped_column(sa.Text)
    updated_at: Mapped[datetime]

    @property
    def unfinished(self) -> bool:
        """Whether a placeholder of the starter text is still there."""
        return PLACEHOLDER in self.source


PLACEHOLDER = "[bitte "
"""How every gap begins that a starter text leaves to be filled in."""


class Counter(Base):
    """The last reference number given out, per municipality and year."""

    __tablename__ = "counter"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "year"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    year: Mapped[int]
    last: Mapped[int]
