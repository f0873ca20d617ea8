"""Notes of what changed, for whoever keeps figures of it.

A note is written in the transaction of the change and says only what changed: a row of a subject, such as a module.
Notes are never updated, so changes to one subject do not wait for each other as they would at a counter. Whoever has
counted anew throws away exactly the notes it had read before counting: what is noted later is counted again.
"""

from collections.abc import Collection
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from participation.kernel.db import Base

MODULE, PROCESS, MUNICIPALITY = "module", "process", "municipality"


class Change(Base):
    """Something of a subject changed that figures count or name."""

    __tablename__ = "change"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy's own
    """A number is never used again: who throws a note away that another has thrown away before throws away no other."""

    subject: Mapped[str] = mapped_column(sa.String(20))
    key: Mapped[int]


_TABLE = cast("sa.Table", Change.__table__)
_INSERT = sa.insert(_TABLE)


def note(session: Session, subject: str, key: int) -> None:
    """Say that something changed."""
    session.connection().execute(_INSERT, {"subject": subject, "key": key})


def note_all(session: Session, subject: str, keys: Collection[int]) -> None:
    """The same of several rows."""
    if keys:
        session.connection().execute(_INSERT, [{"subject": subject, "key": key} for key in keys])


def forget(session: Session, ids: Collection[int]) -> None:
    """Throw notes away: what they told was counted."""
    known = sorted(ids)
    for start in range(0, len(known), 5_000):  # databases take no endless lists
        some = known[start : start + 5_000]
        session.connection().execute(sa.delete(_TABLE).where(_TABLE.c.id.in_(some)))
