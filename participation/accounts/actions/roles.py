"""Who may do what where. Roles are read anew with every request, so a change holds from the next click on."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts import policy, queries
from participation.accounts.actions.sessions import shorten_sessions
from participation.accounts.models import (
    Account,
    Invitation,
    PlatformGrant,
    PlatformRole,
    Role,
    RoleGrant,
    Viewer,
)
from participation.audit import trail
from participation.kernel import clock, dialect
from participation.kernel.errors import Missing
from participation.municipalities.models import Municipality


def grant_role(
    session: Session, account: Account, municipality: Municipality, role: Role, *, actor_id: int | None = None
) -> RoleGrant:
    """Give an account a role, at the command line or by an accepted invitation; a higher one it has stays."""
    row = {
        "municipality_id": municipality.id,
        "account_id": account.id,
        "role": role,
        "granted_at": clock.now(),
    }
    dialect.insert_once(session, RoleGrant, row)
    grant = queries.grant(session, municipality.id, account.id)
    if policy.RANK[role] > policy.RANK[grant.role]:
        grant.role, grant.granted_at = role, clock.now()
    shorten_sessions(session, account.id)
    trail.record(session, "role.granted", grant, actor_id=actor_id, role=grant.role.value)
    return grant


def grant_kts(session: Session, account: Account, *, actor_id: int | None = None) -> None:
    """Make an account a reviewer of the coordination office."""
    row = {"account_id": account.id, "role": PlatformRole.KTS}
    dialect.insert_once(session, PlatformGrant, row)
    shorten_sessions(session, account.id)
    trail.record(session, "role.granted", account, actor_id=actor_id, role=PlatformRole.KTS.value)


def change_role(
    session: Session, municipality_id: int, account_id: int, role: Role, *, viewer: Viewer
) -> None:
    """Give a colleague another role. Raises Missing, NotAllowed, and DomainError for the last admin."""
    policy.require_may_grant(viewer, municipality_id, role)
    grant = _grant(session, municipality_id, account_id, admins_left=role is not Role.ADMIN)
    grant.role, grant.granted_at = role, clock.now()
    if role is not Role.ADMIN:
        _drop_invitations_by(session, municipality_id, account_id)
    trail.record(session, "role.granted", grant, actor_id=viewer.account_id, role=role.value)


def revoke_role(session: Session, municipality_id: int, account_id: int, *, viewer: Viewer) -> None:
    """Take a colleague off the team. Raises Missing, NotAllowed, and DomainError for the last admin."""
    policy.require_admin(viewer, municipality_id)
    grant = _grant(session, municipality_id, account_id, admins_left=True)
    _drop_invitations_by(session, municipality_id, account_id)
    trail.record(session, "role.revoked", grant, actor_id=viewer.account_id, role=grant.role.value)
    session.delete(grant)


def _grant(session: Session, municipality_id: int, account_id: int, *, admins_left: bool) -> RoleGrant:
    """A colleague's grant. `admins_left` locks the admins first, so that two cannot demote each other."""
    admins = queries.locked_admins(session, municipality_id) if admins_left else []
    grant = queries.grant(session, municipality_id, account_id)
    if admins_left and grant.role is Role.ADMIN:
        policy.require_another_admin([admin.account_id for admin in admins], account_id)
    return grant


def _drop_invitations_by(session: Session, municipality_id: int, account_id: int) -> None:
    """Who may no longer invite leaves no open doors behind."""
    theirs = sa.delete(Invitation).where(
        Invitation.municipality_id == municipality_id, Invitation.invited_by == account_id
    )
    session.execute(theirs.execution_options(synchronize_session=False))


def find_account(session: Session, email: str) -> Account:
    """The account of an address, for commands. Raises Missing."""
    found = queries.by_email(session, email)
    if found is None:
        raise Missing
    return found
