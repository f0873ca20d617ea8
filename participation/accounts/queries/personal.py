"""Everything the platform stores of one person, for that person.

Rooms above store things of people too. Each registers, with `tells`, a function that takes the session and
the account id and answers plain values for its part of the download.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import LoginSession, RoleGrant
from participation.accounts.queries.identity import find
from participation.accounts.queries.residences import belongings
from participation.kernel import clock
from participation.municipalities.models import Municipality

Teller = Callable[[Session, int], Any]

_tellers: dict[str, Teller] = {}


def tells(chapter: str, teller: Teller) -> None:
    """Register a chapter of the download, such as `beitraege`."""
    _tellers[chapter] = teller


def personal_data(session: Session, account_id: int) -> dict[str, Any]:
    """All of it, ready for JSON. Raises Missing."""
    account = find(session, account_id)
    return {
        "stand": clock.now().isoformat(),
        "konto": {
            "name": account.name,
            "e_mail": account.email,
            "angelegt": account.created_at.isoformat(),
            "bestaetigt": account.confirmed_at.isoformat() if account.confirmed_at else None,
        },
        "rollen": _roles(session, account_id),
        "zugehoerigkeit": [
            {
                "kommune": one.name,
                "angegeben": one.declared_at.isoformat(),
                "bestaetigt": one.verified_at.isoformat() if one.verified_at else None,
            }
            for one in belongings(session, account_id)
        ],
        "anmeldungen": [
            {
                "geraet": login.device,
                "seit": login.created_at.isoformat(),
                "bis": login.expires_at.isoformat(),
            }
            for login in login_sessions(session, account_id)
        ],
    } | {chapter: teller(session, account_id) for chapter, teller in sorted(_tellers.items())}


def login_sessions(session: Session, account_id: int) -> list[LoginSession]:
    """Where a person is signed in, the newest first."""
    statement = (
        sa.select(LoginSession)
        .where(LoginSession.account_id == account_id, LoginSession.expires_at > clock.now())
        .order_by(LoginSession.created_at.desc(), LoginSession.id.desc())
    )
    return list(session.scalars(statement))


def _roles(session: Session, account_id: int) -> list[dict[str, str]]:
    statement = (
        sa.select(Municipality.name, RoleGrant.role, RoleGrant.granted_at)
        .join(Municipality, Municipality.id == RoleGrant.municipality_id)
        .where(RoleGrant.account_id == account_id)
        .order_by(Municipality.name)
    )
    return [
        {"kommune": name, "rolle": role.value, "seit": at.isoformat()}
        for name, role, at in session.execute(statement)
    ]
