"""Accompanying research: at the office's desk, and at the municipality's."""

from flask import Blueprint

from participation.kts.views.research import agreements, handing_out, municipality


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    for part in (agreements, handing_out, municipality):
        part.add_to(pages)
