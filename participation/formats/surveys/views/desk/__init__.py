"""The municipality's pages for a survey."""

from flask import Blueprint

from participation.formats.surveys.views.desk import (
    codes,
    conditions,
    overview,
    pictures,
    questions,
    settings,
)


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    for part in (overview, questions, conditions, pictures, settings, codes):
        part.add_to(pages)
