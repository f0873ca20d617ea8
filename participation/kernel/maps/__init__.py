"""Maps for people: Leaflet from our own static files, put together by folium, which only this room touches.

    map = render_map(
        (VectorBasemap(url, credit), AreaMask.of(boundary), ViewportPins(tiles, query, categories, detail)),
        map_id="karte", bounds=(south, west, north, east), label="Karte der Beiträge", strings=translated,
    )

The page takes `map.html` and links `map.styles` and `map.scripts` (paths below static/); `map.script` is
served from our origin under `map.script_hash`, for ever. It holds configuration only, and only what is the
same for every reader of a page: what belongs to one request (the view, the filter, a highlighted pin, fixed
pins) stands in the HTML. Nothing a citizen wrote goes into either; it reaches the map as JSON and is drawn
as text by `static/js`.
"""

from participation.kernel.maps.counted import CountedCell, CountedCells
from participation.kernel.maps.parts import (
    AreaDraw,
    AreaMask,
    Bounds,
    Category,
    FixedPin,
    FixedPins,
    Highlight,
    Locate,
    Part,
    PinPicker,
    PlainBasemap,
    TileBasemap,
    VectorBasemap,
    ViewportPins,
)
from participation.kernel.maps.render import RenderedMap, render_map
from participation.kernel.maps.strings import STRINGS

__all__ = [
    "STRINGS",
    "AreaDraw",
    "AreaMask",
    "Bounds",
    "Category",
    "CountedCell",
    "CountedCells",
    "FixedPin",
    "FixedPins",
    "Highlight",
    "Locate",
    "Part",
    "PinPicker",
    "PlainBasemap",
    "RenderedMap",
    "TileBasemap",
    "VectorBasemap",
    "ViewportPins",
    "render_map",
]
