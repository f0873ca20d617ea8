"""Reading municipalities, their areas, legal texts and places."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

import orjson
import sqlalchemy as sa
from sqlalchemy.orm import Session, load_only

from participation.kernel.errors import Missing
from participation.kernel.search import fold
from participation.municipalities.models import Area, District, Ground, LegalText, Municipality, Place

if TYPE_CHECKING:
    from participation.kernel.geo import Area as Shape
    from participation.kernel.geo import Point

# What nearly every request asks is built once: building such a statement costs more than running it.
_BY_SLUG = sa.select(Municipality).where(Municipality.slug == sa.bindparam("slug"))
_EDITION = sa.select(Municipality.edition).where(Municipality.id == sa.bindparam("municipality"))
_DIGEST = sa.select(Area.digest).where(Area.id == sa.bindparam("area"))


def by_slug(session: Session, slug: str) -> Municipality:
    """The municipality of an address. Raises Missing."""
    found: Municipality | None = session.scalar(_BY_SLUG, {"slug": safe_slug(slug)})
    if found is None:
        raise Missing
    return found


def safe_slug(word: str) -> str:
    """A word of an address as it came. Raises Missing for what no slug can hold: PostgreSQL refuses a zero byte."""
    if "\0" in word:
        raise Missing
    return word


def all_municipalities(session: Session) -> list[Municipality]:
    """Every municipality, by name."""
    return list(session.scalars(sa.select(Municipality).order_by(Municipality.name, Municipality.id)))


def whole_area(session: Session, municipality_id: int) -> Area | None:
    """The boundary of the municipality itself, if it is known."""
    statement = sa.select(Area).where(Area.municipality_id == municipality_id, Area.whole).order_by(Area.id)
    return session.scalar(statement.limit(1))


def whole_areas(session: Session) -> list[tuple[Municipality, Area]]:
    """Every municipality whose boundary is known, with it, by name."""
    statement = (
        sa.select(Municipality, Area)
        .join(Area, Area.municipality_id == Municipality.id)
        .where(Area.whole)
        .order_by(Municipality.name, Municipality.id)
    )
    return [(municipality, area) for municipality, area in session.execute(statement)]


def areas(session: Session, municipality_id: int) -> list[Area]:
    """Every area of a municipality: the whole one first, then by name."""
    statement = (
        sa.select(Area)
        .where(Area.municipality_id == municipality_id)
        .order_by(Area.whole.desc(), Area.name, Area.id)
    )
    return list(session.scalars(statement))


def area(session: Session, area_id: int) -> Area:
    """One area. Raises Missing."""
    found = session.get(Area, area_id)
    if found is None:
        raise Missing
    return found


def own_area(session: Session, municipality_id: int, area_id: int) -> Area:
    """An area of this municipality. Raises Missing for another's."""
    found = session.get(Area, area_id)
    if found is None or found.municipality_id != municipality_id:
        raise Missing
    return found


def areas_drawn_on(session: Session, source: str) -> list[tuple[float, float, float, float]]:
    """South, west, north and east of every area whose basemap comes from a source of pictures."""
    statement = sa.select(Area.south, Area.west, Area.north, Area.east).where(
        Area.basemap["source"].as_string() == source
    )
    return [
        (south, west, north, east)
        for south, west, north, east in session.execute(statement.order_by(Area.id))
    ]


def legal_texts(session: Session, municipality_id: int) -> dict[str, LegalText]:
    """The legal pages that are written, by kind."""
    statement = sa.select(LegalText).where(LegalText.municipality_id == municipality_id)
    return {text.kind.value: text for text in session.scalars(statement)}


def districts(session: Session, municipality_id: int) -> list[District]:
    """The districts of a municipality, by name."""
    statement = sa.select(District).where(District.municipality_id == municipality_id).order_by(District.name)
    return list(session.scalars(statement))


def slug_taken(session: Session, slug: str) -> bool:
    """Whether a municipality already has this word as its address."""
    return session.scalar(sa.select(Municipality.id).where(Municipality.slug == slug)) is not None


_STREET = re.compile(r"str(?:\.|\b)")
_HOUSE_NUMBER = re.compile(r"\s[0-9]+\s*[a-zA-Z]?\s*$")
_WORD = re.compile(r"[0-9a-z]+")


