"""What stands in every answer: version, licence, and where things are found."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode

VERSION = "1.0.0"
"""Of the interfaces, as https://semver.org counts: what is added counts the second number up, what breaks the first."""
LICENCE = "https://www.govdata.de/dl-de/by-2-0"
"""Datenlizenz Deutschland – Namensnennung – Version 2.0."""
GEOJSON = "application/geo+json"
JSON = "application/json"
HTML = "text/html"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"

Link = dict[str, str]


def link(rel: str, href: str, media: str, title: str = "") -> Link:
    """A link as OGC API and PDS write it."""
    found = {"rel": rel, "href": href, "type": media}
    return found | {"title": title} if title else found


def address(base: str, *parts: str | int, **query: Any) -> str:
    """An address below another one; parameters without a value are left out."""
    asked = {name: value for name, value in query.items() if value is not None}
    path = "/".join([base, *(quote(str(part), safe=".") for part in parts)])
    return f"{path}?{urlencode(asked, safe=',:/.')}" if asked else path


def collection(features: Sequence[Any], matched: int, links: Sequence[Link], **more: Any) -> dict[str, Any]:
    """A GeoJSON FeatureCollection with what both interfaces tell of a page."""
    return {
        "type": "FeatureCollection",
        "numberMatched": matched,
        "numberReturned": len(features),
        **more,
        "license": LICENCE,
        "links": list(links),
        "features": list(features),
    }


def feature(
    key: str | int, geometry: Mapping[str, Any] | None, properties: Mapping[str, Any]
) -> dict[str, Any]:
    """A GeoJSON Feature; `geometry` is None where there is no place (RFC 7946, section 3.2)."""
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": dict(properties)}
