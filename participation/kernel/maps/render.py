"""Turns parts into what a page needs; the slow half is remembered per configuration."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from participation.kernel.maps.parts import Bounds, Config, Part

if TYPE_CHECKING:
    from participation.kernel.maps.elements import Drawn

_ID = re.compile(r"[a-z][a-z0-9-]*")
_FRAME = Markup(
    '<div class="map-box"{data}><a class="map-skip" href="#{id}-ende">{skip}</a>{map}'
    '<p class="map-status" id="{id}-status" role="status"></p>'
    '<span id="{id}-ende" tabindex="-1"></span></div>'
)
_SIGNS = {sign: f"\\u{ord(sign):04x}" for sign in "<>&'\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class RenderedMap:
    """A map for a page.

    `html` stands where the map is to be; `styles` and `scripts` are paths below static/, to be linked in this
    order; `script` is the text to load after them, the same for the same configuration, `script_hash` its
    name.
    """

    html: Markup
    script: str
    script_hash: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def render_map(
    parts: Sequence[Part], *, map_id: str, bounds: Bounds, label: str, strings: Mapping[str, str]
) -> RenderedMap:
    """A map of `parts`, drawn in this order, that first shows `bounds`.

    `map_id`: lower-case letters, digits and dashes. `label` names the map for those who do not see it;
    `strings` are the values of `STRINGS` in the reader's language. Raises ValueError for a bad id or bounds
    not on earth.
    """
    _check(map_id, bounds)
    calls = tuple((part.function, inert(part.config()), part.scripts) for part in parts)
    drawn, digest = _drawn(map_id, label, inert({"strings": dict(strings)}), calls)
    data: Config = {"bounds": list(bounds)}
    for part in parts:
        data |= part.data()
    box = Markup(drawn.html)  # noqa: S704 - our own template; label and configuration are escaped in it
    html = _FRAME.format(data=_attributes(data), id=map_id, skip=strings["skip"], map=box)
    return RenderedMap(html, drawn.script, digest, drawn.styles, drawn.scripts)


def inert(value: object) -> str:
    """JSON that is nothing but data wherever it lands: in JavaScript, in HTML, and in a Jinja template.

    The last matters because folium compiles its own output as a template. Jinja's opening signs can only
    occur inside strings: in JSON itself a brace is followed by a quote or by the brace that closes.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    text = re.sub("[" + "".join(_SIGNS) + "]", lambda found: _SIGNS[found.group()], text)
    return re.sub(r"\{(?=[{%#])|(?<=\{)\{", r"\\u007b", text)


@lru_cache(maxsize=256)
def _drawn(
    map_id: str, label: str, config: str, calls: tuple[tuple[str, str, tuple[str, ...]], ...]
) -> "tuple[Drawn, str]":
    from participation.kernel.maps import elements

    named = str(escape(label)).replace("{", "&#123;")
    drawn = elements.draw(map_id, named, config, tuple(elements.Call(*call) for call in calls))
    lines = [line.strip() for line in drawn.script.splitlines() if line.strip()]
    script = '(function () {\n"use strict";\n' + "\n".join(lines) + "\n})();\n"
    drawn = elements.Drawn(drawn.html, script, drawn.styles, drawn.scripts)
    return drawn, hashlib.sha256(script.encode()).hexdigest()[:16]


def _check(map_id: str, bounds: Bounds) -> None:
    if not _ID.fullmatch(map_id):
        raise ValueError(f"not an id: {map_id!r}")
    south, west, north, east = bounds
    if not (-90 <= south <= north <= 90 and -180 <= west <= east <= 180):
        raise ValueError(f"not on earth: {bounds}")


def _attributes(data: Config) -> Markup:
    plain = {name: value if isinstance(value, str) else json.dumps(value) for name, value in data.items()}
    return Markup("").join(Markup(' data-map-{}="{}"').format(name, value) for name, value in plain.items())
