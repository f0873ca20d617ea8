"""Names for the desk."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session, with_polymorphic

from participation.accounts.models import Account, PlatformGrant, RoleGrant
from participation.contributions.models import Contribution
from participation.kernel.text import excerpt

SHORT = 60
"""Letters of a contribution without a title that stand for it."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a contribution is called on the desk: its title or first words, and its number; either may be ''."""

    label: str
    reference: str


def names_of(session: Session, account_ids: Collection[int], municipality_id: int) -> dict[int, str]:
    """The names behind some accounts: "" for those of the whole platform. Their names are no matter of a municipality's,
    and those of other municipalities' people are missing, as erased ones are."""
    office = sa.exists().where(PlatformGrant.account_id == Account.id)
    role = sa.select(RoleGrant.id).where(RoleGrant.account_id == Account.id)
    ours = role.where(RoleGrant.municipality_id == municipality_id).exists()
    statement = sa.select(Account.id, Account.name, (office & ~ours).label("is_office")).where(
        Account.id.in_(list(account_ids)), Account.deleted_at.is_(None), ours | office | ~role.exists()
    )
    return {row.id: "" if row.is_office else row.name for row in session.execute(statement)}


def contributions_named(session: Session, municipality_id: int, ids: Collection[int]) -> dict[int, Named]:
    """What some contributions to a municipality's processes are called; those that are gone are missing."""
    whole = with_polymorphic(Contribution, "*")
    statement = sa.select(whole).where(whole.id.in_(list(ids)), whole.municipality_id == municipality_id)
    return {
        one.id: Named(getattr(one, "title", "") or excerpt(one.text, SHORT), one.reference)
        for one in session.scalars(statement)
    }
