"""Tables of several processes under each other, each row with where it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table

WHERE = (
    Column(
        "kommune_ags",
        "AGS der Kommune",
        Audience.KTS,
        ColumnKind.TEXT,
        "Amtlicher Gemeindeschlüssel der Kommune, acht Stellen.",
    ),
    Column("verfahren", "Verfahren", Audience.KTS, ColumnKind.TEXT, "Titel des Beteiligungsverfahrens."),
    Column("teil", "Teil des Verfahrens", Audience.KTS, ColumnKind.TEXT, "Titel des Beteiligungsmoduls."),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A table of one module, and the cells that say where its rows come from."""

    where: tuple[str, str, str]
    table: Table


def joined(pieces: Sequence[Piece]) -> list[Table]:
    """One table for all pieces of the same name and columns: `umfrage` asks something else in every process, so that
    it becomes `umfrage`, `umfrage_2`, …"""
    groups: dict[tuple[str, tuple[str, ...]], list[Piece]] = {}
    for piece in pieces:
        groups.setdefault((piece.table.name, piece.table.names), []).append(piece)
    seen: dict[str, int] = {}
    found = []
    for (name, _columns), group in groups.items():
        seen[name] = seen.get(name, 0) + 1
        found.append(_one(name if seen[name] == 1 else f"{name}_{seen[name]}", group))
    return found


def _one(name: str, group: Sequence[Piece]) -> Table:
    first = group[0].table
    free = [column for column in WHERE if column.name not in first.names]
    places = [place for place, column in enumerate(WHERE) if column in free]

    def rows() -> Iterator[Row]:
        for piece in group:
            where = tuple(piece.where[place] for place in places)
            yield from _beside(where, piece.table.rows())

    return Table(name, name, (*free, *first.columns), rows)


def _beside(where: Row, rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        yield (*where, *row)
