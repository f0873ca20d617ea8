"""Taking a person out of surveys.

There is nothing to take: a sheet bears a keyed hash of the account's number, which is nobody's from now on, and a
code bears nothing at all.
"""

from sqlalchemy.orm import Session


def erase(_session: Session, _account_id: int) -> None:
    """Leave sheets as they are: they know nobody."""
