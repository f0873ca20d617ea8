"""The addresses of drafts. A module's word in them is `entwurf`, or `entwurf-2` where a process has several."""

from typing import Any

from flask import Blueprint
from werkzeug.routing import BaseConverter

from participation.formats.documents.views.desk import routes as desk

pages = Blueprint("documents", __name__)

MODULE = "/<municipality>/<process>/<documents:module>"
BOTH = ["GET", "POST"]


class _Module(BaseConverter):
    """`entwurf`, `entwurf-2`, …"""

    regex = r"entwurf(?:-[0-9]{1,3})?"


def _register(state: Any) -> None:
    state.app.url_map.converters["documents"] = _Module


pages.record_once(_register)
desk.add_to(pages)
