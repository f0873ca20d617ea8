"""Schemas that several interfaces share. OpenAPI 3.0 says `nullable` where JSON Schema would name a type."""

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
NUMBER: Schema = {"type": "string", "pattern": "^[0-9]{1,18}$"}
COUNT: Schema = {"type": "integer", "minimum": 0}
GEOMETRIES = (
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
)  # fmt: skip
ANSWER_HEADERS: Schema = {
    "ETag": {"description": "Fassung der Antwort.", "schema": TEXT},
    "API-Version": {"description": "Fassung der Schnittstelle.", "schema": TEXT},
}


def ref(name: str) -> Schema:
    """A schema by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def several(schema: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": schema}


def whole(properties: Mapping[str, Schema], *optional: str) -> Schema:
    """An object of which every property is there but for some, and no other."""
    return {
        "type": "object",
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
        "properties": dict(properties),
    }


def feature(key: Schema, properties: Schema, **more: Schema) -> Schema:
    """A GeoJSON Feature."""
    told = {"type": {"type": "string", "enum": ["Feature"]}, "id": key, "geometry": ref("geometry")}
    return whole(told | {"properties": properties} | more)


def collection(of: str, **more: Schema) -> Schema:
    """A GeoJSON FeatureCollection with what stands on every page."""
    told = {
        "type": {"type": "string", "enum": ["FeatureCollection"]},
        "numberMatched": COUNT,
        "numberReturned": COUNT,
        "license": TEXT,
        "links": several(ref("link")),
        "features": several(ref(of)),
    }
    return whole(told | more)


BASICS: dict[str, Schema] = {
    "problem": whole(
        {"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT},
    ),
    "link": whole({"rel": TEXT, "href": TEXT, "type": TEXT, "title": TEXT}, "title"),
    "geometry": {
        "type": "object",
        "nullable": True,
        "description": "GeoJSON in WGS 84, Länge vor Breite; null ohne Ort.",
        "required": ["type", "coordinates"],
        "properties": {
            "type": {"type": "string", "enum": list(GEOMETRIES)},
            "coordinates": {"type": "array", "items": {}},
        },
    },
    "openapi": {"type": "object"},
}
"""By name."""
