"""Leaving: what a person said stays, the person goes.

Rooms above store things of people too. Each registers a function with `erases`; it takes the session and the
account id, and leaves nothing that tells who it was. The room by whose rows the others find theirs comes last.
"""

from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts import policy, queries
from participation.accounts.actions.sessions import drop_sessions, locked
from participation.accounts.models import Account, Invitation, MailToken, PlatformGrant, Residence, RoleGrant
from participation.audit import trail
from participation.kernel import clock
from participation.kernel.errors import Conflict
from participation.notices.actions import owe
from participation.notices.models import Letterhead

Eraser = Callable[[Session, int], None]

_erasers: list[Eraser] = []


def erases(eraser: Eraser, *, last: bool = False) -> Eraser:
    """Register what erases a person from a room's rows; usable as a decorator. `last`: after all others."""
    if eraser not in _erasers:
        _erasers.insert(len(_erasers) if last else 0, eraser)
    return eraser


def delete_account(session: Session, proven: Account, *, letterhead: Letterhead) -> None:
    """Erase somebody who has just typed the password. A nameless row stays, for what refers to it.

    Raises DomainError for the last admin of a municipality, Conflict where the password changed in between.
    """
    account = locked(session, proven.id)
    if account is None or account.password_hash != proven.password_hash:
        raise Conflict("Ihr Passwort wurde gerade an anderer Stelle geändert.")
    for municipality_id in queries.admin_of(session, account.id):
        admins = queries.locked_admins(session, municipality_id)
        policy.require_another_admin([admin.account_id for admin in admins], account.id)
    owe(session, account.email, "accounts/deleted", letterhead)
    for eraser in _erasers:
        eraser(session, account.id)
    _take_rights(session, account)
    _take_name(account)
    trail.record(session, "account.deleted", account, actor_id=account.id)


def disable_account(session: Session, account: Account, *, actor_id: int | None) -> None:
    """Shut somebody out at once, everywhere, until further notice; nothing is erased."""
    account.disabled_at = clock.now()
    drop_sessions(session, account.id)
    trail.record(session, "account.disabled", account, actor_id=actor_id)


def _take_rights(session: Session, account: Account) -> None:
    drop_sessions(session, account.id)
    for table in (MailToken, RoleGrant, PlatformGrant, Residence):
        rows = sa.delete(table).where(table.account_id == account.id)
        session.execute(rows.execution_options(synchronize_session=False))
    invitations = sa.delete(Invitation).where(
        (Invitation.email_key == account.email_key) | (Invitation.invited_by == account.id)
    )
    session.execute(invitations.execution_options(synchronize_session=False))


def _take_name(account: Account) -> None:
    """No real address has this form, so none can ever be given to somebody else's rows."""
    account.email = ""
    account.email_key = f"deleted-{account.id}"
    account.name = ""
    account.password_hash = ""
    account.deleted_at = clock.now()
