"""Holding a row for the rest of a transaction."""

from sqlalchemy.orm import Session

from participation.kernel.db import Base


def lock(session: Session, row: Base) -> None:
    """Read a row anew and let nobody else change it until the transaction ends; own changes are written before."""
    session.flush()
    session.refresh(row, with_for_update=True)
