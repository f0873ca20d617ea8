"""Public contributions as files that anybody may take and use: no account, no names of accounts."""

from flask import Response, g, request

from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import web
from participation.kernel.open_data import readable_anywhere
from participation.kernel.tables import Audience
from participation.municipalities.queries import by_slug
from participation.processes.policy import require_visible
from participation.processes.queries import find_module
from participation.results.views.files import download


@readable_anywhere
@open_to(Door.EVERYBODY)
def open_data(municipality: str, process: str, module: str, table: str, kind: str) -> Response:
    """What is public and passes the filter of the address."""
    session = web.session()
    g.municipality = by_slug(session, municipality)
    found = find_module(session, municipality, process, module)
    require_visible(viewer(), found.process)
    values = {"municipality": municipality, "filter": request.args.copy()}
    return download(found, values, kind=kind, table=table, audience=Audience.PUBLIC, every_state=False)
