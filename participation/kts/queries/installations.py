"""What other installations are called."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kts.models import Installation


def names(session: Session) -> dict[int, str]:
    """Their names by number."""
    found = session.execute(sa.select(Installation.id, Installation.name))
    return {number: name for number, name in found}  # noqa: C416 - rows are no pairs
