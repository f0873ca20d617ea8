"""Reading photos."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Photo
from participation.kernel.errors import Missing


def photo_of(session: Session, contribution_id: int) -> Photo | None:
    """The photo of a contribution, in any state."""
    return session.scalar(sa.select(Photo).where(Photo.contribution_id == contribution_id))


def photos_of(session: Session, contribution_ids: Collection[int]) -> dict[int, Photo]:
    """Photos by contribution, in any state."""
    statement = sa.select(Photo).where(Photo.contribution_id.in_(list(contribution_ids)))
    return {photo.contribution_id: photo for photo in session.scalars(statement)}


def photo_by_key(session: Session, key: str) -> Photo:
    """The photo of a key, in any state. Raises Missing."""
    found = session.scalar(sa.select(Photo).where(Photo.key == key))
    if found is None:
        raise Missing
    return found


def known_keys(session: Session, keys: Collection[str]) -> set[str]:
    """Which of some keys belong to a photo."""
    return set(session.scalars(sa.select(Photo.key).where(Photo.key.in_(list(keys)))))
