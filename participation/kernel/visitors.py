"""Who asks, as far as limits need to know it: a network, and never a person."""

from flask import request
from sqlalchemy.orm import Session

from participation.kernel import limits, web


def network() -> str:
    """The network a request comes from, as a keyed hash that changes daily."""
    return limits.anonymous(web.config().secret, request.remote_addr or "")


def count_network(session: Session, limit: limits.Limit) -> None:
    """Count once more what comes from this network, where the installation has limits. Raises TooMany."""
    if web.config().rate_limits:
        limits.count(session, limit, network())


def count_apart(limit: limits.Limit, who: str = "") -> None:
    """The same in a transaction of its own, before the request's: what is refused counts as well. Raises TooMany.

    `who` stands for somebody who is known by more than the network.
    """
    if web.config().rate_limits:
        with web.platform().database.unit_of_work() as session:
            limits.count(session, limit, who or network())
