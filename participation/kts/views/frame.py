"""The way around the coordination office's desk."""

from flask import Blueprint, current_app, request, url_for
from flask_babel import lazy_gettext as _l

ENTRIES = (
    (_l("Übersicht"), "kts.overview", ()),
    (_l("Karte"), "kts.map", ()),
    (_l("Kennzahlen"), "kts.indicators", ()),
    (_l("Vergleich"), "kts.compare", ()),
    (_l("Auswertungen"), "kts.reviews", ("/kts/auswertungen", "/kts/kriterien")),
    (_l("Erfahrungen"), "kts.experiences", ("/kts/erfahrungen",)),
    (_l("Forschung"), "kts.research", ("/kts/forschung",)),
    (_l("Bibliothek"), "library.index", ()),
    (_l("Wissen"), "library.knowledge_desk", ("/kts/wissen",)),
    (_l("Installationen"), "kts.installations", ("/kts/installationen",)),
)
"""Words, endpoint, and how the addresses of pages begin that belong to it as well. What is not built in is left out."""


def add_to(pages: Blueprint) -> None:
    """Let templates ask for it, those of other rooms too."""
    pages.add_app_template_global(links, "kts_links")


def links() -> list[tuple[str, str, bool]]:
    """Title, address and "is this the page" of every entry."""
    return [
        (str(title), url_for(endpoint), request.endpoint == endpoint or request.path.startswith(begins))
        for title, endpoint, begins in ENTRIES
        if endpoint in current_app.view_functions
    ]
