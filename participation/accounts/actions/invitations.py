"""Asking colleagues by mail to take a role, and what they answer."""

import secrets
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts import policy, queries
from participation.accounts.actions.registration import claim_address
from participation.accounts.actions.roles import grant_role
from participation.accounts.actions.sessions import Started, drop_sessions, locked, start
from participation.accounts.models import Account, Invitation, InvitationDraft, Role, Viewer
from participation.audit import trail
from participation.kernel import clock, limits
from participation.kernel.errors import DomainError, NotAllowed
from participation.kernel.limits import Limit
from participation.municipalities.models import Municipality
from participation.notices.actions import owe
from participation.notices.models import Letterhead

LASTS = timedelta(days=14)
A_DAY = Limit("invitation", 50, timedelta(days=1))


def invite(
    session: Session,
    municipality: Municipality,
    draft: InvitationDraft,
    *,
    viewer: Viewer,
    letterhead: Letterhead,
) -> Invitation:
    """Ask a person to the team. A second invitation to the same address replaces the first.

    Raises Missing, NotAllowed, TooMany, and DomainError for somebody who is on the team already.
    """
    policy.require_may_grant(viewer, municipality.id, draft.role)
    if queries.has_role(session, municipality.id, draft.email):
        raise DomainError("Diese Person gehört schon zum Team.", "email")
    limits.count(session, A_DAY, str(municipality.id))
    _forget(session, municipality.id, queries.email_key(draft.email))
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        municipality_id=municipality.id,
        email=draft.email,
        email_key=queries.email_key(draft.email),
        role=draft.role,
        token_hash=queries.token_hash(token),
        invited_by=viewer.account_id,
        created_at=clock.now(),
        expires_at=clock.now() + LASTS,
    )
    session.add(invitation)
    owe(
        session,
        draft.email,
        "accounts/invitation",
        letterhead,
        token=token,
        inviter=viewer.name,
        municipality=municipality.name,
        admin=draft.role is Role.ADMIN,
        until=clock.local(invitation.expires_at),
    )
    trail.record(session, "invitation.sent", invitation, actor_id=viewer.account_id, role=draft.role.value)
    return invitation


def withdraw_invitation(
    session: Session, municipality_id: int, invitation_id: int, *, viewer: Viewer
) -> None:
    """Take an invitation back: its link is worthless at once. Raises Missing."""
    policy.require_admin(viewer, municipality_id)
    invitation = queries.find_invitation(session, municipality_id, invitation_id)
    trail.record(session, "invitation.revoked", invitation, actor_id=viewer.account_id)
    session.delete(invitation)


def accept(session: Session, token: str, *, viewer: Viewer) -> Municipality | None:
    """Take the role one was invited to; None where the link is used up, taken back or too old.

    Raises NotAllowed unless the signed-in person is the one whose address was invited.
    """
    invited = _consume(session, token)
    account = locked(session, viewer.account_id)
    if invited is None or account is None:
        return None
    if account.email_key != invited.email_key:
        raise NotAllowed("Diese Einladung gilt für eine andere E-Mail-Adresse.")
    return _join(session, account, invited)


def accept_as_new(
    session: Session, token: str, *, name: str, password_hash: str, device: str
) -> tuple[Municipality, Started] | None:
    """Take the role with a new account: the link has proven the address. None as for `accept`.

    Raises NotAllowed where the address has an account by now: its owner signs in, nobody overwrites it.
    """
    invited = _consume(session, token)
    if invited is None:
        return None
    account = _newcomer(session, invited.email, name, password_hash)
    municipality = _join(session, account, invited)
    return municipality, start(session, account, device=device)


def join(session: Session, email: str, *, name: str, password_hash: str, device: str) -> Started:
    """A new account for an address that a mailed link has proven, also where nobody else can register; signed in.

    Raises NotAllowed where the address has an account by now.
    """
    return start(session, _newcomer(session, email, name, password_hash), device=device)


def _newcomer(session: Session, email: str, name: str, password_hash: str) -> Account:
    account, _fresh = claim_address(session, email, name, password_hash)
    if account.confirmed_at is not None or account.disabled_at is not None:
        raise NotAllowed("Für diese E-Mail-Adresse gibt es schon ein Konto. Bitte melden Sie sich an.")
    account.name, account.password_hash, account.confirmed_at = name, password_hash, clock.now()
    drop_sessions(session, account.id)
    trail.record(session, "account.registered", account, actor_id=account.id)
    return account


def _join(session: Session, account: Account, invited: Invitation) -> Municipality:
    municipality = session.get_one(Municipality, invited.municipality_id)
    grant = grant_role(session, account, municipality, invited.role, actor_id=invited.invited_by)
    trail.record(session, "invitation.accepted", grant, actor_id=account.id)
    return municipality


def _consume(session: Session, token: str) -> Invitation | None:
    """The invitation behind a link, once: of two requests that race, the database lets one delete the row."""
    used = (
        sa.delete(Invitation)
        .where(Invitation.token_hash == queries.token_hash(token), Invitation.expires_at > clock.now())
        .returning(Invitation)
        .execution_options(synchronize_session=False)
    )
    invited = session.scalars(used).one_or_none()
    if invited is not None:
        session.expunge(invited)
    return invited


def _forget(session: Session, municipality_id: int, key: str) -> None:
    earlier = sa.delete(Invitation).where(
        Invitation.municipality_id == municipality_id, Invitation.email_key == key
    )
    session.execute(earlier.execution_options(synchronize_session=False))
