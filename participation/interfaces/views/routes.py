"""Gives every question of the list its view."""

from collections.abc import Callable

from flask import Blueprint, Response

from participation.interfaces.operations import OPERATIONS
from participation.interfaces.views import guide, ogc, pds

VIEWS: dict[str, Callable[..., Response]] = {
    "projects": pds.projects,
    "project": pds.project,
    "contributions": pds.contributions,
    "contribution": pds.contribution,
    "commented": pds.commented,
    "ogc": ogc.landing,
    "conformance": ogc.conformance,
    "collections": ogc.collections,
    "collection": ogc.one_collection,
    "items": ogc.items,
    "item": ogc.item,
    "openapi": guide.openapi,
}


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    for operation in OPERATIONS:
        pages.add_url_rule(operation.rule, operation.endpoint, VIEWS[operation.endpoint])
    pages.add_url_rule("/hilfe/schnittstellen", "guide", guide.guide)
