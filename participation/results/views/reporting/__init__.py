"""The report: on the desk to read, to write at and to take home; for everybody with published results."""

from flask import Blueprint

from participation.results.views.reporting import published, reading, writing


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    reading.add_to(pages)
    writing.add_to(pages)
    published.add_to(pages)
