"""Map tiles for those whom the edge does not answer: staff looking at a draft, and askers of nonsense."""

from flask import Response, request

from participation.accounts.views.gate import Door, open_to
from participation.formats.ideas.queries.filters import read_filter
from participation.formats.ideas.queries.tiles import tile as read_tile
from participation.processes.views.modules import opened


@open_to(Door.EVERYBODY)
def tile(municipality: str, process: str, module: str, z: int, x: int, y: int) -> Response:
    """One tile as compact JSON."""
    session, found = opened((municipality, process, module))
    body = read_tile(session.connection(), found.id, (z, x, y), read_filter(request.args))
    return Response(body, mimetype="application/json")
