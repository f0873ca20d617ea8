"""How often whoever has no account may do something."""

from flask import session as visit
from sqlalchemy.orm import Session

from participation.accounts.views.gate import viewer
from participation.kernel import limits, visitors, web


def count_guest(session: Session, shared: limits.Limit, own: limits.Limit | None = None) -> None:
    """Count what a guest does: with everybody behind their address, and by themselves. Raises TooMany.

    The shared limit lets a school class through; the guest's own is smaller.
    """
    if viewer() is not None or not web.config().rate_limits:
        return
    visitors.count_network(session, shared)
    if own is not None:
        limits.count(session, own, str(visit.get("nonce", "")))
