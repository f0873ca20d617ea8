"""Who is invited to a process."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key, words


class ParticipantGroup(StrEnum):
    """For whom somebody speaks who was invited."""

    RESIDENTS = "residents"
    BUSINESS = "business"
    CIVIL_SOCIETY = "civil_society"
    EXPERTS = "experts"
    ADMINISTRATION = "administration"


class Participant(Base):
    """Somebody who is invited to a process, by address. With a confirmed account of that address they are in."""

    __tablename__ = "participant"
    __table_args__ = (sa.UniqueConstraint("process_id", "email_key"),)

    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"))
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id", ondelete="CASCADE"))
    email: Mapped[str] = mapped_column(sa.String(254))
    email_key: Mapped[str] = mapped_column(sa.String(254), index=True)
    name: Mapped[str] = mapped_column(sa.String(80), default="")
    group: Mapped[ParticipantGroup] = mapped_column(words(ParticipantGroup))
    invited_at: Mapped[datetime]
    mailed_at: Mapped[datetime | None]
    token_hash: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    """Of the link in the last mail, which proves the address; only its hash is kept."""
