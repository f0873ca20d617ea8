"""The addresses of surveys. A module's word in them is `umfrage`, or `umfrage-2` where a process has several."""

from typing import Any

from flask import Blueprint
from werkzeug.routing import BaseConverter

from participation.formats.surveys.views import desk, pictures
from participation.formats.surveys.views.filling import routes as filling
from participation.formats.surveys.views.results import routes as results

pages = Blueprint("surveys", __name__)


class _Module(BaseConverter):
    """`umfrage`, `umfrage-2`, …"""

    regex = r"umfrage(?:-[0-9]{1,3})?"


def _register(state: Any) -> None:
    state.app.url_map.converters["surveys"] = _Module


pages.record_once(_register)
for part in (pictures, desk, filling, results):
    part.add_to(pages)
