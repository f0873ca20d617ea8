"""What the standard wants to be told beside the features: where one begins, what is fulfilled, which collections."""

from collections.abc import Sequence
from typing import Any

from participation.interfaces.moments import utc
from participation.interfaces.ogc.collections import Collection
from participation.interfaces.terms import GEOJSON, HTML, JSON, LICENCE, OPENAPI, Link, address, link

_CLASS = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf"
CONFORMS = tuple(f"{_CLASS}/{name}" for name in ("core", "oas30", "html", "geojson"))
"""Conformance classes of OGC 17-069r4, annex A."""
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"


def landing(base: str, title: str) -> dict[str, Any]:
    """Where one begins."""
    here = address(base, "ogc", "")
    links = [
        *_both("self", here, JSON),
        link("service-desc", address(base, "openapi.json"), OPENAPI, "Beschreibung dieser Schnittstelle"),
        link("service-doc", address(base, "hilfe", "schnittstellen"), HTML, "Offene Schnittstellen"),
        link("conformance", address(base, "ogc", "conformance"), JSON, "Erfüllte Teile des Standards"),
        link("data", address(base, "ogc", "collections"), JSON, "Sammlungen"),
        _licence(),
    ]
    meaning = "Öffentliche Beteiligungsverfahren und Beiträge mit Ort, als Ebenen für Geoinformationssysteme."
    return {"title": title, "description": meaning, "links": links}


def conformance() -> dict[str, Any]:
    """What is fulfilled."""
    return {"conformsTo": list(CONFORMS)}


def collections(found: Sequence[Collection], base: str) -> dict[str, Any]:
    """All of them."""
    here = address(base, "ogc", "collections")
    return {
        "links": [*_both("self", here, JSON), _licence()],
        "collections": [collection(one, base) for one in found],
    }


def collection(found: Collection, base: str) -> dict[str, Any]:
    """One of them."""
    here = address(base, "ogc", "collections", found.name)
    return {
        "id": found.name,
        "title": found.title,
        "description": found.meaning,
        "itemType": "feature",
        "extent": _extent(found),
        "crs": [CRS84],
        "links": [
            *_both("self", here, JSON),
            *_both("items", f"{here}/items", GEOJSON, other="items"),
            _licence(),
        ],
    }


def _extent(found: Collection) -> dict[str, Any]:
    extent: dict[str, Any] = {}
    if found.bounds is not None:
        extent["spatial"] = {"bbox": [list(found.bounds)], "crs": CRS84}
    if found.opens is not None and found.closes is not None:
        extent["temporal"] = {"interval": [[utc(found.opens), utc(found.closes)]], "trs": GREGORIAN}
    return extent


def _both(rel: str, here: str, media: str, other: str = "alternate") -> list[Link]:
    """The same as data and as a page to look at."""
    parted = "&" if "?" in here else "?"
    return [link(rel, f"{here}{parted}f=json", media), link(other, f"{here}{parted}f=html", HTML)]


def _licence() -> Link:
    return link("license", LICENCE, HTML, "Datenlizenz Deutschland – Namensnennung – 2.0")
