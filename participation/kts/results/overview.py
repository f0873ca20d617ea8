"""The overview as a file."""

from collections.abc import Sequence

from participation.kernel.clock import last_day_before, local
from participation.kernel.tables import Audience, Column, ColumnKind, Table
from participation.kts.queries.overview import Row

_KTS = Audience.KTS
_TEXT, _INTEGER, _DATE = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.DATE

COLUMNS = (
    Column("ags", "AGS", _KTS, _TEXT, "Amtlicher Gemeindeschlüssel, acht Stellen."),
    Column("kommune", "Kommune", _KTS, _TEXT, "Name der Kommune."),
    Column("verfahren", "Verfahren", _KTS, _TEXT, "Titel des Beteiligungsverfahrens."),
    Column("stand", "Stand", _KTS, _TEXT, "Veröffentlicht oder im Archiv.", {"published": "öffentlich", "archived": "Archiv"}),
    Column("beginn", "Beginn", _KTS, _DATE, "Erster Tag der ersten Phase."),
    Column("ende", "Ende", _KTS, _DATE, "Letzter Tag der letzten Phase."),
    Column("formate", "Formate", _KTS, _TEXT, "Beteiligungsformate seiner Teile, jedes einmal, durch Komma getrennt."),
    Column("beitraege", "Beiträge", _KTS, _INTEGER, "Öffentliche Beiträge aller Formate: Ideen, Anmerkungen, Aussagen."),
    Column("kommentare", "Kommentare", _KTS, _INTEGER, "Öffentliche Kommentare zu diesen Beiträgen."),
    Column("unterstuetzungen", "Unterstützungen", _KTS, _INTEGER, "Unterstützungen dieser Beiträge."),
    Column("beantwortet", "Beantwortet", _KTS, _INTEGER, "Beiträge mit Antwort der Verwaltung."),
    Column("anteil_beantwortet", "Anteil beantwortet", _KTS, ColumnKind.NUMBER, "Beantwortet geteilt durch Beiträge, 0 bis 1; leer ohne Beiträge."),
    Column("stimmen", "Stimmen", _KTS, _INTEGER, "Abgegebene Stimmzettel aller Abstimmungen."),
    Column("frageboegen", "Fragebögen", _KTS, _INTEGER, "Abgesandte Fragebögen aller Umfragen."),
    Column("bewertungen", "Bewertungen", _KTS, _INTEGER, "Wie oft einer Aussage zugestimmt, widersprochen oder sie übersprungen wurde."),
    Column("teilnehmende", "Teilnehmende", _KTS, _INTEGER, "Menschen, soweit ein Format sie auseinanderhalten kann, je Teil gezählt; leer, wo keines es kann."),
    Column("kanal_online", "online", _KTS, _INTEGER, "Beiträge über die Plattform."),
    Column("kanal_vor_ort", "vor Ort", _KTS, _INTEGER, "Beiträge von Veranstaltungen."),
    Column("kanal_papier", "Papier", _KTS, _INTEGER, "Beiträge auf Papier."),
    Column("kanal_telefon", "Telefon", _KTS, _INTEGER, "Beiträge am Telefon."),
    Column("kanal_import", "Import", _KTS, _INTEGER, "Beiträge aus anderen Systemen."),
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
        ", ".join(row.formats),
        row.contributions,
        row.comments,
        row.supports,
        row.answered,
        None if row.answered_share is None else round(row.answered_share, 4),
        row.ballots,
        row.sheets,
        row.ratings,
        row.participants or None,
        *row.channels,
    )
