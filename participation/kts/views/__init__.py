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
from participation.kts.views.reviews.mentioned import reviewed
from participation.kts.views.waiting import waiting
from participation.moderation.views.owed import waits
from participation.results.views.mentions import mentions

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
mentions(reviewed)
