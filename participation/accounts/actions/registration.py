"""Becoming a member. Nothing here tells a stranger whether an address has an account."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts import queries
from participation.accounts.actions import tokens
from participation.accounts.actions.attempts import Attempt
from participation.accounts.actions.sessions import REFUSAL, Started, locked, sign_in
from participation.accounts.models import Account, SignUp, TokenPurpose
from participation.audit import trail
from participation.kernel import clock, dialect, passwords
from participation.kernel.errors import DomainError
from participation.notices.actions import nudge, owe
from participation.notices.models import Letterhead


def sign_up(session: Session, draft: SignUp, *, password_hash: str, letterhead: Letterhead) -> None:
    """Ask for an account; what comes of it is told by mail to the owner of the address only.

    A new address gets a link to confirm it. One that is not confirmed yet takes the new name and password:
    nobody has proven anything so far. The owner of an account is told that somebody tried.
    """
    account, fresh = claim_address(session, draft.email, draft.name, password_hash)
    if tokens.may_write_to(session, account):
        if account.confirmed_at is None:
            account.name, account.password_hash = draft.name, password_hash
            trail.record(session, "account.registered" if fresh else "account.updated", account)
            _send_link(session, account, letterhead)
        elif account.active:
            owe(session, account.email, "accounts/already", letterhead)
    nudge(session)


def claim_address(session: Session, email: str, name: str, password_hash: str) -> tuple[Account, bool]:
    """The account of an address, locked, and whether it was made just now. Two that race get the same one."""
    row = {
        "email": email,
        "email_key": queries.email_key(email),
        "name": name,
        "password_hash": password_hash,
        "created_at": clock.now(),
    }
    fresh = dialect.insert_once(session, Account, row)
    own = sa.select(Account).where(Account.email_key == row["email_key"]).with_for_update()
    return session.scalars(own).one(), fresh


def resend_confirmation(session: Session, email: str, *, letterhead: Letterhead) -> None:
    """Send the link once more, if the address is waiting for one; nobody can tell from here."""

    def send(account: Account) -> None:
        if tokens.may_write_to(session, account):
            trail.record(session, "account.updated", account)
            _send_link(session, account, letterhead)

    account = queries.by_email(session, email)
    if account is not None and account.confirmed_at is None and account.disabled_at is None:
        send(account)
    else:
        tokens.pretend(session, send)
    nudge(session)


def confirm(
    session: Session, token: str, proven: Account, *, device: str, attempt: Attempt | None = None
) -> Started | None:
    """Confirm an address by its link, and sign in. None where the link is used up or too old.

    The link alone is not enough: whoever opens it types the password chosen at sign-up, which `proven` had
    when it was found right. Otherwise somebody could sign up with a stranger's address and wait for the
    stranger to click.
    """
    account = locked(session, proven.id)
    if account is None or account.password_hash != proven.password_hash:
        raise DomainError(REFUSAL)
    if tokens.consume(session, token, TokenPurpose.CONFIRM) != account.id:
        return None
    tokens.forget(session, account.id, TokenPurpose.CONFIRM)
    account.confirmed_at = account.confirmed_at or clock.now()
    trail.record(session, "account.confirmed", account, actor_id=account.id)
    return sign_in(session, account, device=device, attempt=attempt)


def create_account(
    session: Session,
    email: str,
    name: str,
    password: str,
    *,
    confirmed: bool = True,
    actor_id: int | None = None,
) -> Account:
    """An account made by an administrator at the command line, or for the demo. Hashes: some 50 ms.

    Raises DomainError for an address that is taken and for a weak password.
    """
    passwords.require_strong(password, email, name)
    account, fresh = claim_address(session, email, name, passwords.hash_password(password))
    if not fresh:
        raise DomainError("Für diese E-Mail-Adresse gibt es schon ein Konto.", "email")
    if confirmed:
        account.confirmed_at = clock.now()
    trail.record(session, "account.registered", account, actor_id=actor_id)
    return account


def _send_link(session: Session, account: Account, letterhead: Letterhead) -> None:
    """The mail repeats nothing that was typed: strangers would send their adverts through us."""
    token = tokens.issue(session, account, TokenPurpose.CONFIRM)
    owe(session, account.email, "accounts/confirm", letterhead, token=token)
