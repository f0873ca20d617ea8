"""What rooms above tell of published results on their page. They register it here, since this room must not know them."""

from collections.abc import Callable, Iterator

from sqlalchemy.orm import Session

from participation.results.models import Snapshot

Link = tuple[str, str]
"""Words and address."""
Source = Callable[[Session, Snapshot], Iterator[Link]]

_sources: list[Source] = []


def mentions(source: Source) -> None:
    """Register what else is known of a snapshot. Twice does no harm."""
    if source not in _sources:
        _sources.append(source)


def mentioned(session: Session, snapshot: Snapshot) -> list[Link]:
    """All of it, for everybody."""
    return [link for source in _sources for link in source(session, snapshot)]
