"""Blueprints as files, and the schema that describes them."""

from pathlib import Path

import orjson
from flask import Blueprint, Response

from participation.accounts.views.gate import Door, open_to
from participation.kernel.open_data import readable_anywhere, versioned
from participation.library.views.frame import opened
from participation.resources import folder

JSON, SCHEMA_JSON = "application/json", "application/schema+json"
SCHEMA = Path("library") / "blueprint-1.0.schema.json"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/bibliothek/schema/1.0.json", "schema", schema)
    pages.add_url_rule("/bibliothek/<slug>.json", "file", file)


@readable_anywhere
@open_to(Door.EVERYBODY)
def schema() -> Response:
    """The JSON Schema (2020-12) of blueprints."""
    return versioned((folder("static") / SCHEMA).read_bytes(), SCHEMA_JSON)


@readable_anywhere
@open_to(Door.EVERYBODY)
def file(slug: str) -> Response:
    """A blueprint to take home, with the digest that says whether it is whole."""
    _session, found = opened(slug)
    whole = found.document | {"digest": found.digest}
    body = orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)
    response = versioned(body, JSON)
    response.headers["Content-Disposition"] = f'attachment; filename="{found.slug}.json"'
    return response
