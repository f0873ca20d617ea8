"""The addresses of votes. A module's word in them is `abstimmung`, or `abstimmung-2` where a process has several."""

from typing import Any

from flask import Blueprint
from werkzeug.routing import BaseConverter

from participation.formats.voting.views import ballot, desk, log, pictures, result, witnessing

pages = Blueprint("voting", __name__)

MODULE = "/<municipality>/<process>/<voting:module>"
BOTH = ["GET", "POST"]


class _Module(BaseConverter):
    """`abstimmung`, `abstimmung-2`, …"""

    regex = r"abstimmung(?:-[0-9]{1,3})?"


def _register(state: Any) -> None:
    state.app.url_map.converters["voting"] = _Module


pages.record_once(_register)
pages.add_url_rule(f"{MODULE}/stimmzettel", "ballot", ballot.ballot, methods=BOTH)
pages.add_url_rule(f"{MODULE}/abgeben", "cast", ballot.cast, methods=["POST"])
pages.add_url_rule(f"{MODULE}/pruefen", "check", log.check, methods=BOTH)
pages.add_url_rule(f"{MODULE}/protokoll", "log", log.log)
pages.add_url_rule(f"{MODULE}/protokoll/regeln.json", "rules_file", log.rules_file)
pages.add_url_rule(f"{MODULE}/protokoll/checkpoint", "checkpoint", log.checkpoint)
pages.add_url_rule(f"{MODULE}/protokoll/log.jsonl", "leaves_file", log.leaves_file)
pictures.add_to(pages)
desk.add_to(pages)
result.add_to(pages)
witnessing.add_to(pages)
