"""The area of a municipality or a process: a checked surface that can say whether a pin lies inside."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self, cast

from participation.kernel.geo.crs import WGS84, normal_crs
from participation.kernel.geo.points import DECIMALS, Bounds, GeoError, Point, looks_swapped
from participation.kernel.geo.shapes import MAX_VERTICES, read_geometry
from participation.kernel.geo.tangles import require_few_surfaces, require_uncrowded, require_untangled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray
    from shapely.geometry.base import BaseGeometry

MAX_READ_VERTICES = 500_000
"""Of everything in one file, before its parts are merged to one area."""

_METRES_PER_DEGREE = 111_320.0


class Area:
    """A surface in WGS84, valid, exterior rings anticlockwise, six decimals; never changes."""

    __slots__ = ("_shape",)

    def __init__(self, shape: BaseGeometry) -> None:
        import shapely

        self._shape = _clean(shape)
        if shapely.get_num_coordinates(self._shape) > MAX_VERTICES:
            raise GeoError(
                "Das Gebiet hat mehr als %(most)s Stützpunkte. Bitte vereinfachen Sie es vorher.",
                most=MAX_VERTICES,
            )
        shapely.prepare(self._shape)

    @classmethod
    def from_geojson(cls, data: object, *, crs: str | None = None) -> Self:
        """An area from a geometry, Feature or FeatureCollection (whose surfaces are merged into one).

        `crs` overrides what the data say of themselves. Raises GeoError when there is no surface, when
        numbers said to be degrees are metres, and for everything `read_geometry` refuses.
        """
        import shapely
        from shapely.geometry import shape

        code = normal_crs(crs or declared_crs(data) or WGS84)
        budget = MAX_READ_VERTICES
        parts: list[BaseGeometry] = []
        surfaces = _surfaces(data)
        require_few_surfaces(sum(map(_count, surfaces)))
        for surface in surfaces:
            part = shape(read_geometry(surface, code, max_vertices=budget))
            budget -= int(shapely.get_num_coordinates(part))
            require_untangled(part)
            parts.append(shapely.make_valid(part))
        if not parts:
            raise GeoError("Die Datei enthält keine Fläche. Ein Gebiet braucht mindestens ein Polygon.")
        if len(parts) > 1:
            require_uncrowded(parts)
        return cls(parts[0] if len(parts) == 1 else shapely.union_all(parts, grid_size=10**-DECIMALS))

    def contains(self, point: Point) -> bool:
        """Whether the place lies inside or on the border; holes are outside."""
        import shapely

        return bool(shapely.intersects_xy(self._shape, point.lon, point.lat))

    def contains_many(self, lats: ArrayLike, lons: ArrayLike) -> NDArray[np.bool_]:
        """The same for arrays of degrees, shape (n,)."""
        import numpy as np
        import shapely

        inside = shapely.intersects_xy(self._shape, np.asarray(lons), np.asarray(lats))
        return np.asarray(inside, dtype=np.bool_)

    def why_not(self, point: Point) -> str | None:
        """None for a place inside, else a sentence; it also says when latitude and longitude look swapped."""
        if self.contains(point):
            return None
        if looks_swapped(point.lat, point.lon, self.bounds):
            return "Der Ort liegt außerhalb des Gebiets. Breite und Länge sind wohl vertauscht."
        return "Der Ort liegt außerhalb des Gebiets."

    @property
    def bounds(self) -> Bounds:
        """South, west, north, east in degrees."""
        west, south, east, north = (round(value, DECIMALS) for value in self._shape.bounds)
        return south, west, north, east

    @property
    def centre(self) -> Point:
        """The centre of gravity if it lies inside, else another point well inside."""
        import shapely

        middle = shapely.centroid(self._shape)
        inside = middle if shapely.intersects(self._shape, middle) else shapely.point_on_surface(self._shape)
        return Point(inside.y, inside.x)

    @property
    def vertices(self) -> int:
        """How many positions the outline has, closing ones included."""
        import shapely

        return int(shapely.get_num_coordinates(self._shape))

    def simplified(self, metres: float) -> Area:
        """The area with an outline that strays at most about so many metres; small parts may vanish.

        Method: Douglas and Peucker 1973, keeping the topology. Raises GeoError when nothing is left.
        """
        import shapely

        # Degrees of longitude are shorter: stretch them first, so that the tolerance is the same both ways.
        narrowing = math.cos(math.radians(self.centre.lat))
        squeezed = shapely.transform(self._shape, lambda xy: xy * [narrowing, 1.0])
        simple = shapely.simplify(squeezed, metres / _METRES_PER_DEGREE, preserve_topology=True)
        return Area(shapely.transform(simple, lambda xy: xy / [narrowing, 1.0]))

    def to_geojson(self) -> dict[str, Any]:
        """The GeoJSON geometry (RFC 7946): a Polygon or MultiPolygon."""
        from shapely.geometry import mapping

        drawn = mapping(self._shape)
        return {"type": drawn["type"], "coordinates": _rounded(drawn["coordinates"])}


def declared_crs(data: object) -> str | None:
    """What a GeoJSON object says of its own coordinate system in the old `crs` member, if anything."""
    crs = data.get("crs") if isinstance(data, Mapping) else None
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    name = properties.get("name") if isinstance(properties, Mapping) else None
    return name if isinstance(name, str) and name.strip() else None


def _surfaces(data: object) -> list[Mapping[str, Any]]:
    """The Polygon and MultiPolygon geometries in a GeoJSON object; points and lines are left out."""
    if not isinstance(data, Mapping):
        raise GeoError("Das ist kein GeoJSON-Objekt.")
    if data.get("type") == "FeatureCollection":
        features = data.get("features")
        found = [_geometry_of(feature) for feature in features] if isinstance(features, list) else []
    else:
        found = [_geometry_of(data) if data.get("type") == "Feature" else data]
    flat = [part for geometry in found for part in _flattened(geometry)]
    # A tuple, because a stranger's "type" may be of a kind that no set can be asked for.
    return [part for part in flat if part.get("type") in ("Polygon", "MultiPolygon")]


def _count(surface: Mapping[str, Any]) -> int:
    """How many polygons a geometry holds; what is none is refused when it is read."""
    coordinates = surface.get("coordinates")
    many = surface.get("type") == "MultiPolygon" and isinstance(coordinates, list | tuple)
    return len(cast("Sequence[object]", coordinates)) if many else 1


def _geometry_of(feature: object) -> object:
    return feature.get("geometry") if isinstance(feature, Mapping) else None


def _flattened(geometry: object) -> list[Mapping[str, Any]]:
    if not isinstance(geometry, Mapping):
        return []
    if geometry.get("type") != "GeometryCollection":
        return [geometry]
    members = geometry.get("geometries")
    return [part for part in members if isinstance(part, Mapping)] if isinstance(members, list) else []


def _clean(shape: BaseGeometry) -> BaseGeometry:
    """Valid, on the grid of six decimals, surfaces only, right-hand rule."""
    import shapely

    valid = shapely.set_precision(shapely.make_valid(shapely.force_2d(shape)), 10**-DECIMALS)
    surfaces = [part for part in shapely.get_parts(valid, return_index=False) if part.geom_type == "Polygon"]
    nested = [part for part in shapely.get_parts(valid) if part.geom_type == "MultiPolygon"]
    surfaces += [polygon for part in nested for polygon in shapely.get_parts(part)]
    if not surfaces:
        raise GeoError("Das Gebiet hat keine Fläche.")
    whole = surfaces[0] if len(surfaces) == 1 else shapely.multipolygons(surfaces)
    # Normalised first, so that reading an area twice gives the same text.
    upright: BaseGeometry = shapely.orient_polygons(shapely.normalize(whole))
    return upright


def _rounded(coordinates: Sequence[Any]) -> list[Any]:
    if isinstance(coordinates[0], float):
        return [round(value, DECIMALS) + 0.0 for value in coordinates]
    return [_rounded(part) for part in coordinates]
