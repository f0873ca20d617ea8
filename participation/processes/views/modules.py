"""What every page of a module needs first: the module, visible to this viewer, and the municipality's look."""

from typing import Any

from flask import g, url_for
from sqlalchemy.orm import Session

from participation.accounts.views.gate import viewer
from participation.kernel import web
from participation.municipalities.queries import by_slug
from participation.processes.models import Module
from participation.processes.policy import require_visible
from participation.processes.queries import find_module

Address = tuple[str, str, str]
"""The words of municipality, process and module."""


def opened(address: Address) -> tuple[Session, Module]:
    """The request's session and the module of an address. Raises Missing."""
    return web.session(), _found(web.session(), address)


def read(address: Address) -> tuple[Session, Module]:
    """The same in a session that locks nothing, for views that write late or never. Raises Missing."""
    return web.reading(), _found(web.reading(), address)


def _found(session: Session, address: Address) -> Module:
    g.municipality = by_slug(session, address[0])
    module = find_module(session, *address)
    require_visible(viewer(), module.process)
    return module


def url_parts(address: Address) -> dict[str, Any]:
    """The address as arguments of `url_for`."""
    municipality, process, module = address
    return {"municipality": municipality, "process": process, "module": module}


def module_url(module: Module) -> str:
    """Where a module is shown: the process page itself shows the first one."""
    municipality, process, word = address_of(module)
    if module is module.process.modules[0]:
        return url_for("processes.show", municipality=municipality, process=process)
    return url_for("processes.show_module", **url_parts((municipality, process, word)))


def address_of(module: Module) -> Address:
    """The address of a module of the municipality at hand."""
    return g.municipality.slug, module.process.slug, module.slug
