"""The addresses of the desk of a draft."""

from flask import Blueprint

DESK = "/verwaltung/<municipality>/verfahren/<process>/<documents:module>"
BOTH = ["GET", "POST"]


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
