"""Versions of a draft: begun, filled with a text, described, published or thrown away.

A version that is published never changes. At most one is being written; it begins as a copy of the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.documents.intake.matching import matched
from participation.formats.documents.intake.model import Brought
from participation.formats.documents.models import Adoption, Document, Edition, Section
from participation.formats.documents.policy.editions import require_open, require_text
from participation.formats.documents.queries.editions import highest_key, known_sections, module_of
from participation.formats.documents.queries.finding import latest_edition
from participation.kernel import clock, editing
from participation.kernel.errors import Conflict
from participation.processes.actions.versions import bump
from participation.processes.policy import require_desk


@dataclass(frozen=True, slots=True)
class EditionDraft:
    """What a version is called, and what changed in it, in the municipality's words."""

    title: str
    note: str

    @classmethod
    def of(cls, edition: Edition) -> "EditionDraft":
        """What is stored now."""
        return cls(edition.title, edition.note)


COPIED = ("key", "position", "number", "level", "heading", "html", "text")


def start_edition(session: Session, document: Document, *, viewer: Viewer | None) -> Edition:
    """A new version to be written: a copy of the last one. Raises Conflict where one is being written already."""
    staff = require_desk(viewer, module_of(session, document).process)
    session.refresh(document, with_for_update=True)
    last = latest_edition(session, document)
    if last is not None and last.published_at is None:
        raise Conflict("Es gibt schon eine Fassung in Arbeit.")
    edition = Edition(
        municipality_id=document.municipality_id,
        document_id=document.id,
        number=last.number + 1 if last else 1,
        source=last.source if last else "typed",
        created_at=clock.now(),
    )
    edition.sections = [
        Section(municipality_id=document.municipality_id, **{name: getattr(one, name) for name in COPIED})
        for one in (last.sections if last else ())
    ]
    try:
        with session.begin_nested():
            session.add(edition)
            session.flush()
    except IntegrityError as error:
        raise Conflict("Es gibt schon eine Fassung in Arbeit.") from error
    session.refresh(document, ["editions"])
    trail.record(session, "edition.started", edition, actor_id=staff.account_id, number=edition.number)
    return edition


def bring_text(session: Session, edition: Edition, brought: Brought, *, viewer: Viewer | None) -> None:
    """Put a whole text into a version that is being written, in place of the one that is there.

    A section that continues one of the version before keeps its key. Raises NotAllowed for a published version.
    """
    staff = locked(session, edition, viewer)
    known = known_sections(session, edition)
    keys = fresh_keys(session, edition.document_id)
    places = matched(known, brought.parts)
    session.execute(sa.delete(Section).where(Section.edition_id == edition.id))
    session.expire(edition, ["sections"])
    for position, (part, place) in enumerate(zip(brought.parts, places, strict=True), 1):
        session.add(
            Section(
                municipality_id=edition.municipality_id,
                edition_id=edition.id,
                key=known[place].key if place is not None else next(keys),
                position=position,
                number=part.number,
                level=part.level,
                heading=part.heading,
                html=part.html,
                text=part.text,
            )
        )
    edition.source, edition.lost = brought.source, dict(brought.lost)
    session.flush()
    session.refresh(edition, ["sections"])
    trail.record(
        session,
        "edition.edited",
        edition,
        actor_id=staff.account_id,
        what="text",
        sections=len(brought.parts),
    )


def describe_edition(
    session: Session, edition: Edition, draft: EditionDraft, *, viewer: Viewer | None, seen: str | None = None
) -> None:
    """Name a version and say what changed. Raises NotAllowed for a published one, Conflict where somebody was quicker."""
    staff = locked(session, edition, viewer)
    editing.require_unchanged(seen, EditionDraft.of(edition))
    edition.title, edition.note = draft.title, draft.note
    trail.record(session, "edition.edited", edition, actor_id=staff.account_id, what="words")


def publish_edition(session: Session, edition: Edition, *, viewer: Viewer | None) -> None:
    """Let everybody read a version; from now on it stays as it is. Raises DomainError for one without text."""
    staff = locked(session, edition, viewer)
    require_text(edition)
    edition.published_at = clock.now()
    bump(session, module_of(session, edition.document).id)
    trail.record(session, "edition.published", edition, actor_id=staff.account_id, number=edition.number)


def discard_edition(session: Session, edition: Edition, *, viewer: Viewer | None) -> None:
    """Throw a version away that nobody has published. Raises NotAllowed for a published one."""
    staff = locked(session, edition, viewer)
    trail.record(session, "edition.removed", edition, actor_id=staff.account_id, number=edition.number)
    for table in (Adoption, Section):
        session.execute(sa.delete(table).where(table.edition_id == edition.id))
    session.execute(sa.delete(Edition).where(Edition.id == edition.id))
    session.expire_all()


def locked(session: Session, edition: Edition, viewer: Viewer | None) -> Viewer:
    """The viewer, if they may write this version now; nobody else changes it until the transaction ends."""
    staff = require_desk(viewer, module_of(session, edition.document).process)
    session.refresh(edition, with_for_update=True)
    session.refresh(edition, ["sections"])
    require_open(edition)
    return staff


def fresh_keys(session: Session, document_id: int) -> Iterator[str]:
    """Keys that no section of the draft ever had: `s1`, `s2` and so on."""
    return (f"s{number}" for number in count(highest_key(session, document_id) + 1))
