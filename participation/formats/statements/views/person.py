"""Who votes, as the votes of a module know them."""

from participation.contributions.views.devices import counted_supporter, supporter
from participation.formats.statements.actions.rating import voter_key
from participation.kernel import web
from participation.processes.models import Module


def voter(module: Module) -> str | None:
    """Who the request comes from; None for a browser that never voted or supported anything."""
    return voter_key(web.config().secret, module.id, supporter())


def counted_voter(module: Module) -> str:
    """The same for somebody who votes now: a browser without a number gets one."""
    return voter_key(web.config().secret, module.id, counted_supporter()) or ""
