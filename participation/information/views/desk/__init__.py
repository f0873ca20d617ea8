"""Where staff write what a process tells."""

from flask import Blueprint

from participation.information.views.desk import blocks, events, index, news, pages


def add_to(blueprint: Blueprint) -> None:
    """Register the routes."""
    for part in (index, pages, blocks, events, news):
        part.add_to(blueprint)
