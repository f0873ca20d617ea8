"""Pictures of options."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Option


def known_pictures(session: Session, keys: Collection[str]) -> set[str]:
    """Which of some keys belong to an option."""
    return set(session.scalars(sa.select(Option.photo).where(Option.photo.in_(list(keys)))))
