"""Reading the statuses of a municipality."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import ResponseStatus
from participation.kernel.errors import Missing


def statuses_of(session: Session, municipality_id: int) -> list[ResponseStatus]:
    """The municipality's list, in its order."""
    statement = sa.select(ResponseStatus).where(ResponseStatus.municipality_id == municipality_id)
    return list(session.scalars(statement.order_by(ResponseStatus.position, ResponseStatus.id)))


def status(session: Session, status_id: int) -> ResponseStatus:
    """One status. Raises Missing."""
    found = session.get(ResponseStatus, status_id)
    if found is None:
        raise Missing
    return found


def find_status(session: Session, municipality_id: int, status_id: int) -> ResponseStatus:
    """One status of a municipality. Raises Missing."""
    found = status(session, status_id)
    if found.municipality_id != municipality_id:
        raise Missing
    return found


def last_position(session: Session, municipality_id: int) -> int:
    """The place of the last one; 0 where there is none."""
    statement = sa.select(sa.func.max(ResponseStatus.position)).where(
        ResponseStatus.municipality_id == municipality_id
    )
    return session.scalar(statement) or 0


def name_taken(session: Session, municipality_id: int, name: str, own_id: int | None) -> bool:
    """Whether another status of the municipality is called the same."""
    statement = sa.select(ResponseStatus.id).where(
        ResponseStatus.municipality_id == municipality_id,
        ResponseStatus.name == name,
        ResponseStatus.id != (own_id or 0),
    )
    return session.scalar(statement.limit(1)) is not None
