"""Maps in pages: the basemap of an area, words in the reader's language, and an address for the map's script.

The script holds configuration only. It is kept under its hash in DATA/maps, so that every process of an installation
can serve it; writing the same file twice does no harm. What no page uses any more is swept.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from flask import Blueprint, Response, abort, current_app, url_for
from flask_babel import gettext as _

from participation.config import Config
from participation.kernel import clock, jobs, web
from participation.kernel.assets import FOR_EVER
from participation.kernel.db import Database
from participation.kernel.maps import (
    STRINGS,
    AreaMask,
    Part,
    PlainBasemap,
    RenderedMap,
    TileBasemap,
    VectorBasemap,
    render_map,
)

pages = Blueprint("maps", __name__)

UNUSED_KEPT = 7 * 24 * 3_600
"""Seconds that a script is kept after a page last used it."""
REFRESHED = 24 * 3_600
"""Seconds after which its use is noted again."""
SWEEP_AT = 37
"""The minute of every hour."""

_KEY = re.compile(r"[0-9a-f]{16}")


class HasArea(Protocol):
    """What a map needs to know of an area: `outline` is a GeoJSON geometry as text, the rest WGS84 degrees."""

    @property
    def outline(self) -> str: ...
    @property
    def south(self) -> float: ...
    @property
    def west(self) -> float: ...
    @property
    def north(self) -> float: ...
    @property
    def east(self) -> float: ...
    @property
    def basemap(self) -> Mapping[str, Any]: ...


def area_map(map_id: str, area: HasArea, label: str, *parts: Part) -> RenderedMap:
    """A map of an area: its basemap, everything outside dimmed, and some parts on it."""
    ground = (basemap(area.basemap), AreaMask(area.outline))
    bounds = (float(area.south), float(area.west), float(area.north), float(area.east))
    return render_map((*ground, *parts), map_id=map_id, bounds=bounds, label=label, strings=words())


def words() -> dict[str, str]:
    """What maps say, in the reader's language."""
    return {name: _(sentence) for name, sentence in STRINGS.items()}


def basemap(choice: Mapping[str, Any]) -> Part:
    """The part that draws a basemap: {"kind": "vector", "file", "attribution"}, {"kind": "tiles", …} or plain."""
    match choice.get("kind"):
        case "vector":
            url: str = current_app.jinja_env.globals["asset"](f"basemaps/{choice['file']}")  # type: ignore[operator]  # a function
            return VectorBasemap(url, choice.get("attribution", ""))
        case "tiles":
            url = url_for("municipalities.tile", source=choice["source"], z=0, x=0, y=0).replace(
                "/0/0/0", "/{z}/{x}/{y}"
            )
            return TileBasemap(url, choice.get("attribution", ""), max_zoom=choice.get("max_zoom", 18))
        case _:
            return PlainBasemap()


def script_url(rendered: RenderedMap) -> str:
    """Where the browser finds the script of a map."""
    folder = web.config().map_folder
    path = folder / f"{rendered.script_hash}.js"
    if not _in_use(path):
        folder.mkdir(exist_ok=True)
        draft = folder / f".{rendered.script_hash}.{os.getpid()}"
        draft.write_text(rendered.script, encoding="utf-8")
        draft.replace(path)
    return url_for("maps.script", key=rendered.script_hash)


def _in_use(path: Path) -> bool:
    """Whether the file is there, and young enough to stay; using it makes it young again."""
    try:
        if clock.now().timestamp() - path.stat().st_mtime > REFRESHED:
            os.utime(path)
    except FileNotFoundError:
        return False
    return True


def tidy_scripts(config: Config, _database: Database) -> int:
    """Once an hour remove what no page has used for a week, such as maps of areas that are gone; answers how many.

    A page writes the script that it lacks, so nothing is lost; one that a reader has just been sent stays.
    """
    if clock.now().minute != SWEEP_AT or not config.map_folder.exists():
        return 0
    oldest = clock.now().timestamp() - UNUSED_KEPT
    unused = [path for path in config.map_folder.iterdir() if path.stat().st_mtime < oldest]
    for path in unused:
        path.unlink(missing_ok=True)
    return len(unused)


def script(key: str) -> Response:
    """The script of a map."""
    path = web.config().map_folder / f"{key}.js"
    if not (_KEY.fullmatch(key) and path.is_file()):
        abort(404)
    response = Response(path.read_bytes(), mimetype="text/javascript")
    response.headers["Cache-Control"] = FOR_EVER
    return response


script.door = "everybody"  # type: ignore[attr-defined]  # the gate's label; the gate lives above the kernel
jobs.sweep("maps", tidy_scripts)
pages.add_url_rule("/karten/<key>.js", view_func=script)
