"""Taking a person out of what they said: the words stay, nobody stands behind them any more."""

import secrets

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind, Contribution
from participation.kernel import changes

NOBODY = 0
"""The account of what former staff wrote: the municipality's word stays the municipality's."""


def erase_person(session: Session, account_id: int) -> None:
    """Make an account's contributions nameless; all of them stay. The caller records the erasure.

    Contributions of one person to one process can still be told to be one person's, by a new pseudonym that
    cannot be computed from anything. Supports and reports bear a keyed hash of the account's number, which is
    nobody's from now on: they stay, and stay counted.
    """
    mine = Contribution.account_id == account_id
    modules = session.scalars(sa.select(Contribution.module_id).where(mine).distinct()).all()
    changes.note_all(session, changes.MODULE, modules)
    for pseudonym in session.scalars(sa.select(Contribution.pseudonym).where(mine).distinct()).all():
        fresh = f"P{secrets.token_hex(5)}"
        _update(session, mine & (Contribution.pseudonym == pseudonym), pseudonym=fresh)
    staff = Contribution.author_kind == AuthorKind.STAFF
    _update(session, mine & staff, account_id=NOBODY)
    _update(
        session,
        mine & ~staff,
        account_id=None,
        author_kind=AuthorKind.GUEST,
        author_name="",
        guest_email=None,
    )


def _update(session: Session, which: sa.ColumnElement[bool], **values: object) -> None:
    """Past the rows that the session may hold: the erasing transaction ends here."""
    statement = sa.update(Contribution.__table__).where(which).values(**values)  # type: ignore[arg-type]  # a Table
    session.execute(statement)
