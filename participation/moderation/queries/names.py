"""Names for the desk."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account


def names_of(session: Session, account_ids: Collection[int]) -> dict[int, str]:
    """The names behind some accounts; erased ones are missing."""
    statement = sa.select(Account.id, Account.name).where(
        Account.id.in_(list(account_ids)), Account.deleted_at.is_(None)
    )
    return {row.id: row.name for row in session.execute(statement)}
