"""The coordination office's desk. Each part says its own routes."""

from flask import Blueprint

from participation.kts.views import criteria, federation, frame, overview, reviews

pages = Blueprint("kts", __name__)
for part in (frame, overview, reviews, criteria, federation):
    part.add_to(pages)