def folded_name(name: str) -> str:
    """A name as the address search compares it, without gaps: `Schloß-Str.` is `Schlossstraße`."""
    return "".join(_WORD.findall(_STREET.sub("strasse ", fold(name))))


def sought_name(query: str) -> str:
    """What the address search looks for: the folded name without the house number."""
    return folded_name(_HOUSE_NUMBER.sub("", query[:120]))


def find_places(session: Session, municipality_id: int, query: str, *, limit: int = 8) -> list[Place]:
    """Streets, districts and places whose name begins with the query, or else holds it.

    A house number at the end is left out: the search knows streets.
    """
    sought = sought_name(query)
    if len(sought) < 2:
        return []
    base = sa.select(Place).where(Place.municipality_id == municipality_id)
    begins = sa.case((Place.folded.like(f"{sought}%"), 0), else_=1)
    hits = base.where(Place.folded.like(f"%{sought}%"))
    best_first = hits.order_by(begins, sa.func.length(Place.folded), Place.id)
    return list(session.scalars(best_first.limit(limit)))


def district_of(session: Session, municipality_id: int, point: "Point") -> int | None:
    """The id of the district that a place lies in, or None; on a border the first by name.

    Shapes are kept in memory under the municipality's edition, which changes whenever the districts do.
    """
    edition: str | None = session.connection().execute(_EDITION, {"municipality": municipality_id}).scalar()
    if edition is None:
        raise Missing
    for district_id, surface in _district_shapes(session, municipality_id, edition):
        if surface.contains(point):
            return district_id
    return None


def _district_shapes(session: Session, municipality_id: int, edition: str) -> "list[tuple[int, Shape]]":
    known = _DISTRICTS.get(municipality_id)
    if known is None or known[0] != edition:
        shapes = [(row.id, _shape(orjson.dumps(row.boundary))) for row in districts(session, municipality_id)]
        known = _DISTRICTS[municipality_id] = (edition, shapes)
    return known[1]


_DISTRICTS: "dict[int, tuple[str, list[tuple[int, Shape]]]]" = {}


def shape(session: Session, area_id: int) -> "Shape":
    """The surface of an area, ready to be asked what lies inside; kept in memory until the boundary changes.

    Raises Missing.
    """
    digest: str | None = session.connection().execute(_DIGEST, {"area": area_id}).scalar()
    if digest is None:
        raise Missing
    known = _SHAPES.get(area_id)
    if known is None or known[0] != digest:
        boundary = session.scalar(sa.select(Area.boundary).where(Area.id == area_id))
        known = _SHAPES[area_id] = (digest, _shape(orjson.dumps(boundary)))
    return known[1]


LIGHT = (Area.digest, Area.south, Area.west, Area.north, Area.east, Area.basemap)
"""What of an area is short; its boundary may be a megabyte."""
EYE = 8.0
"""Metres by which a drawn outline may stray: nobody sees it, and a long boundary stays a short text."""


def ground(session: Session, area_id: int) -> Ground:
    """What a map needs of an area; its outline is kept in memory until the boundary changes. Raises Missing."""
    row = session.get(Area, area_id, options=[load_only(*LIGHT)])
    if row is None:
        raise Missing
    known = _OUTLINES.get(area_id)
    if known is None or known[0] != row.digest:
        drawn = shape(session, area_id).simplified(EYE).to_geojson()
        known = _OUTLINES[area_id] = (row.digest, orjson.dumps(drawn).decode())
    return Ground(row.south, row.west, row.north, row.east, row.basemap, known[1])


_OUTLINES: dict[int, tuple[str, str]] = {}
_SHAPES: dict[int, tuple[str, "Shape"]] = {}


@lru_cache(maxsize=1_000)
def _shape(boundary: bytes) -> "Shape":
    from participation.kernel.geo import Area as Shape

    return Shape.from_geojson(orjson.loads(boundary))


def known_logos(session: Session, keys: Collection[str]) -> set[str]:
    """Which of some keys belong to the logo of a municipality."""
    column = Municipality.logo_key
    return {key for key in session.scalars(sa.select(column).where(column.in_(list(keys)))) if key}
