"""Reviews of published results: at the office's desk, at the municipality's, and for everybody."""

from flask import Blueprint

from participation.kts.views.reviews import municipality, office, public, remarks, rows


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    for part in (office, rows, remarks, municipality, public):
        part.add_to(pages)
