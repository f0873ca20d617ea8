"""Signing in and out. A sign-in is a row; deleting it ends it at once, on every server."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts import queries
from participation.accounts.actions.attempts import Attempt, forgive
from participation.accounts.models import Account, LoginSession
from participation.audit import trail
from participation.kernel import clock
from participation.kernel.errors import DomainError

LASTS = timedelta(days=30)
LASTS_FOR_STAFF = timedelta(hours=12)
REFUSAL = (
    "E-Mail-Adresse oder Passwort stimmen nicht, oder die Adresse ist noch nicht bestätigt. "
    "Bitte versuchen Sie es noch einmal."
)
"""One sentence for every reason: it must not tell which addresses have an account."""


@dataclass(frozen=True, slots=True)
class Started:
    """A new sign-in: the word for its cookie, which is kept nowhere else, and how many seconds it lasts."""

    token: str
    seconds: int


def sign_in(
    session: Session,
    proven: Account,
    *,
    device: str,
    attempt: Attempt | None = None,
    fresh_hash: str | None = None,
) -> Started:
    """Start a session for somebody whose password was just found right.

    `proven` is the account as it was read then. `fresh_hash` replaces a hash made with older parameters.
    Raises DomainError where the account changed in between: a disabled person, or a password already
    replaced.
    """
    account = locked(session, proven.id)
    if account is None or not account.active or account.password_hash != proven.password_hash:
        raise DomainError(REFUSAL)
    if fresh_hash is not None:
        account.password_hash = fresh_hash
    if attempt is not None:
        forgive(session, attempt)
    return start(session, account, device=device)


def start(session: Session, account: Account, *, device: str) -> Started:
    """A session for an account that is locked by this transaction and may sign in."""
    token = secrets.token_urlsafe(32)
    lasts = LASTS_FOR_STAFF if queries.is_staff(session, account.id) else LASTS
    login = LoginSession(
        token_hash=queries.token_hash(token),
        account_id=account.id,
        created_at=clock.now(),
        expires_at=clock.now() + lasts,
        device=device[:80],
    )
    session.add(login)
    trail.record(session, "session.started", login, actor_id=account.id)
    return Started(token, int(lasts.total_seconds()))


def locked(session: Session, account_id: int) -> Account | None:
    """An account that nobody else changes until this transaction ends.

    Without the lock, a sign-in could slip past a password change that is just being made.
    """
    statement = sa.select(Account).where(Account.id == account_id).with_for_update()
    return session.scalar(statement.execution_options(populate_existing=True))


def end_session(session: Session, session_id: int, *, actor_id: int) -> None:
    """Sign out one device of the acting person; somebody else's, or one already gone, is left alone."""
    own = LoginSession.id == session_id, LoginSession.account_id == actor_id
    login = session.scalar(sa.select(LoginSession).where(*own))
    if login is not None:
        session.delete(login)
        trail.record(session, "session.ended", login, actor_id=actor_id)


def end_sessions(session: Session, account: Account, *, actor_id: int | None) -> None:
    """Sign an account out everywhere."""
    drop_sessions(session, account.id)
    trail.record(session, "sessions.ended", account, actor_id=actor_id)


def drop_sessions(session: Session, account_id: int) -> None:
    """End every sign-in of an account; the caller records why."""
    ended = sa.delete(LoginSession).where(LoginSession.account_id == account_id)
    session.execute(ended.execution_options(synchronize_session=False))


def shorten_sessions(session: Session, account_id: int) -> None:
    """Somebody has become staff: sign-ins that would last longer than staff's end sooner."""
    until = clock.now() + LASTS_FOR_STAFF
    statement = (
        sa.update(LoginSession)
        .where(LoginSession.account_id == account_id, LoginSession.expires_at > until)
        .values(expires_at=until)
        .execution_options(synchronize_session=False)
    )
    session.execute(statement)


def rename(session: Session, account: Account, name: str) -> None:
    """Change the name shown from now on; what was written before keeps the name it was written under."""
    account.name = name
    trail.record(session, "account.updated", account, actor_id=account.id)
