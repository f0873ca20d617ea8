"""From a raw row to a row with a place: the file's numbers become a point and a geometry in WGS84."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from participation.kernel.geo import (
    GeoError,
    Point,
    read_geometry,
    representative_point,
    to_wgs84,
)
from participation.kernel.intake.cleaning import Fault
from participation.kernel.intake.model import RawRow, Row
from participation.kernel.intake.places import NOWHERE, PlaceReader, plain_point
from participation.kernel.intake.systems import System

Place = tuple[Point, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Locator:
    """How the places of one file are read."""

    reader: PlaceReader
    system: System

    def row(self, raw: RawRow, columns: tuple[str, ...]) -> Row:
        """The finished row: every column present, and a place or a fault where there should be one."""
        values = raw.values if len(raw.values) == len(columns) else dict.fromkeys(columns) | raw.values
        try:
            place = self._place(raw)
        except GeoError as error:
            field = self._column(error.field)
            faults = (*raw.faults, Fault(raw.number, field, error.message))
            return Row(raw.number, values, None, None, faults)
        point, geometry = place or (None, None)
        return Row(raw.number, values, point, geometry, tuple(raw.faults))

    def _place(self, raw: RawRow) -> Place | None:
        found = self.reader.read(raw)
        if found is None:
            return None
        geometry = self._in_order(found)
        simple = plain_point(geometry)
        if simple == NOWHERE:
            return None
        if simple is None:
            whole = read_geometry(geometry, self.system.crs)
            return representative_point(whole), whole
        x, y = simple
        point = to_wgs84(x, y, self.system.crs)
        return point, point.to_geojson()

    def _in_order(self, geometry: object) -> object:
        if not self.system.swapped or not isinstance(geometry, Mapping):
            return geometry
        return {**geometry, "coordinates": _turned(geometry.get("coordinates"), 4)}

    def _column(self, field: str | None) -> str:
        """The file's column for a fault: what the reader named, or the one that holds this number."""
        names = self.reader.fields
        if field in names or len(names) == 1:
            return field if field in names and field else names[0]
        return names[1] if field == "lon" else names[0]


def _turned(coordinates: object, depth: int) -> object:
    """Nested coordinates with the first two numbers of each position exchanged."""
    if not isinstance(coordinates, list | tuple) or not depth or not coordinates:
        return coordinates
    if isinstance(coordinates[0], list | tuple):
        return [_turned(part, depth - 1) for part in coordinates]
    return [*reversed(coordinates[:2]), *coordinates[2:]]
