"""Changing a password: by the old one, or by a link when it is forgotten. Either ends every other sign-in."""

from sqlalchemy.orm import Session

from participation.accounts import queries
from participation.accounts.actions import tokens
from participation.accounts.actions.sessions import REFUSAL, Started, drop_sessions, locked, start
from participation.accounts.models import Account, TokenPurpose
from participation.audit import trail
from participation.kernel import clock
from participation.kernel.errors import Conflict, DomainError
from participation.notices.actions import nudge, owe
from participation.notices.models import Letterhead


def request_reset(session: Session, email: str, *, letterhead: Letterhead) -> None:
    """Send a link for a new password, if the address has an account; nobody can tell from here."""

    def send(account: Account) -> None:
        if tokens.may_write_to(session, account):
            token = tokens.issue(session, account, TokenPurpose.RESET)
            owe(session, account.email, "accounts/reset", letterhead, token=token)
            trail.record(session, "account.reset_requested", account)

    account = queries.by_email(session, email)
    if account is not None and account.disabled_at is None:
        send(account)
    else:
        tokens.pretend(session, send)
    nudge(session)


def reset_password(
    session: Session, token: str, *, password_hash: str, device: str, letterhead: Letterhead
) -> Started | None:
    """Set a new password by a mailed link, and sign in. None where the link is used up or too old.

    The link proves the address, so an account that was never confirmed is confirmed by it.
    """
    account_id = tokens.consume(session, token, TokenPurpose.RESET)
    account = locked(session, account_id) if account_id is not None else None
    if account is None or account.disabled_at is not None:
        return None
    account.confirmed_at = account.confirmed_at or clock.now()
    return _replace(session, account, password_hash, device=device, letterhead=letterhead)


def change_password(
    session: Session, proven: Account, *, password_hash: str, device: str, letterhead: Letterhead
) -> Started:
    """Set a new password for somebody who has just typed the old one; `proven` is the account as it was then.

    Raises Conflict where it was changed elsewhere in between.
    """
    account = locked(session, proven.id)
    if account is None or account.password_hash != proven.password_hash:
        raise Conflict("Ihr Passwort wurde gerade an anderer Stelle geändert.")
    if not account.active:
        raise DomainError(REFUSAL)
    return _replace(session, account, password_hash, device=device, letterhead=letterhead)


def _replace(
    session: Session, account: Account, password_hash: str, *, device: str, letterhead: Letterhead
) -> Started:
    account.password_hash = password_hash
    drop_sessions(session, account.id)
    tokens.forget(session, account.id, TokenPurpose.RESET, TokenPurpose.CONFIRM)
    owe(session, account.email, "accounts/password_changed", letterhead, at=clock.local(clock.now()))
    trail.record(session, "account.password_changed", account, actor_id=account.id)
    return start(session, account, device=device)
