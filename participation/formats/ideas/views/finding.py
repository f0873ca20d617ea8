"""The list of ideas that one came from."""

from urllib.parse import parse_qsl, urlencode

from flask import url_for
from werkzeug.datastructures import MultiDict

from participation.accounts.views.gate import page_before
from participation.formats.ideas.queries.filters import read_filter
from participation.kernel.errors import DomainError
from participation.processes.models import Module
from participation.processes.views.modules import address_of, module_url, url_parts


def list_before(module: Module) -> str:
    """The list one came from, with its filter; without one, if one came from elsewhere."""
    here = module_url(module)
    before = page_before()
    if before is None or before.path not in (here, _by_word(module)):
        return here
    try:
        pairs = read_filter(MultiDict(parse_qsl(before.query))).query()
    except (DomainError, ValueError):
        return here
    return f"{here}?{urlencode(pairs)}" if pairs else here


def _by_word(module: Module) -> str:
    return url_for("processes.show_module", **url_parts(address_of(module)))
