"""What every page of a module needs first: the module, visible to this viewer, and the municipality's look."""

from typing import Any

from flask import g
from sqlalchemy.orm import Session

from participation.accounts.views.gate import viewer
from participation.kernel import web
from participation.municipalities.queries import by_slug
from participation.processes.models import Module
from participation.processes.policy import require_visible
from participation.processes.queries import find_module

Address = tuple[str, str, str]


def opened(address: Address) -> tuple[Session, Module]:
    """The request's session and the module of an address. Raises Missing."""
    session = web.session()
    g.municipality = by_slug(session, address[0])
    module = find_module(session, *address)
    require_visible(viewer(), module.process)
    return session, module


def url_parts(address: Address) -> dict[str, Any]:
    """The address as arguments of `url_for`."""
    municipality, process, module = address
    return {"municipality": municipality, "process": process, "module": module}


def address_of(module: Module) -> Address:
    """The address of a module of the municipality at hand."""
    return g.municipality.slug, module.process.slug, module.slug
