"""The address search, answered as JSON."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from participation.kernel import text, web
from participation.municipalities.models import Place
from participation.municipalities.queries import by_slug, find_places
from participation.municipalities.views.doors import everybody

MINUTES = 10
"""Streets do not move: browsers and proxies may keep an answer so long."""


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/<municipality>/orte.json", "places", show)


@everybody
def show(municipality: str) -> Response:
    """Streets, districts and places whose name fits `q`, best first; [] for fewer than two letters."""
    session = web.session()
    found = by_slug(session, municipality)
    response = jsonify(
        [_shown(place) for place in find_places(session, found.id, text.line(request.args.get("q")))]
    )
    response.headers["Cache-Control"] = f"public, max-age={MINUTES * 60}"
    response.set_etag(f"{found.edition}-{request.args.get('q', '')[:40].encode().hex()}")
    return response.make_conditional(request)


def _shown(place: Place) -> dict[str, str | float]:
    return {"name": place.name, "kind": place.kind, "lat": place.lat, "lon": place.lon}
