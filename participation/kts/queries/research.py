"""Reading agreements, who consented, and what went where."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.kernel.errors import Missing
from participation.kts.models import ResearchAgreement, ResearchConsent, ResearchDownload
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process

MOST_FOUND = 50
"""Processes that a search shows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A process that an agreement asks for."""

    consent: ResearchConsent
    process: Process
    municipality: Municipality


@dataclass(frozen=True, slots=True)
class Wish:
    """What an agreement wants of a municipality, as its people read it."""

    consent: ResearchConsent
    process: Process
    agreement: ResearchAgreement


def agreements(session: Session) -> list[tuple[ResearchAgreement, int, int]]:
    """Every agreement, the newest first, with how many processes it asks for and how many were agreed to."""
    statement = (
        sa.select(
            ResearchAgreement,
            sa.func.count(ResearchConsent.id),
            sa.func.count(sa.case((ResearchConsent.agreed.is_(True), 1))),
        )
        .outerjoin(ResearchConsent, ResearchConsent.agreement_id == ResearchAgreement.id)
        .group_by(ResearchAgreement.id)
        .order_by(ResearchAgreement.id.desc())
    )
    return [(row[0], row[1], row[2]) for row in session.execute(statement)]


def agreement_of(session: Session, agreement_id: int) -> ResearchAgreement:
    """One of them. Raises Missing."""
    found = session.get(ResearchAgreement, agreement_id)
    if found is None:
        raise Missing
    return found


def asked_for(session: Session, agreement: ResearchAgreement) -> list[Asked]:
    """The processes of an agreement, by municipality and title. One that is public no longer is not told."""
    statement = (
        sa.select(ResearchConsent, Process, Municipality)
        .join(Process, Process.id == ResearchConsent.process_id)
        .join(Municipality, Municipality.id == ResearchConsent.municipality_id)
        .where(ResearchConsent.agreement_id == agreement.id, Process.is_public)
        .options(selectinload(Process.modules).selectinload(Module.phases))
        .order_by(Municipality.name, Process.title, Process.id)
    )
    return [Asked(*row) for row in session.execute(statement)]


def to_ask_for(session: Session, agreement: ResearchAgreement, words: str) -> list[tuple[Process, str]]:
    """Public processes that an agreement does not ask for yet, with their municipality's name; `words` are looked for
    in both names."""
    known = sa.select(ResearchConsent.process_id).where(ResearchConsent.agreement_id == agreement.id)
    statement = (
        sa.select(Process, Municipality.name)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(Process.is_public, Process.id.not_in(known))
        .order_by(Municipality.name, Process.title, Process.id)
    )
    for word in words.split():
        statement = statement.where(
            sa.or_(
                Process.title.icontains(word, autoescape=True),
                Municipality.name.icontains(word, autoescape=True),
            )
        )
    return [(process, name) for process, name in session.execute(statement.limit(MOST_FOUND))]


def public_process(session: Session, process_id: int) -> Process:
    """A process that everybody may see. Raises Missing."""
    found = session.scalar(sa.select(Process).where(Process.id == process_id, Process.is_public))
    if found is None:
        raise Missing
    return found


def wishes(session: Session, municipality_id: int) -> list[Wish]:
    """What research wants of a municipality: what is to be decided first, then the newest."""
    statement = (
        _wished()
        .where(ResearchConsent.municipality_id == municipality_id)
        .order_by(ResearchConsent.agreed.is_not(None), ResearchConsent.id.desc())
    )
    return [Wish(*row) for row in session.execute(statement)]


def count_undecided(session: Session, municipality_id: int) -> int:
    """How many of them a municipality has not decided."""
    own = ResearchConsent.municipality_id == municipality_id, ResearchConsent.agreed.is_(None)
    return session.scalar(sa.select(sa.func.count(ResearchConsent.id)).where(*own)) or 0


def wish(session: Session, municipality_id: int, consent_id: int) -> Wish:
    """One of them. Raises Missing, also for another municipality's."""
    own = ResearchConsent.id == consent_id, ResearchConsent.municipality_id == municipality_id
    row = session.execute(_wished().where(*own)).one_or_none()
    if row is None:
        raise Missing
    return Wish(*row)


def _wished() -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(ResearchConsent, Process, ResearchAgreement)
        .join(Process, Process.id == ResearchConsent.process_id)
        .join(ResearchAgreement, ResearchAgreement.id == ResearchConsent.agreement_id)
    )


def downloads(session: Session, consents: Collection[int]) -> dict[int, list[ResearchDownload]]:
    """What went out by consent, the last first."""
    statement = (
        sa.select(ResearchDownload)
        .where(ResearchDownload.consent_id.in_(consents))
        .order_by(ResearchDownload.id.desc())
    )
    found: dict[int, list[ResearchDownload]] = {key: [] for key in consents}
    for one in session.scalars(statement):
        found[one.consent_id].append(one)
    return found


def known_documents(session: Session, keys: Collection[str]) -> set[str]:
    """Which of some keys of files belong to an agreement."""
    statement = sa.select(ResearchAgreement.file_key).where(ResearchAgreement.file_key.in_(keys))
    return {key for key in session.scalars(statement) if key}
