"""Pages around anything said in public: comments, supports, photos, official answers and their statuses."""

from flask import Blueprint

from participation.contributions.views import (
    answering,
    commenting,
    own,
    photos,
    statuses,
    supporting,
    withdrawing,
)

pages = Blueprint("contributions", __name__)
OWN_PAGE = own.own_panel
"""Loaded here, so that it is on the page about oneself wherever this room's pages are."""
for part in (commenting, supporting, photos, answering, statuses, withdrawing):
    part.add_to(pages)
