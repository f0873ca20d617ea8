"""The catalogue of open data as portals fetch it: JSON-LD, Turtle and RDF/XML, by pages."""

from functools import lru_cache

from flask import Response, request

from participation.accounts.views.gate import Door, open_to
from participation.interfaces.dcat import KINDS, Addresses, Catalogue, described, gather, serialised
from participation.kernel import web
from participation.kernel.errors import Missing
from participation.kernel.open_data import readable_anywhere, versioned
from participation.municipalities.queries import by_slug

KEPT = 16
"""Files that stay in memory in each process, of a few megabytes at most."""
LONGEST_NUMBER = 6


@open_to(Door.EVERYBODY)
@readable_anywhere
def catalogue(kind: str) -> Response:
    """Everything public of all municipalities."""
    return _answer(kind, "")


@open_to(Door.EVERYBODY)
@readable_anywhere
def catalogue_of(municipality: str, kind: str) -> Response:
    """Everything public of one municipality."""
    return _answer(kind, municipality)


def _answer(kind: str, municipality: str) -> Response:
    session = web.reading()
    town = by_slug(session, municipality) if municipality else None
    found = gather(session, town, _page())
    config = web.config()
    told = (found, kind, config.base_url.rstrip("/"), config.site_name, config.dcat_contributor)
    response = versioned(_body(*told), KINDS[kind], mark=repr(told).encode())
    response.headers["Content-Disposition"] = f'inline; filename="catalog.{kind}"'
    return response


def _page() -> int:
    typed = request.args.get("page", "1")
    if len(typed) > LONGEST_NUMBER or not (typed.isascii() and typed.isdecimal()):
        raise Missing
    return int(typed)


@lru_cache(maxsize=KEPT)
def _body(found: Catalogue, kind: str, base: str, site_name: str, contributor: str) -> bytes:
    """Written once for what was gathered: a question for the same costs only the gathering."""
    graph = described(found, Addresses(base), site_name=site_name, contributor=contributor, ending=kind)
    return serialised(graph, kind)
