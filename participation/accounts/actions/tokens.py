"""Links sent by mail: single use, kept as hashes, gone with the request that uses them."""

import secrets
from collections.abc import Callable
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account, MailToken, TokenPurpose
from participation.accounts.queries import token_hash
from participation.kernel import clock, limits
from participation.kernel.errors import TooMany
from participation.kernel.limits import Limit

LASTS = {TokenPurpose.CONFIRM: timedelta(days=7), TokenPurpose.RESET: timedelta(hours=2)}
MAILS = Limit("account-mail", 3, timedelta(hours=1))


def may_write_to(session: Session, account: Account) -> bool:
    """Whether this address may get another mail that anybody can cause: three an hour at the most."""
    try:
        limits.count(session, MAILS, str(account.id))
    except TooMany:
        return False
    return True


def pretend(session: Session, work: Callable[[Account], None]) -> None:
    """Do some work for an account that does not exist, and undo it: who asks for a stranger waits as long."""
    with session.begin_nested() as savepoint:
        nobody = Account(
            email="nobody@localhost",
            email_key=secrets.token_hex(16),
            name="",
            password_hash="",
            created_at=clock.now(),
        )
        session.add(nobody)
        session.flush()
        work(nobody)
        session.flush()
        savepoint.rollback()


def issue(session: Session, account: Account, purpose: TokenPurpose) -> str:
    """A new secret word for a link. Earlier ones stay good: mails do not always arrive in order."""
    token = secrets.token_urlsafe(32)
    session.add(
        MailToken(
            token_hash=token_hash(token),
            account_id=account.id,
            purpose=purpose,
            expires_at=clock.now() + LASTS[purpose],
        )
    )
    return token


def consume(session: Session, token: str, purpose: TokenPurpose) -> int | None:
    """The account id behind a link, once: of two requests that race, the database lets one delete the row."""
    used = (
        sa.delete(MailToken)
        .where(
            MailToken.token_hash == token_hash(token),
            MailToken.purpose == purpose,
            MailToken.expires_at > clock.now(),
        )
        .returning(MailToken.account_id)
        .execution_options(synchronize_session=False)
    )
    return session.scalars(used).one_or_none()


def forget(session: Session, account_id: int, *purposes: TokenPurpose) -> None:
    """Make every other link of these purposes worthless."""
    others = sa.delete(MailToken).where(MailToken.account_id == account_id, MailToken.purpose.in_(purposes))
    session.execute(others.execution_options(synchronize_session=False))
