"""Measures what is read: map tiles, list page, detail page."""

import gzip
from typing import Any

from participation.bench.floor import Bare, Recorder
from participation.bench.measuring import Figure, beside
from participation.bench.visitor import App, Visitor
from participation.kernel.db import Database
from participation.kernel.geo import KEY_BITS

PLACE = "/messstadt/messung"
ZOOMS = (6, 10, 14, 17)


def read_figures(app: App, database: Database) -> list[Figure]:
    """Every read, ours beside the floor. `app` is the platform as the web server calls it, edge included."""
    recorder = Recorder(database.read_engine)
    bare, visitor = Bare(database), Visitor(app)
    busiest = _busiest(bare)
    figures = [
        figure
        for zoom in ZOOMS
        for figure in _tile(app, visitor, bare, recorder, _tile_url(busiest, zoom), zoom)
    ]
    visitor.get(f"{PLACE}/")  # the first page of a process also loads folium
    figures.append(_page("Liste (24 Ideen)", visitor, bare, recorder, f"{PLACE}/"))
    reference = _newest(visitor)
    figures.append(_page("Detailseite", visitor, bare, recorder, f"{PLACE}/ideen/{reference}"))
    return figures


def _tile(app: App, visitor: Visitor, bare: Bare, recorder: Recorder, url: str, zoom: int) -> list[Figure]:
    edge: Any = app
    edge.kept.clear()
    recorder.take()
    first = visitor.get(url)
    asked = [one for one in recorder.take() if "public_version" not in one[0]]

    def miss() -> None:
        edge.kept.clear()
        visitor.get(url)

    etag = first.headers["ETag"]
    size = f"{len(first.body)} Bytes komprimiert, {len(asked)} Abfragen"
    floor_answer = gzip.compress(bare.json(asked), 5)
    assert floor_answer  # noqa: S101 - the floor found rows as well
    return [
        beside(f"Kachel z{zoom}, neu", miss, lambda: gzip.compress(bare.json(asked), 5), runs=41, note=size),
        beside(
            f"Kachel z{zoom}, unverändert",
            lambda: visitor.get(url, HTTP_IF_NONE_MATCH=etag),
            lambda: gzip.compress(bare.json(asked), 5),
            runs=41,
            note="304",
        ),
    ]


def _page(name: str, visitor: Visitor, bare: Bare, recorder: Recorder, url: str) -> Figure:
    visitor.get(url)
    recorder.take()
    answer = visitor.get(url)
    asked = recorder.take()
    note = f"{len(asked)} Abfragen, {len(answer.body)} Bytes komprimiert"
    return beside(name, lambda: visitor.get(url), lambda: bare.rows(asked), note=note)


def _busiest(bare: Bare) -> int:
    """The key of a place in the middle of the fullest cell of level 14."""
    text = "SELECT cell FROM pin_cell WHERE level = 14 GROUP BY cell ORDER BY sum(pins) DESC LIMIT 1"
    cell = int(bare.rows([(text, ())])[0][0][0])
    return (cell << (KEY_BITS - 28)) + (1 << (KEY_BITS - 29))


def _tile_url(key: int, zoom: int) -> str:
    code = key >> (KEY_BITS - 2 * zoom)
    x = sum((code >> (2 * bit) & 1) << bit for bit in range(zoom))
    y = sum((code >> (2 * bit + 1) & 1) << bit for bit in range(zoom))
    return f"{PLACE}/ideen/tiles/{zoom}/{x}/{y}.json"


def _newest(visitor: Visitor) -> str:
    body = gzip.decompress(visitor.get(f"{PLACE}/").body).decode()
    start = body.index("/ideen/20") + len("/ideen/")
    return body[start : start + 10]
