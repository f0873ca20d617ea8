"""Giving and taking back support. The database decides who was first: racing clicks count once."""

import hashlib
import hmac

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.contributions import policy
from participation.contributions.models import Contribution, Support
from participation.kernel import clock, dialect
from participation.processes.actions.versions import bump
from participation.processes.models import Module


def supporter_key(secret: bytes, viewer: Viewer | None, device: str) -> str | None:
    """Who supports, as a keyed hash: of the account, or of a device's cookie; None without either."""
    if viewer is not None:
        return keyed(secret, f"account:{viewer.account_id}")
    return keyed(secret, f"device:{device}") if device else None


def keyed(secret: bytes, person: str) -> str:
    """A person as the tables of supports and flags know them."""
    return hmac.new(secret, f"support|{person}".encode(), hashlib.sha256).hexdigest()


def give(
    session: Session, module: Module, contribution: Contribution, supporter: str, *, viewer: Viewer | None
) -> bool:
    """Support a contribution; says whether it counted. Twice counts once."""
    policy.require_support(module, contribution, viewer, clock.now())
    row = {
        "contribution_id": contribution.id,
        "supporter": supporter,
        "by_account": viewer is not None,
        "created_at": clock.now(),
    }
    if not dialect.insert_once(session, Support, row):
        return False
    _count(session, contribution, 1)
    trail.record(session, "support.given", contribution)
    return True


def take_back(
    session: Session,
    module: Module,
    contribution: Contribution,
    supporter: str | None,
    *,
    viewer: Viewer | None,
) -> bool:
    """Take support back; says whether there was any."""
    policy.require_support(module, contribution, viewer, clock.now())
    gone = sa.delete(Support).where(
        Support.contribution_id == contribution.id, Support.supporter == supporter
    )
    if session.scalar(gone.returning(Support.id)) is None:
        return False
    _count(session, contribution, -1)
    trail.record(session, "support.taken_back", contribution)
    return True


def _count(session: Session, contribution: Contribution, change: int) -> None:
    """The database adds, so that no count is lost to a race; nobody's name goes into the trail."""
    session.execute(
        sa.update(Contribution)
        .where(Contribution.id == contribution.id)
        .values(supports=Contribution.supports + change)
        .execution_options(synchronize_session=False)
    )
    session.expire(contribution, ["supports"])
    bump(session, contribution.module_id)
