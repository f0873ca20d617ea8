"""Who belongs to a municipality."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account, Residence


def resident_ids(
    session: Session, municipality_id: int, *, verified: bool, account_id: int | None = None
) -> list[int]:
    """Active accounts that say they belong to a municipality; with `verified` those its staff made sure of."""
    statement = (
        sa.select(Account.id)
        .join(Residence, Residence.account_id == Account.id)
        .where(
            Residence.municipality_id == municipality_id,
            Account.confirmed_at.is_not(None),
            Account.disabled_at.is_(None),
            Account.deleted_at.is_(None),
        )
    )
    if verified:
        statement = statement.where(Residence.verified_at.is_not(None))
    if account_id is not None:
        statement = statement.where(Account.id == account_id)
    return list(session.scalars(statement.order_by(Account.id)))
