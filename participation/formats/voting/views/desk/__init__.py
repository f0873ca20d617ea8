"""The municipality's pages for a vote."""

from flask import Blueprint

from participation.formats.voting.views.desk import options, overview, releasing, setup, taking, what_if


def add_to(pages: Blueprint) -> None:
    """Register the routes of setting up a vote."""
    for part in (overview, setup, options, taking, what_if, releasing):
        part.add_to(pages)
