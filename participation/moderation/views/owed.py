"""What rooms above have waiting for a municipality's people. They register it here, since this room must not know them."""

from collections.abc import Callable, Iterator

from sqlalchemy.orm import Session

from participation.municipalities.models import Municipality

Tile = tuple[int, str, str]
"""How many, of what, and the address where they wait."""
Source = Callable[[Session, Municipality], Iterator[Tile]]

_sources: list[Source] = []


def waits(source: Source) -> None:
    """Register what else waits on the first page of the desk. Twice does no harm."""
    if source not in _sources:
        _sources.append(source)


def owed(session: Session, municipality: Municipality) -> list[Tile]:
    """All of it that is there at all."""
    return [tile for source in _sources for tile in source(session, municipality) if tile[0]]
