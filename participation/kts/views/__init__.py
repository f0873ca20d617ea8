"""The coordination office's desk. Each part says its own routes."""

from flask import Blueprint

from participation.kts.views import (
    atlas,
    compare,
    criteria,
    experience,
    federation,
    frame,
    indicators,
    overview,
    research,
    reviews,
)
from participation.kts.views.waiting import waiting
from participation.moderation.views.owed import waits

pages = Blueprint("kts", __name__)
for part in (
    frame,
    overview,
    indicators,
    atlas,
    compare,
    reviews,
    criteria,
    experience,
    research,
    federation,
):
    part.add_to(pages)
waits(waiting)
