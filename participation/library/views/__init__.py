"""The library: open to everybody who wants to learn from others."""

from flask import Blueprint

from participation.library.views import (
    adopting,
    desk,
    files,
    knowledge,
    office,
    publishing,
    reviewing,
    shelf,
    showing,
    writing,
)

pages = Blueprint("library", __name__)
for _part in (files, shelf, showing, adopting, reviewing, desk, publishing, office, knowledge, writing):
    _part.add_to(pages)
