"""What a map can be made of: frozen configuration, no behaviour. Places are WGS84 degrees, latitude first."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

Bounds = tuple[float, float, float, float]
"""South, west, north, east."""

Config = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """Something on a map. `config` goes into the cached script, `data` into the HTML of one request."""

    function: ClassVar[str] = ""
    """The function of static/js that draws it: `MapKit.<function>(map, config)`."""
    scripts: ClassVar[tuple[str, ...]] = ()
    """What it needs beside Leaflet and js/map.js, as paths below static/."""

    def config(self) -> Config:
        """What is the same for every reader of the page."""
        return {}

    def data(self) -> Config:
        """What belongs to this request: read by the script from `data-…` attributes."""
        return {}


@dataclass(frozen=True, slots=True)
class VectorBasemap(Part):
    """A basemap drawn in the browser from a GeoJSON file of ours (layers: see static/js/map-basemap.js)."""

    url: str
    attribution: str
    function: ClassVar[str] = "vectorBasemap"
    scripts: ClassVar[tuple[str, ...]] = ("js/map-basemap.js",)

    def config(self) -> Config:
        return {"url": self.url, "attribution": self.attribution}


@dataclass(frozen=True, slots=True)
class TileBasemap(Part):
    """Picture tiles from our own proxy; `url` holds {z}, {x} and {y}. Beyond `max_zoom` they are enlarged."""

    url: str
    attribution: str
    min_zoom: int = 5
    max_zoom: int = 18
    function: ClassVar[str] = "tileBasemap"

    def config(self) -> Config:
        zooms = {"minZoom": self.min_zoom, "maxZoom": self.max_zoom}
        return {"url": self.url, "attribution": self.attribution, **zooms}


@dataclass(frozen=True, slots=True)
class PlainBasemap(Part):
    """No picture, only paper: for areas without a basemap."""

    function: ClassVar[str] = "plainBasemap"


@dataclass(frozen=True, slots=True)
class AreaMask(Part):
    """Dims what lies outside an area and draws its edge. `geojson`: (Multi)Polygon as JSON text."""

    geojson: str
    function: ClassVar[str] = "areaMask"

    @classmethod
    def of(cls, geometry: Mapping[str, Any]) -> "AreaMask":
        """From a GeoJSON geometry."""
        return cls(json.dumps(geometry, sort_keys=True, separators=(",", ":")))

    def config(self) -> Config:
        return {"geometry": json.loads(self.geojson)}


@dataclass(frozen=True, slots=True)
class AreaDraw(Part):
    """Staff draw a polygon; the element `field` holds it as a GeoJSON geometry, also at the beginning."""

    field: str
    function: ClassVar[str] = "areaDraw"
    scripts: ClassVar[tuple[str, ...]] = ("js/map-draw.js",)

    def config(self) -> Config:
        return {"field": self.field}


@dataclass(frozen=True, slots=True)
class Category:
    """How a pin looks: at most two letters, colour as #rrggbb, the category's name for those who hear it."""

    id: int
    letter: str
    colour: str
    name: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """One pin that stands out and opens by itself, even where its tile would show a cluster.

    One that still `waits` is not public: there is nothing to be asked about it.
    """

    ref: str
    lat: float
    lon: float
    category_id: int | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ViewportPins(Part):
    """Clusters and pins of what is in view, from tiles.

    `tiles` holds {z}, {x} and {y} and answers
    {"c": [[key, lat, lon, n], …], "p": [[ref, lat, lon, category, title], …]}, at `deepest_zoom` pins only.
    `query` is the filter as it stands in the address bar, without "?". `detail` holds {ref} and answers
    {title, category, status, excerpt, supports, comments, url}.
    """

    tiles: str
    query: str
    categories: tuple[Category, ...]
    detail: str
    highlight: Highlight | None = None
    deepest_zoom: int = 18
    function: ClassVar[str] = "viewportPins"
    scripts: ClassVar[tuple[str, ...]] = ("js/map-pins.js",)

    def config(self) -> Config:
        kinds = {
            str(one.id): {"letter": one.letter, "colour": one.colour, "name": one.name}
            for one in self.categories
        }
        return {"tiles": self.tiles, "detail": self.detail, "categories": kinds, "deepest": self.deepest_zoom}

    def data(self) -> Config:
        return {"query": self.query} | ({"highlight": asdict(self.highlight)} if self.highlight else {})


@dataclass(frozen=True, slots=True)
class FixedPin:
    """One of a few places that are known beforehand. With `url` it opens a popup: name, `facts`, link."""

    lat: float
    lon: float
    letter: str
    colour: str
    name: str
    url: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FixedPins(Part):
    """A short list of places: processes on a start page, the place of one idea."""

    pins: tuple[FixedPin, ...]
    limits: Bounds | None = None
    """How far one may move away from the first view, where no area says so."""
    function: ClassVar[str] = "fixedPins"
    scripts: ClassVar[tuple[str, ...]] = ("js/map-pins.js",)

    def data(self) -> Config:
        pins = {"pins": [asdict(pin) for pin in self.pins]}
        return pins | ({"limits": list(self.limits)} if self.limits else {})


@dataclass(frozen=True, slots=True)
class PinPicker(Part):
    """Chooses one place for a form; every argument is the id of an element of the page.

    The two fields hold decimal degrees. With `address` (a search field), `results` (an empty list) and
    `search_url` (answers [{name, lat, lon}, …] to ?q=…) an address does it as well. `whole`: a box that means
    "no place".
    """

    lat_field: str
    lon_field: str
    status: str
    address: str = ""
    results: str = ""
    search_url: str = ""
    whole: str = ""
    function: ClassVar[str] = "pinPicker"
    scripts: ClassVar[tuple[str, ...]] = ("js/map-picker.js", "js/map-address.js")

    def config(self) -> Config:
        fields = {"lat": self.lat_field, "lon": self.lon_field, "status": self.status, "whole": self.whole}
        return fields | {"address": self.address, "results": self.results, "searchUrl": self.search_url}


@dataclass(frozen=True, slots=True)
class Locate(Part):
    """A button that asks the device where it is; a pin picker takes the answer as the place."""

    function: ClassVar[str] = "locate"
