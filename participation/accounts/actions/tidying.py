"""What time takes care of: sign-ins and links that have run out, and sign-ups that nobody confirmed."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from participation.accounts import queries
from participation.accounts.models import Account, Invitation, LoginSession, MailToken
from participation.config import Config
from participation.kernel import clock
from participation.kernel.db import Database

UNCONFIRMED_KEPT = timedelta(days=7)
INVITATIONS_KEPT = timedelta(days=30)
"""An expired invitation stays on the team page for a while, so that it can be sent again."""


def tidy(_config: Config, database: Database) -> int:
    """Delete what is over; answers how many rows went. Takes the write lock only if there are any."""
    return sum(_delete(database, table, condition) for table, condition in _what_is_over())


def _what_is_over() -> list[tuple[Any, sa.ColumnElement[bool]]]:
    now = clock.now()
    return [
        (LoginSession, LoginSession.expires_at <= now),
        (MailToken, MailToken.expires_at <= now),
        (MailToken, MailToken.account_id.in_(sa.select(Account.id).where(_never_confirmed()))),
        (Account, _never_confirmed()),
        (Invitation, Invitation.expires_at <= now - INVITATIONS_KEPT),
    ]


def _never_confirmed() -> sa.ColumnElement[bool]:
    return sa.and_(
        Account.confirmed_at.is_(None),
        Account.deleted_at.is_(None),
        Account.created_at <= clock.now() - UNCONFIRMED_KEPT,
        ~queries.holds_a_role(),
    )


def _delete(database: Database, table: Any, condition: sa.ColumnElement[bool]) -> int:
    with database.reading() as session:
        if session.scalar(sa.select(table.id).where(condition).limit(1)) is None:
            return 0
    with database.unit_of_work() as session:
        return session.connection().execute(sa.delete(table).where(condition)).rowcount
