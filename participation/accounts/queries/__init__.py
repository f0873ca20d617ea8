"""Reading accounts, roles, sign-ins and invitations."""

from participation.accounts.queries.identity import (
    build_viewer,
    by_email,
    draws,
    email_key,
    find,
    holder,
    operator,
    token_hash,
    viewer_of,
)
from participation.accounts.queries.personal import login_sessions, personal_data, tells
from participation.accounts.queries.residences import (
    Resident,
    belongings,
    resident_by_email,
    residents_counted,
)
from participation.accounts.queries.roles import (
    admin_of,
    find_invitation,
    grant,
    has_role,
    holds_a_role,
    invitation_of,
    invitations,
    is_staff,
    locked_admins,
    staff,
)

__all__ = [
    "Resident",
    "admin_of",
    "belongings",
    "build_viewer",
    "by_email",
    "draws",
    "email_key",
    "find",
    "find_invitation",
    "grant",
    "has_role",
    "holder",
    "holds_a_role",
    "invitation_of",
    "invitations",
    "is_staff",
    "locked_admins",
    "login_sessions",
    "operator",
    "personal_data",
    "resident_by_email",
    "residents_counted",
    "staff",
    "tells",
    "token_hash",
    "viewer_of",
]
