"""Reading who says that they belong to a municipality, and whether its staff made sure of it."""

from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account, Residence
from participation.accounts.queries.identity import email_key
from participation.municipalities.models import Municipality


class Belonging(NamedTuple):
    """A municipality that a person belongs to."""

    municipality_id: int
    name: str
    declared_at: datetime
    verified_at: datetime | None


class Resident(NamedTuple):
    """A person who says so, as the municipality's staff meet them at the counter."""

    residence_id: int
    name: str
    email: str
    verified_at: datetime | None


def belongings(session: Session, account_id: int) -> list[Belonging]:
    """What a person says of themselves, by the name of the municipality."""
    statement = (
        sa.select(Municipality.id, Municipality.name, Residence.declared_at, Residence.verified_at)
        .join(Municipality, Municipality.id == Residence.municipality_id)
        .where(Residence.account_id == account_id)
        .order_by(Municipality.name, Municipality.id)
    )
    return [Belonging(*row) for row in session.execute(statement)]


def residence(session: Session, municipality_id: int, account_id: int) -> Residence | None:
    """The row of a person in a municipality."""
    mine = Residence.municipality_id == municipality_id, Residence.account_id == account_id
    return session.scalars(sa.select(Residence).where(*mine)).one_or_none()


def resident_by_email(session: Session, municipality_id: int, address: str) -> Resident | None:
    """Whoever has exactly this address and says to belong here. Of others, staff are not even told that they have an
    account."""
    statement = (
        sa.select(Residence.id, Account.name, Account.email, Residence.verified_at)
        .join(Account, Account.id == Residence.account_id)
        .where(
            Residence.municipality_id == municipality_id,
            Account.email_key == email_key(address),
            Account.confirmed_at.is_not(None),
            Account.disabled_at.is_(None),
            Account.deleted_at.is_(None),
        )
    )
    row = session.execute(statement).one_or_none()
    return Resident(*row) if row is not None else None


def residents_counted(session: Session, municipality_id: int) -> tuple[int, int]:
    """How many say that they belong to a municipality, and how many of them its staff made sure of."""
    statement = (
        sa.select(sa.func.count(), sa.func.count(Residence.verified_at))
        .join(Account, Account.id == Residence.account_id)
        .where(
            Residence.municipality_id == municipality_id,
            Account.confirmed_at.is_not(None),
            Account.disabled_at.is_(None),
        )
    )
    declared, verified = session.execute(statement).one()
    return declared, verified
