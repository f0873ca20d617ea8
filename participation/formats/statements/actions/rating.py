"""Voting on a statement, changing one's mind, and taking a vote back. The database decides who was first.

The trail says that somebody voted in a module, and in which hour: neither on what, nor at which moment.
"""

import hashlib
import hmac
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.statements import policy
from participation.formats.statements.models import OpinionMap, Statement, StatementVote
from participation.kernel import changes, clock, dialect
from participation.kernel.errors import DomainError
from participation.processes.models import Module

VOTES = (1, 0, -1)


def voter_key(secret: bytes, module_id: int, person: str | None) -> str | None:
    """A person as the votes of a module know them; `person` is what supports know of them, None for nobody."""
    if person is None:
        return None
    return hmac.new(secret, f"statement|{module_id}|{person}".encode(), hashlib.sha256).hexdigest()


def rate(
    session: Session, module: Module, statement: Statement, vote: int, *, voter: str, viewer: Viewer | None
) -> None:
    """Vote on a statement, or otherwise than before. Raises NotAllowed outside the phase, DomainError for no vote."""
    policy.require_rate(module, statement, viewer, clock.now())
    if vote not in VOTES:
        raise DomainError("Bitte wählen Sie: zustimmen, ablehnen oder überspringen.")
    row = {
        "municipality_id": module.municipality_id,
        "module_id": module.id,
        "statement_id": statement.id,
        "voter": voter,
        "vote": vote,
        "voted_at": _hour(),
    }
    if dialect.insert_once(session, StatementVote, row):
        _count(session, statement, 1)
    else:
        session.execute(
            sa.update(StatementVote)
            .where(StatementVote.statement_id == statement.id, StatementVote.voter == voter)
            .values(vote=vote, voted_at=row["voted_at"])
            .execution_options(synchronize_session=False)
        )
    _spoil(session, module)
    trail.record(session, "statement.rated", module, at=_hour())


def take_back(
    session: Session, module: Module, statement: Statement, *, voter: str | None, viewer: Viewer | None
) -> bool:
    """Take a vote back; says whether there was one."""
    policy.require_rate(module, statement, viewer, clock.now())
    gone = sa.delete(StatementVote).where(
        StatementVote.statement_id == statement.id, StatementVote.voter == voter
    )
    if session.scalar(gone.returning(StatementVote.id)) is None:
        return False
    _count(session, statement, -1)
    _spoil(session, module)
    trail.record(session, "statement.unrated", module, at=_hour())
    return True


def _hour() -> datetime:
    return clock.now().replace(minute=0, second=0, microsecond=0)


def _count(session: Session, statement: Statement, change: int) -> None:
    """The database adds, so that no count is lost to a race; which way somebody voted goes into no count."""
    table = Statement.__table__
    added = sa.update(table).where(table.c.id == statement.id).values(votes=table.c.votes + change)  # type: ignore[arg-type]  # a Table
    session.execute(added)
    session.expire(statement, ["votes"])
    changes.note(session, changes.MODULE, statement.module_id)


def _spoil(session: Session, module: Module) -> None:
    """The landscape no longer shows everything; written only once between two of them."""
    fresh = sa.update(OpinionMap).where(OpinionMap.module_id == module.id, ~OpinionMap.stale)
    session.execute(fresh.values(stale=True).execution_options(synchronize_session=False))
