"""The accounts that whoever tries the demo may use."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.accounts.actions import create_account, grant_kts, grant_role
from participation.accounts.models import Account, Role
from participation.municipalities.models import Municipality

PASSWORD = "Lindenblüten im Juni"  # noqa: S105 - printed at the start of every demo
CITIZEN = "Jule"
"""The name in the texts under which the demo's citizen speaks."""
ACCOUNTS = (
    ("buergerin@demo.example", "Bürgerin mit Konto"),
    ("moderation@demo.example", "Moderation in Lindenfurt"),
    ("verwaltung@demo.example", "Administration beider Kommunen"),
    ("kts@demo.example", "Auswertung der KTS über alle Kommunen"),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The demo's accounts."""

    citizen: Account
    moderator: Account
    admin: Account
    reviewer: Account


def cast_accounts(session: Session) -> Cast:
    """Make them, with confirmed addresses."""
    names = (CITIZEN, "Mara Lorenz (Moderation)", "Yusuf Arslan (Verwaltung)", "Dr. Ines Falk (KTS)")
    made = [
        create_account(session, email, name, PASSWORD)
        for (email, _what), name in zip(ACCOUNTS, names, strict=True)
    ]
    cast = Cast(*made)
    grant_kts(session, cast.reviewer)
    return cast


def give_roles(session: Session, cast: Cast, municipality: Municipality, *, moderated: bool) -> None:
    """The admin works for every municipality, the moderator for one."""
    grant_role(session, cast.admin, municipality, Role.ADMIN)
    if moderated:
        grant_role(session, cast.moderator, municipality, Role.MODERATOR)
