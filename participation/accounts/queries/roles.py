"""Who may do what where, and who has been asked to."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Account, Invitation, PlatformGrant, Role, RoleGrant
from participation.accounts.queries.identity import email_key, token_hash
from participation.kernel import clock
from participation.kernel.errors import Missing
from participation.municipalities.models import Municipality


def staff(session: Session, municipality_id: int) -> list[tuple[Account, Role]]:
    """Everybody with a role in a municipality, by name."""
    statement = (
        sa.select(Account, RoleGrant.role)
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(RoleGrant.municipality_id == municipality_id)
        .order_by(Account.name, Account.id)
    )
    return [(account, role) for account, role in session.execute(statement)]


def grant(session: Session, municipality_id: int, account_id: int) -> RoleGrant:
    """A person's role in a municipality. Raises Missing."""
    own = RoleGrant.municipality_id == municipality_id, RoleGrant.account_id == account_id
    found = session.scalar(sa.select(RoleGrant).where(*own).execution_options(populate_existing=True))
    if found is None:
        raise Missing
    return found


def joined_at(session: Session, municipality_id: int, account_id: int) -> datetime | None:
    """Since when a person works for a municipality; None where they have no role of their own in it."""
    own = RoleGrant.municipality_id == municipality_id, RoleGrant.account_id == account_id
    return session.scalar(sa.select(RoleGrant.granted_at).where(*own))


def locked_admins(session: Session, municipality_id: int) -> list[RoleGrant]:
    """The admins who can sign in; nobody else changes their roles until the transaction ends."""
    statement = (
        sa.select(RoleGrant)
        .join(Account, Account.id == RoleGrant.account_id)
        .where(
            RoleGrant.municipality_id == municipality_id,
            RoleGrant.role == Role.ADMIN,
            Account.disabled_at.is_(None),
            Account.confirmed_at.is_not(None),
        )
        .order_by(RoleGrant.id)
        .with_for_update(of=RoleGrant)
    )
    return list(session.scalars(statement.execution_options(populate_existing=True)))


def has_role(session: Session, municipality_id: int, email: str) -> bool:
    """Whether the owner of an address is on the team already."""
    own = Account.email_key == email_key(email), RoleGrant.municipality_id == municipality_id
    statement = sa.select(RoleGrant.id).join(Account, Account.id == RoleGrant.account_id).where(*own)
    return session.scalar(statement) is not None


def admin_of(session: Session, account_id: int) -> list[int]:
    """The ids of the municipalities of which a person is an admin, in order."""
    own = RoleGrant.account_id == account_id, RoleGrant.role == Role.ADMIN
    return list(
        session.scalars(sa.select(RoleGrant.municipality_id).where(*own).order_by(RoleGrant.municipality_id))
    )


def is_staff(session: Session, account_id: int) -> bool:
    """Whether a person has any role anywhere."""
    return session.scalar(sa.select(Account.id).where(Account.id == account_id, holds_a_role())) is not None


def holds_a_role() -> sa.ColumnElement[bool]:
    """A condition on Account: it has a role in a municipality or on the platform."""
    return sa.or_(
        sa.exists().where(RoleGrant.account_id == Account.id),
        sa.exists().where(PlatformGrant.account_id == Account.id),
    )


def invitations(session: Session, municipality_id: int) -> list[Invitation]:
    """Everybody who was asked to the team and has not answered, the newest first."""
    statement = (
        sa.select(Invitation)
        .where(Invitation.municipality_id == municipality_id)
        .order_by(Invitation.created_at.desc(), Invitation.id.desc())
    )
    return list(session.scalars(statement))


def find_invitation(session: Session, municipality_id: int, invitation_id: int) -> Invitation:
    """One invitation of a municipality. Raises Missing, also for another municipality's."""
    own = Invitation.id == invitation_id, Invitation.municipality_id == municipality_id
    found = session.scalar(sa.select(Invitation).where(*own))
    if found is None:
        raise Missing
    return found


def invitation_of(session: Session, token: str) -> tuple[Invitation, Municipality] | None:
    """What a link invites to, while it is good; looking does not use it up."""
    statement = (
        sa.select(Invitation, Municipality)
        .join(Municipality, Municipality.id == Invitation.municipality_id)
        .where(Invitation.token_hash == token_hash(token), Invitation.expires_at > clock.now())
    )
    row = session.execute(statement).one_or_none()
    return (row[0], row[1]) if row is not None else None
