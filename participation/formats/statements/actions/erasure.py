"""Taking a person out of statements and votes."""

from sqlalchemy.orm import Session


def erase(_session: Session, _account_id: int) -> None:
    """Nothing is left to do: statements are made nameless as contributions, and votes bear a keyed hash of an account's
    number, which is nobody's from now on. They stay, and stay counted."""
