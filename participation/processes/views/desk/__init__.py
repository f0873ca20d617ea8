"""The municipality's pages for its processes."""

from flask import Blueprint

from participation.processes.views.desk import (
    adding,
    categories,
    checking,
    copying,
    creating,
    editing,
    listing,
    parts,
    people,
    phases,
    single,
)


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    for part in (
        listing,
        creating,
        single,
        editing,
        phases,
        categories,
        copying,
        adding,
        parts,
        people,
        checking,
    ):
        part.add_to(pages)
