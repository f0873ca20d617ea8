"""`01_datensatzbeschreibung.csv`: every column of every table, with the file it stands in."""

from collections.abc import Iterator, Sequence

from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table, dictionary
from participation.results.packages.contents import Content

LEGEND = "01_datensatzbeschreibung.csv"
_FILE = Column("datei", "Datei", Audience.PUBLIC, ColumnKind.TEXT, "Datei, in der die Spalte steht.")


def described(contents: Sequence[Content], counts: Table) -> Table:
    """The legend of a package, its own columns included."""
    own = dictionary([])
    tables = [(f"{one.path}.csv", one.table) for one in contents]
    tables.append((f"{counts.name}.csv", counts))
    whole = Table(own.name, own.title, (_FILE, *own.columns), lambda: _rows([*tables, (LEGEND, whole)]))
    return whole


def _rows(tables: Sequence[tuple[str, Table]]) -> Iterator[Row]:
    for name, table in tables:
        for row in dictionary([table]).rows():
            yield (name, *row)
