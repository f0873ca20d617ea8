"""The addresses of ideas. A module's word in them is `ideen`, or `ideen-2` where a process has several."""

import re
from typing import Any

from flask import Blueprint
from werkzeug.routing import BaseConverter

from participation.formats.ideas.queries import tiles as tile_queries
from participation.formats.ideas.queries.filters import read_filter
from participation.formats.ideas.views import change, desk, moving, own, single, submit, tiles
from participation.kernel import edge

pages = Blueprint("ideas", __name__)

_MODULE = "/<municipality>/<process>/<ideas:module>"


class _Module(BaseConverter):
    """`ideen`, `ideen-2`, …"""

    regex = r"ideen(?:-[0-9]{1,3})?"


def _register(state: Any) -> None:
    state.app.url_map.converters["ideas"] = _Module


pages.record_once(_register)
pages.add_url_rule(f"{_MODULE}/tiles/<int:z>/<int:x>/<int:y>.json", "tile", tiles.tile)
pages.add_url_rule(f"{_MODULE}/neu", "submit", submit.submit, methods=["GET", "POST"])
pages.add_url_rule(f"{_MODULE}/aehnlich.json", "alike", submit.alike)
pages.add_url_rule(f"{_MODULE}/meine/<token>", "own", own.receipt)
pages.add_url_rule(f"{_MODULE}/meine/<token>/qr.svg", "qr", own.qr)
pages.add_url_rule(f"{_MODULE}/meine/<token>/foto.webp", "picture", own.picture)
pages.add_url_rule(f"{_MODULE}/meine/<token>/aendern", "edit", change.edit, methods=["GET", "POST"])
pages.add_url_rule(
    f"{_MODULE}/meine/<token>/zurueckziehen", "withdraw", own.withdraw, methods=["GET", "POST"]
)
pages.add_url_rule(f"{_MODULE}/<reference>", "show", single.show)
pages.add_url_rule(f"{_MODULE}/<reference>.json", "detail", single.detail)
pages.add_url_rule(f"{_MODULE}/<reference>/aendern", "edit_own", change.edit_own, methods=["GET", "POST"])
pages.add_url_rule(
    f"{_MODULE}/<reference>/zurueckziehen", "withdraw_own", own.withdraw_own, methods=["GET", "POST"]
)
pages.add_url_rule(
    "/verwaltung/<municipality>/verfahren/<process>/<ideas:module>/nachtragen",
    "enter",
    desk.enter,
    methods=["GET", "POST"],
)
pages.add_url_rule(
    "/verwaltung/<municipality>/verfahren/<process>/<ideas:module>/uebernehmen",
    "move_in",
    moving.move_in,
    methods=["GET", "POST"],
)

edge.register(
    edge.Answer(
        pattern=re.compile(
            r"/(?P<municipality>[a-z0-9-]+)/(?P<process>[a-z0-9-]+)/(?P<module>ideen(?:-[0-9]{1,3})?)"
            r"/tiles/(?P<z>[0-9]{1,2})/(?P<x>[0-9]{1,8})/(?P<y>[0-9]{1,8})\.json"
        ),
        version=tile_queries.public_module,
        body=lambda connection, module_id, parts, query: tile_queries.tile(
            connection, module_id, (int(parts["z"]), int(parts["x"]), int(parts["y"])), read_filter(query)
        ),
        parameters=frozenset({"kategorie", "status", "q"}),
        names=("municipality", "process", "module"),
    )
)
