"""Accompanying research: on what agreement data goes where, and what municipalities were asked after a process."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from participation.kernel.db import Base, Key


class ResearchAgreement(Base):
    """A recorded use agreement: who may use which data what for, and until when."""

    __tablename__ = "research_agreement"

    institution: Mapped[str] = mapped_column(sa.String(160))
    contact_name: Mapped[str] = mapped_column(sa.String(120))
    contact_email: Mapped[str] = mapped_column(sa.String(254))
    purpose: Mapped[str] = mapped_column(sa.Text)
    legal_basis: Mapped[str] = mapped_column(sa.String(200), default="")
    signed_on: Mapped[date]
    valid_until: Mapped[date]
    file_key: Mapped[str | None] = mapped_column(sa.String(80))
    file_name: Mapped[str] = mapped_column(sa.String(160), default="")
    recorded_by: Mapped[int] = mapped_column(Key)
    recorded_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class ResearchConsent(Base):
    """A process asked for by an agreement. The municipality is the controller: without its yes nothing is handed out."""

    __tablename__ = "research_consent"
    __table_args__ = (sa.UniqueConstraint("agreement_id", "process_id"),)

    agreement_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("research_agreement.id"))
    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"), index=True)
    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id"))
    asked_at: Mapped[datetime]
    agreed: Mapped[bool | None]
    """None until the municipality decided."""
    decided_by: Mapped[int | None] = mapped_column(Key)
    decided_at: Mapped[datetime | None]


class ResearchDownload(Base):
    """Data of one process that went to research: one row for each process of a file, for its municipality to see."""

    __tablename__ = "research_download"

    consent_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("research_consent.id"), index=True)
    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"), index=True)
    digest: Mapped[str] = mapped_column(sa.String(64))
    """SHA-256 of the whole file."""
    size: Mapped[int]
    """Bytes of the whole file."""
    taken_by: Mapped[int] = mapped_column(Key)
    taken_at: Mapped[datetime]


class ExperienceRequest(Base):
    """The survey of experience that a municipality was invited to after a process."""

    __tablename__ = "experience_request"

    process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id"), unique=True)
    municipality_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("municipality.id"), index=True)
    survey_process_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("process.id"))
    """The process of the coordination office that holds the survey."""
    asked_by: Mapped[int] = mapped_column(Key)
    asked_at: Mapped[datetime]
