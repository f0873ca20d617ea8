"""People, what they may do where, and how they are signed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words


class Role(StrEnum):
    """What a person may do in one municipality."""

    ADMIN = "admin"
    MODERATOR = "moderator"


class PlatformRole(StrEnum):
    """What a person may do across municipalities."""

    KTS = "kts"


class TokenPurpose(StrEnum):
    """What a mailed link is good for."""

    CONFIRM = "confirm"
    RESET = "reset"


class Account(Base):
    """A person with a password. The e-mail address is kept as typed and, folded, as the unique name."""

    __tablename__ = "account"

    email: Mapped[str] = mapped_column(sa.String(254))
    email_key: Mapped[str] = mapped_column(sa.String(254), unique=True)
    name: Mapped[str] = mapped_column(sa.String(80))
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    confirmed_at: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    @property
    def active(self) -> bool:
        """Whether the person may sign in."""
        return self.confirmed_at is not None and self.disabled_at is None and self.deleted_at is None


class RoleGrant(Base):
    """A role of one account in one municipality."""

    __tablename__ = "role_grant"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "account_id"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    account_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("account.id"), index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    granted_at: Mapped[datetime]


class PlatformGrant(Base):
    """A role of one account on the whole platform."""

    __tablename__ = "platform_grant"
    __table_args__ = (sa.UniqueConstraint("account_id", "role"),)

    account_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("account.id"))
    role: Mapped[PlatformRole] = mapped_column(words(PlatformRole))


class Residence(Base):
    """A person says that they belong to a municipality, and its staff may have made sure of it."""

    __tablename__ = "residence"
    __table_args__ = (
        sa.UniqueConstraint("municipality_id", "account_id"),
        sa.CheckConstraint("(verified_at IS NULL) = (verified_by IS NULL)", name="verified_by_somebody"),
    )

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    account_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("account.id"), index=True)
    declared_at: Mapped[datetime]
    verified_at: Mapped[datetime | None]
    verified_by: Mapped[int | None] = mapped_column(Key)


class LoginSession(Base):
    """A sign-in. Only the hash of its cookie is kept; deleting the row ends it everywhere at once."""

    __tablename__ = "login_session"

    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    account_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    device: Mapped[str] = mapped_column(sa.String(80), default="")


class MailToken(Base):
    """A single-use link sent by mail; only its hash is kept."""

    __tablename__ = "mail_token"

    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    account_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("account.id"), index=True)
    purpose: Mapped[TokenPurpose] = mapped_column(words(TokenPurpose))
    expires_at: Mapped[datetime]


class Invitation(Base):
    """A colleague asked by mail to take a role in a municipality."""

    __tablename__ = "invitation"
    __table_args__ = (sa.UniqueConstraint("municipality_id", "email_key"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    email: Mapped[str] = mapped_column(sa.String(254))
    email_key: Mapped[str] = mapped_column(sa.String(254))
    role: Mapped[Role] = mapped_column(words(Role))
    token_hash: Mapped[str] = mapped_column(sa.String(64), unique=True)
    invited_by: Mapped[int] = mapped_column(Key)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class SignUp:
    """What somebody types to get an account, besides the password, which is a hash by then."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class InvitationDraft:
    """Whom to ask to the team, and as what."""

    email: str
    role: Role


@dataclass(frozen=True, slots=True)
class StaffOf:
    """A municipality in which the viewer has a role."""

    id: int
    slug: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person behind a request, read once: no row, no session, safe to hand to any policy."""

    account_id: int
    name: str
    session_id: int = 0
    staff_of: tuple[StaffOf, ...] = ()
    is_kts: bool = False
    roles: Mapping[int, Role] = field(default_factory=lambda: MappingProxyType({}))
    circles: frozenset[int] = frozenset()
    """Ids of the processes to which the person is invited."""

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What Flask-Login asks for."""
        return str(self.account_id)

    @property
    def is_staff(self) -> bool:
        """Whether the person works for any municipality."""
        return bool(self.staff_of)

    def role_in(self, municipality_id: int) -> Role | None:
        """The person's role in a municipality."""
        return self.roles.get(municipality_id)
