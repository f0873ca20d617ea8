"""GeoJSON as RFC 7946 says: one FeatureCollection, WGS 84, longitude before latitude.

The properties are all columns in their order, but for a geometry column. A row without a place has geometry
null.
"""

from collections.abc import Callable, Iterator
from typing import Any

import orjson

from participation.kernel.tables import Row, Table
from participation.results.writers.cells import coalesced
from participation.results.writers.json import enclosed, json_rows


def geojson_bytes(table: Table) -> Iterator[bytes]:
    """The table as GeoJSON in chunks of about 64 kB; `name` is what QGIS and GDAL call the layer.

    RFC 7946 knows no other coordinate system than WGS 84. ValueError for a naive datetime or broken geometry.
    """
    head = b'{"type":"FeatureCollection","name":' + orjson.dumps(table.name) + b',"features":['
    return coalesced(enclosed(head, _features(table), b"]}"))


def _features(table: Table) -> Iterator[list[dict[str, Any]]]:
    place, names = _place(table), table.names
    hidden = table.geometry if isinstance(table.geometry, str) else None
    for rows in json_rows(table):
        features = []
        for row in rows:
            properties = dict(zip(names, row, strict=True))
            if hidden:
                del properties[hidden]
            features.append({"type": "Feature", "geometry": place(row), "properties": properties})
        yield features


def _place(table: Table) -> Callable[[Row], Any]:
    """How to tell a row's geometry."""
    places = [table.names.index(name) for name in table.geometry_names]
    if not places:
        return lambda _row: None
    if len(places) == 1:
        return lambda row: row[places[0]]
    lon, lat = places
    return lambda row: _point(row[lon], row[lat])


def _point(lon: float | None, lat: float | None) -> dict[str, Any] | None:
    if lon is None or lat is None:
        return None
    return {"type": "Point", "coordinates": (lon, lat)}
