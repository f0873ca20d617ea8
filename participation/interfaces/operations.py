"""Every question that can be asked, once: routes are made of this list, and so is the OpenAPI description."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from participation.interfaces.parameters import (
    AFTER,
    BBOX,
    BEFORE,
    DATETIME,
    FORM,
    OFFSET,
    Parameter,
    limit,
)
from participation.interfaces.terms import GEOJSON, HTML, JSON, OPENAPI

PDS, OGC, ABOUT = "PDS", "OGC API - Features", "Beschreibung"

PROJECTS_AT_ONCE = 100
CONTRIBUTIONS_AT_ONCE = 1_000
COMMENTED_AT_ONCE = 100
FEATURES_AT_ONCE = 10_000
AREAS_AT_ONCE = 1_000
"""Outlines are larger than pins."""

LISTS: Mapping[str, tuple[Parameter, ...]] = {
    "projects": (limit(PROJECTS_AT_ONCE), OFFSET),
    "contributions": (limit(CONTRIBUTIONS_AT_ONCE), OFFSET),
    "commented": (limit(COMMENTED_AT_ONCE), OFFSET),
    "items": (limit(FEATURES_AT_ONCE), BBOX, DATETIME, AFTER, BEFORE, FORM),
    "pages": (FORM,),
}
NUMBER = {"type": "string", "pattern": "^[0-9]{1,18}$"}
NAME = {"type": "string", "pattern": "^[a-z0-9][a-z0-9.-]{0,150}$"}
PLACES: Mapping[str, tuple[str, Mapping[str, str], str]] = {
    "project": ("int", NUMBER, "Nummer des Beteiligungsverfahrens."),
    "contribution": ("int", NUMBER, "Nummer des Beitrags."),
    "collection": ("string", NAME, "Name der Sammlung."),
    "feature": ("int", NUMBER, "Nummer des Objekts."),
}
"""Parts of addresses: how Flask reads them, their schema, what they mean."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A question: `/pds/projects/{project}`, what it answers, and by which endpoint."""

    path: str
    endpoint: str
    subject: str
    title: str
    answers: Mapping[str, str]
    """Media type -> name of the schema, "" for text."""
    parameters: tuple[Parameter, ...] = field(default=())

    @property
    def rule(self) -> str:
        """The address as Flask writes it."""
        rule = self.path
        for name, (converter, _schema, _meaning) in PLACES.items():
            rule = rule.replace(f"{{{name}}}", f"<{converter}:{name}>")
        return rule

    @property
    def places(self) -> list[str]:
        """The parts of the address that stand for something, in their order."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]

    @property
    def described(self) -> list[dict[str, Any]]:
        """All parameters as OpenAPI wants them."""
        parts = [(name, PLACES[name]) for name in self.places]
        return [
            {"name": name, "in": "path", "required": True, "description": meaning, "schema": dict(schema)}
            for name, (_converter, schema, meaning) in parts
        ] + [one.described for one in self.parameters]


def _pds(path: str, endpoint: str, title: str, schema: str, parameters: str = "") -> Operation:
    return Operation(
        f"/pds/projects{path}", endpoint, PDS, title, {GEOJSON: schema}, LISTS.get(parameters, ())
    )


def _ogc(
    path: str, endpoint: str, title: str, schema: str, parameters: str = "pages", media: str = JSON
) -> Operation:
    return Operation(f"/ogc/{path}", endpoint, OGC, title, {media: schema, HTML: ""}, LISTS[parameters])


OPERATIONS = (
    _pds("", "projects", "Alle öffentlichen Beteiligungsverfahren", "projects", "projects"),
    _pds("/{project}", "project", "Ein Beteiligungsverfahren", "projects"),
    _pds(
        "/{project}/contributions",
        "contributions",
        "Beiträge eines Verfahrens",
        "contributions",
        "contributions",
    ),
    _pds("/{project}/contributions/{contribution}", "contribution", "Ein Beitrag", "contributions"),
    _pds(
        "/{project}/commentedcontributions",
        "commented",
        "Beiträge mit ihren Kommentaren",
        "commented",
        "commented",
    ),
    _ogc("", "ogc", "Einstieg", "landing"),
    _ogc("conformance", "conformance", "Erfüllte Teile des Standards", "conformance"),
    _ogc("collections", "collections", "Alle Sammlungen", "collections"),
    _ogc("collections/{collection}", "collection", "Eine Sammlung", "collection"),
    _ogc("collections/{collection}/items", "items", "Objekte einer Sammlung", "features", "items", GEOJSON),
    _ogc("collections/{collection}/items/{feature}", "item", "Ein Objekt", "feature", "pages", GEOJSON),
    Operation("/openapi.json", "openapi", ABOUT, "Diese Beschreibung", {OPENAPI: "openapi"}),
)
"""In the order of the description; DCAT is described beside them."""
