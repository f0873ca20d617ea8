"""What may be done to a version of a draft."""

from participation.formats.documents.models import Edition
from participation.kernel.errors import DomainError, NotAllowed


def require_open(edition: Edition) -> None:
    """Raise NotAllowed for a version that is published: people have read it and said something to it."""
    if edition.published_at is not None:
        raise NotAllowed(
            "Diese Fassung ist veröffentlicht und bleibt, wie sie ist. Für Änderungen beginnen Sie bitte eine neue Fassung."
        )


def require_text(edition: Edition) -> None:
    """Raise DomainError for a version in which there is nothing to read."""
    if not any(section.text.strip() for section in edition.sections):
        raise DomainError("Diese Fassung hat noch keinen Text.")
