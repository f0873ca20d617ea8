"""Who is behind a cookie, a link or an address."""

import hashlib
from collections.abc import Callable
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import (
    Account,
    LoginSession,
    MailToken,
    PlatformGrant,
    PlatformRole,
    Role,
    RoleGrant,
    StaffOf,
    TokenPurpose,
    Viewer,
)
from participation.kernel import addresses, clock
from participation.kernel.errors import Missing
from participation.municipalities.models import Municipality

Circles = Callable[[Session, int], frozenset[int]]

_circles: list[Circles] = []


def draws(circles: Circles) -> Circles:
    """Register what tells, by session and account id, to which processes somebody is invited: a room above knows.
    Usable as a decorator."""
    if circles not in _circles:
        _circles.append(circles)
    return circles


def token_hash(token: str) -> str:
    """What is stored of a secret link or cookie."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def email_key(address: str) -> str:
    """An address as the unique name of an account."""
    return addresses.key(address)


_LOGIN = (
    sa.select(LoginSession.id, Account.id, Account.name)
    .join(Account, Account.id == LoginSession.account_id)
    .where(
        LoginSession.token_hash == sa.bindparam("token"),
        LoginSession.expires_at > sa.bindparam("now"),
        Account.disabled_at.is_(None),
        Account.deleted_at.is_(None),
        Account.confirmed_at.is_not(None),
    )
)
_ROLES = (
    sa.select(Municipality.id, Municipality.slug, Municipality.name, RoleGrant.role)
    .join(Municipality, Municipality.id == RoleGrant.municipality_id)
    .where(RoleGrant.account_id == sa.bindparam("account"))
    .order_by(Municipality.name, Municipality.id)
)
_PLATFORM = sa.select(PlatformGrant.role).where(PlatformGrant.account_id == sa.bindparam("account"))


def viewer_of(session: Session, token: str) -> Viewer | None:
    """The person behind a sign-in cookie, with today's roles; None once it is revoked or has run out."""
    row = session.execute(_LOGIN, {"token": token_hash(token), "now": clock.now()}).one_or_none()
    if row is None:
        return None
    login_id, account_id, name = row
    return build_viewer(session, account_id, name, login_id=login_id)


def build_viewer(session: Session, account_id: int, name: str, *, login_id: int = 0) -> Viewer:
    """A viewer for an account: what commands and tests use in place of a sign-in."""
    staff_of = tuple(StaffOf(*row) for row in session.execute(_ROLES, {"account": account_id}))
    platform = set(session.scalars(_PLATFORM, {"account": account_id}))
    return Viewer(
        account_id=account_id,
        name=name,
        session_id=login_id,
        staff_of=staff_of,
        is_kts=PlatformRole.KTS in platform,
        roles=MappingProxyType({entry.id: entry.role for entry in staff_of}),
        circles=frozenset().union(*(circles(session, account_id) for circles in _circles)),
    )


def by_email(session: Session, address: str) -> Account | None:
    """The account of an address, whatever its state."""
    return session.scalar(sa.select(Account).where(Account.email_key == email_key(address)))


def find(session: Session, account_id: int) -> Account:
    """An account. Raises Missing."""
    found = session.get(Account, account_id)
    if found is None:
        raise Missing
    return found


def holder(session: Session, token: str, purpose: TokenPurpose) -> Account | None:
    """Whose link this is, while it is good; looking does not use it up."""
    statement = (
        sa.select(Account)
        .join(MailToken, MailToken.account_id == Account.id)
        .where(
            MailToken.token_hash == token_hash(token),
            MailToken.purpose == purpose,
            MailToken.expires_at > clock.now(),
            Account.disabled_at.is_(None),
        )
    )
    return session.scalar(statement)


def operator(municipality: Municipality) -> Viewer:
    """Whoever runs commands on the machine itself: may do there what an admin of the municipality may."""
    place = StaffOf(municipality.id, municipality.slug, municipality.name, Role.ADMIN)
    return Viewer(
        account_id=0, name="Betrieb", staff_of=(place,), roles=MappingProxyType({municipality.id: Role.ADMIN})
    )
