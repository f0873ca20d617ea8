"""The addresses of statements. A module's word in them is `meinungsbild`, or `meinungsbild-2` where a process has several."""

from typing import Any

from flask import Blueprint
from werkzeug.routing import BaseConverter

from participation.formats.statements.views import adding, desk, own, rating, result, single

pages = Blueprint("statements", __name__)

_MODULE = "/<municipality>/<process>/<statements:module>"
_DESK = "/verwaltung/<municipality>/verfahren/<process>/<statements:module>"
_BOTH = ["GET", "POST"]


class _Module(BaseConverter):
    """`meinungsbild`, `meinungsbild-2`, …"""

    regex = r"meinungsbild(?:-[0-9]{1,3})?"


def _register(state: Any) -> None:
    state.app.url_map.converters["statements"] = _Module


pages.record_once(_register)
pages.add_url_rule(f"{_MODULE}/abstimmen", "rate", rating.rate, methods=_BOTH)
pages.add_url_rule(f"{_MODULE}/stimmen", "own_votes", rating.own_votes)
pages.add_url_rule(f"{_MODULE}/ergebnis", "result", result.result)
pages.add_url_rule(f"{_MODULE}/neu", "add", adding.add, methods=_BOTH)
pages.add_url_rule(f"{_MODULE}/meine/<token>", "own", own.receipt)
pages.add_url_rule(f"{_MODULE}/meine/<token>/zurueckziehen", "withdraw", own.withdraw, methods=_BOTH)
pages.add_url_rule(f"{_MODULE}/<reference>", "show", single.show)
pages.add_url_rule(f"{_MODULE}/<reference>/zurueckziehen", "withdraw_own", own.withdraw_own, methods=_BOTH)
pages.add_url_rule(_DESK, "desk", desk.desk, methods=_BOTH)
pages.add_url_rule(f"{_DESK}/<reference>/auswertung", "weigh", desk.weigh, methods=["POST"])
pages.add_url_rule(f"{_DESK}/<reference>/entfernen", "remove", desk.remove, methods=["POST"])
pages.add_url_rule(f"{_DESK}/<name>.csv", "polis", desk.polis, methods=["POST"])
