"""The municipality's pages for a survey."""

from flask import Blueprint

from participation.formats.surveys.views.desk import overview


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    for part in (overview,):
        part.add_to(pages)
