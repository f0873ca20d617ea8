"""Pages of a municipality: legal texts, its look, its places; and the settings for its admins."""

from flask import Blueprint

from participation.municipalities.views import areas, barrier, legal, look, places, settings, tiles

pages = Blueprint("municipalities", __name__)
for part in (legal, look, places, barrier, settings, areas, tiles):
    part.add_to(pages)
pages.app_context_processor(
    lambda: {"legal_links": legal.links, "look_url": look.url, "logo_url": look.logo_url}
)
