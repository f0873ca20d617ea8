"""Who may change a municipality, and what a municipality may be called in addresses."""

from typing import Protocol

from participation.kernel.errors import Missing, NotAllowed

RESERVED = frozenset(
    {
        "abmelden", "anmelden", "api", "beitrag", "bibliothek", "bild", "bilder", "datenschutz", "dcat", "eingeladen",
        "einladung", "favicon", "foto",
        "healthz", "hilfe", "idee", "ideen", "impressum", "kacheln", "karten", "kennzahlen", "konto", "kommunen", "kts",
        "melden", "ogc", "openapi", "passwort", "passwort-vergessen", "pds", "registrieren", "robots", "seite",
        "sprache", "static", "status", "suche", "tiles", "verwaltung", "wissen",
    }
)  # fmt: skip
"""First words of the platform's own addresses: no municipality may be called so."""


class Staff(Protocol):
    """What is asked of the person who acts; accounts, a room above, knows more of them."""

    @property
    def account_id(self) -> int:
        """Whom the trail names."""

    def role_in(self, municipality_id: int) -> str | None:
        """`admin`, `moderator` or None."""


def require_admin(person: Staff | None, municipality_id: int) -> int:
    """The account id of an admin here. Raises NotAllowed for moderators, Missing for everybody else."""
    role = person.role_in(municipality_id) if person is not None else None
    if person is None or role is None:
        raise Missing
    if role != "admin":
        raise NotAllowed("Das dürfen nur Administratorinnen und Administratoren der Kommune.")
    return person.account_id


def require_staff(person: Staff | None, municipality_id: int) -> int:
    """The account id of anybody with a role here. Raises Missing."""
    if person is None or person.role_in(municipality_id) is None:
        raise Missing
    return person.account_id
