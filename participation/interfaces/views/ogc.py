"""OGC API - Features: /ogc/ and below, as data and as pages to look at."""

from collections.abc import Mapping
from typing import Any

from flask import Response, make_response, render_template, request, url_for

from participation.accounts.views.gate import Door, open_to
from participation.interfaces import ogc
from participation.interfaces.moments import utc
from participation.interfaces.ogc import documents
from participation.interfaces.ogc.pages import Page, Scene, one_of, page_of
from participation.interfaces.operations import LISTS
from participation.interfaces.parameters import read_all
from participation.interfaces.terms import GEOJSON, HTML, JSON, LICENCE, Link, address, collection, link
from participation.interfaces.views.answering import answer, base
from participation.kernel import clock, web
from participation.kernel.open_data import readable_anywhere


@open_to(Door.EVERYBODY)
@readable_anywhere
def landing() -> Response:
    """Where one begins."""
    asked = read_all(LISTS["pages"], request.args)
    return _told(asked, documents.landing(base(), web.config().site_name), JSON, "landing")


@open_to(Door.EVERYBODY)
@readable_anywhere
def conformance() -> Response:
    """What of the standard is fulfilled."""
    asked = read_all(LISTS["pages"], request.args)
    return _told(asked, documents.conformance(), JSON, "conformance")


@open_to(Door.EVERYBODY)
@readable_anywhere
def collections() -> Response:
    """Every collection."""
    asked = read_all(LISTS["pages"], request.args)
    found = ogc.all_collections(web.reading())
    return _told(asked, documents.collections(found, base()), JSON, "collections")


@open_to(Door.EVERYBODY)
@readable_anywhere
def one_collection(collection: str) -> Response:
    """One collection."""
    asked = read_all(LISTS["pages"], request.args)
    found = ogc.find_collection(web.reading(), collection)
    fields = ogc.AREA_FIELDS if found.module is None else ogc.PIN_FIELDS
    return _told(asked, documents.collection(found, base()), JSON, "collection", fields=fields)


@open_to(Door.EVERYBODY)
@readable_anywhere
def items(collection: str) -> Response:
    """Its features, page by page."""
    asked = read_all(LISTS["items"], request.args)
    found = ogc.find_collection(web.reading(), collection)
    page = page_of(web.reading(), found, asked, _scene())
    body = _page(page, address(base(), "ogc", "collections", found.name, "items"))
    return _told(asked, body, GEOJSON, "items", stamped=True, collection=found)


@open_to(Door.EVERYBODY)
@readable_anywhere
def item(collection: str, feature: int) -> Response:
    """One feature."""
    asked = read_all(LISTS["pages"], request.args)
    found = ogc.find_collection(web.reading(), collection)
    body = one_of(web.reading(), found, feature, _scene())
    above = address(base(), "ogc", "collections", found.name)
    here = address(above, "items", feature)
    links = [*_both("self", here, GEOJSON), link("collection", above, JSON, found.title)]
    return _told(asked, body | {"links": links}, GEOJSON, "item", collection=found)


def _told(
    asked: Mapping[str, Any],
    body: dict[str, Any],
    media: str,
    name: str,
    *,
    stamped: bool = False,
    **more: Any,
) -> Response:
    """The answer in the form that is wanted; data where nobody says."""
    if (asked["f"] or _wanted()) == "json":
        return answer(body, media, utc(clock.now()) if stamped else "")
    return make_response(render_template(f"interfaces/{name}.html", told=body, licence=LICENCE, **more))


def _wanted() -> str:
    accepted = request.accept_mimetypes
    return "html" if accepted[HTML] > max(accepted[JSON], accepted[GEOJSON]) else "json"


def _page(page: Page, here: str) -> dict[str, Any]:
    """A page with links to those beside it, which ask the same otherwise."""
    links = _both("self", here, GEOJSON, **request.args.to_dict())
    same = {name: value for name, value in request.args.items() if name not in {"after", "before"}}
    if page.after is not None:
        links.append(link("next", address(here, **same | {"after": page.after}), GEOJSON))
    if page.before is not None:
        links.append(link("prev", address(here, **same | {"before": page.before}), GEOJSON))
    return collection(page.features, page.total, links)


def _both(rel: str, here: str, media: str, **query: str) -> list[Link]:
    return [
        link(rel, address(here, **query | {"f": "json"}), media),
        link("alternate", address(here, **query | {"f": "html"}), HTML),
    ]


def _scene() -> Scene:
    shape = url_for("contributions.photo", key="0").replace("0.webp", "{}.webp")
    return Scene(base(), lambda key: base() + shape.format(key), clock.now())
