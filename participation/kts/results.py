"""The overview as a file."""

from collections.abc import Sequence

from participation.kernel.clock import last_day_before, local
from participation.kernel.tables import Audience, Column, ColumnKind, Table
from participation.kts.queries import Row

_KTS = Audience.KTS
_TEXT, _INTEGER, _DATE = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.DATE

COLUMNS = (
    Column("ags", "AGS", _KTS, _TEXT, "Amtlicher Gemeindeschlüssel, acht Stellen."),
    Column("kommune", "Kommune", _KTS, _TEXT, "Name der Kommune."),
    Column("verfahren", "Verfahren", _KTS, _TEXT, "Titel des Beteiligungsverfahrens."),
    Column("stand", "Stand", _KTS, _TEXT, "Veröffentlicht oder im Archiv.", {"published": "öffentlich", "archived": "Archiv"}),
    Column("beginn", "Beginn", _KTS, _DATE, "Erster Tag der ersten Phase."),
    Column("ende", "Ende", _KTS, _DATE, "Letzter Tag der letzten Phase."),
    Column("ideen", "Ideen", _KTS, _INTEGER, "Öffentliche Ideen."),
    Column("kommentare", "Kommentare", _KTS, _INTEGER, "Öffentliche Kommentare zu diesen Ideen."),
    Column("unterstuetzungen", "Unterstützungen", _KTS, _INTEGER, "Unterstützungen dieser Ideen."),
    Column("beantwortet", "Beantwortet", _KTS, _INTEGER, "Ideen mit Antwort der Verwaltung."),
    Column("anteil_beantwortet", "Anteil beantwortet", _KTS, ColumnKind.NUMBER, "Beantwortet geteilt durch Ideen, 0 bis 1; leer ohne Ideen."),
    Column("kanal_online", "online", _KTS, _INTEGER, "Ideen über die Plattform."),
    Column("kanal_vor_ort", "vor Ort", _KTS, _INTEGER, "Ideen von Veranstaltungen."),
    Column("kanal_papier", "Papier", _KTS, _INTEGER, "Ideen auf Papier."),
    Column("kanal_telefon", "Telefon", _KTS, _INTEGER, "Ideen am Telefon."),
    Column("kanal_import", "Import", _KTS, _INTEGER, "Ideen aus anderen Systemen."),
)  # fmt: skip


def overview_table(rows: Sequence[Row]) -> Table:
    """The rows of the overview, in their order."""
    return Table("verfahren", "Verfahren", COLUMNS, lambda: map(_cells, rows))


def _cells(row: Row) -> tuple[object, ...]:
    return (
        row.ags,
        row.municipality,
        row.title,
        row.state,
        local(row.opens_at).date() if row.opens_at else None,
        last_day_before(row.closes_at) if row.closes_at else None,
        row.ideas,
        row.comments,
        row.supports,
        row.answered,
        None if row.answered_share is None else round(row.answered_share, 4),
        *row.channels,
    )
