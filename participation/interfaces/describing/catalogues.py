"""DCAT-AP.de in the OpenAPI description."""

from typing import Any

_FILES = {
    "jsonld": ("JSON-LD", "application/ld+json"),
    "ttl": ("Turtle", "text/turtle"),
    "rdf": ("RDF/XML", "application/rdf+xml"),
}
_PAGE = {
    "name": "page",
    "in": "query",
    "required": False,
    "description": "Seite des Katalogs, 100 Verfahren je Seite; „hydra:next“ nennt die nächste.",
    "schema": {"type": "integer", "minimum": 1, "default": 1},
}
_TOWN = {
    "name": "municipality",
    "in": "path",
    "required": True,
    "description": "Kurzname der Kommune, wie er in der Adresse ihrer Seite steht.",
    "schema": {"type": "string", "pattern": "^[a-z0-9-]{1,60}$"},
}


def _operation(ending: str, *, town: bool) -> dict[str, Any]:
    name, media = _FILES[ending]
    title = f"Katalog einer Kommune als {name}" if town else f"Katalog aller offenen Daten als {name}"
    refused = {status: {"$ref": f"#/components/responses/{status}"} for status in ("404", "429")}
    content = {media: {"schema": {"type": "object" if ending == "jsonld" else "string"}}}
    return {
        "operationId": f"{'catalogue_of' if town else 'catalogue'}_{ending}",
        "tags": ["DCAT-AP.de"],
        "summary": title,
        "parameters": [_TOWN, _PAGE] if town else [_PAGE],
        "responses": {
            "200": {"description": title, "content": content},
            "304": {"description": "Nichts Neues seit dem ETag in If-None-Match."},
            **refused,
        },
    }


CATALOGUES: dict[str, Any] = {
    f"/dcat/{'{municipality}/' if town else ''}catalog.{ending}": {"get": _operation(ending, town=town)}
    for town in (False, True)
    for ending in _FILES
}
"""By address."""
