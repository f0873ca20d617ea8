"""The report on the desk: read it, write at it, take it home. The public gets it with published results."""

from flask import Blueprint

from participation.results.views.reporting import reading, writing


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    reading.add_to(pages)
    writing.add_to(pages)
