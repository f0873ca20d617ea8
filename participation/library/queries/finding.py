"""One blueprint, and what hangs on it."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel.errors import Missing
from participation.library.models import BlueprintAdoption, BlueprintReview, LibraryBlueprint, Publicity
from participation.municipalities.models import Municipality
from participation.municipalities.queries import safe_slug
from participation.processes.models import Process

PUBLISHED = LibraryBlueprint.state == Publicity.PUBLISHED


@dataclass(frozen=True, slots=True)
class Judged:
    """What a municipality says of a blueprint."""

    review: BlueprintReview
    municipality: str


def blueprint_of(session: Session, slug: str) -> LibraryBlueprint:
    """A blueprint by its address, whatever its state. Raises Missing."""
    asked = sa.select(LibraryBlueprint).where(LibraryBlueprint.slug == safe_slug(slug))
    found = session.scalar(asked)
    if found is None:
        raise Missing
    return found


def blueprint_of_digest(session: Session, digest: str) -> LibraryBlueprint | None:
    """The published blueprint that a file was downloaded from, if it lies here and did not change since."""
    asked = sa.select(LibraryBlueprint).where(LibraryBlueprint.digest == digest, PUBLISHED)
    return session.scalar(asked.order_by(LibraryBlueprint.id).limit(1))


def blueprint_from(session: Session, process: Process, owner_id: int | None) -> LibraryBlueprint | None:
    """The newest blueprint that an owner made from a process."""
    owned = LibraryBlueprint.municipality_id.is_not_distinct_from(owner_id)
    asked = sa.select(LibraryBlueprint).where(LibraryBlueprint.process_id == process.id, owned)
    return session.scalar(asked.order_by(LibraryBlueprint.id.desc()).limit(1))


def adoption_of(session: Session, process: Process) -> BlueprintAdoption | None:
    """What a process was made from, if it was made from a blueprint."""
    return session.scalar(sa.select(BlueprintAdoption).where(BlueprintAdoption.process_id == process.id))


def has_adopted(session: Session, blueprint: LibraryBlueprint, municipality_id: int) -> bool:
    """Whether a municipality made a process from a blueprint."""
    asked = sa.select(BlueprintAdoption.id).where(
        BlueprintAdoption.blueprint_id == blueprint.id, BlueprintAdoption.municipality_id == municipality_id
    )
    return session.scalar(asked.limit(1)) is not None


def reviews_of(session: Session, blueprint: LibraryBlueprint) -> list[Judged]:
    """What municipalities say of it, the newest first."""
    asked = (
        sa.select(BlueprintReview, Municipality.name)
        .join(Municipality, Municipality.id == BlueprintReview.municipality_id)
        .where(BlueprintReview.blueprint_id == blueprint.id)
        .order_by(BlueprintReview.written_at.desc(), BlueprintReview.id.desc())
    )
    return [Judged(review, name) for review, name in session.execute(asked)]


def review_by(
    session: Session, blueprint: LibraryBlueprint, municipalities: Collection[int]
) -> BlueprintReview | None:
    """The review that one of some municipalities wrote."""
    asked = sa.select(BlueprintReview).where(
        BlueprintReview.blueprint_id == blueprint.id, BlueprintReview.municipality_id.in_(municipalities)
    )
    return session.scalar(asked.order_by(BlueprintReview.id).limit(1))


def parent_of(session: Session, blueprint: LibraryBlueprint) -> LibraryBlueprint | None:
    """The published blueprint that this one comes from, if it lies here."""
    asked = sa.select(LibraryBlueprint).where(LibraryBlueprint.id == blueprint.parent_id, PUBLISHED)
    return session.scalar(asked) if blueprint.parent_id else None


def children_of(session: Session, blueprint: LibraryBlueprint) -> list[LibraryBlueprint]:
    """Published blueprints that come from this one, the oldest first."""
    asked = sa.select(LibraryBlueprint).where(LibraryBlueprint.parent_id == blueprint.id, PUBLISHED)
    return list(session.scalars(asked.order_by(LibraryBlueprint.id)))


def slugs_of_blueprints(session: Session) -> set[str]:
    """The addresses that are taken."""
    return set(session.scalars(sa.select(LibraryBlueprint.slug)))


def owned_by(session: Session, municipality_id: int | None) -> list[LibraryBlueprint]:
    """Every blueprint of a municipality (None: of the office), the newest first."""
    owned = LibraryBlueprint.municipality_id.is_not_distinct_from(municipality_id)
    return list(
        session.scalars(sa.select(LibraryBlueprint).where(owned).order_by(LibraryBlueprint.id.desc()))
    )
