"""The coordination office's desk. Each part says its own routes."""

from flask import Blueprint

from participation.kts.views import overview

pages = Blueprint("kts", __name__)
for part in (overview,):
    part.add_to(pages)
