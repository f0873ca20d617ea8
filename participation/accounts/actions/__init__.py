"""Every change to people, their sign-ins and their roles."""

from participation.accounts.actions.attempts import Attempt, count_attempt
from participation.accounts.actions.erasure import delete_account, disable_account, erases
from participation.accounts.actions.invitations import (
    accept,
    accept_as_new,
    invite,
    join,
    withdraw_invitation,
)
from participation.accounts.actions.passwords import change_password, request_reset, reset_password
from participation.accounts.actions.registration import confirm, create_account, resend_confirmation, sign_up
from participation.accounts.actions.residences import declare_residence, verify_residence, withdraw_residence
from participation.accounts.actions.roles import change_role, grant_kts, grant_role, revoke_role
from participation.accounts.actions.sessions import Started, end_session, end_sessions, rename, sign_in
from participation.accounts.actions.tidying import tidy
from participation.kernel import jobs

__all__ = [
    "Attempt",
    "Started",
    "accept",
    "accept_as_new",
    "change_password",
    "change_role",
    "confirm",
    "count_attempt",
    "create_account",
    "declare_residence",
    "delete_account",
    "disable_account",
    "end_session",
    "end_sessions",
    "erases",
    "grant_kts",
    "grant_role",
    "invite",
    "join",
    "rename",
    "request_reset",
    "resend_confirmation",
    "reset_password",
    "revoke_role",
    "sign_in",
    "sign_up",
    "tidy",
    "verify_residence",
    "withdraw_invitation",
    "withdraw_residence",
]

jobs.sweep("accounts", tidy)
