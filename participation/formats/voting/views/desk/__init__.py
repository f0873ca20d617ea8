"""The municipality's pages for a vote."""

from flask import Blueprint

from participation.formats.voting.views.desk import (
    anomalies,
    commission,
    deeds,
    letters,
    lists,
    options,
    overview,
    paper,
    releasing,
    remarks,
    setup,
    taking,
    what_if,
    witnesses,
)


def add_to(pages: Blueprint) -> None:
    """Register the routes of setting up a vote, and of what is done by hand while it runs."""
    for part in (overview, setup, options, taking, what_if, witnesses, releasing, commission):
        part.add_to(pages)
    for part in (letters, lists, paper, deeds, anomalies, remarks):
        part.add_to(pages)
