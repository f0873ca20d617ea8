"""Remarks and their comments as tables to take home: the columns of a result package, each with its audience."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind, Channel, Visibility
from participation.formats.documents.models import RemarkKind
from participation.formats.documents.queries.export import comment_batches, remark_batches
from participation.formats.documents.queries.filters import RemarkFilter, read_filter
from participation.kernel.tables import Audience, Column, ColumnKind, Parent, Row, Table
from participation.processes.catalogue import Extract
from participation.processes.models import Module
from participation.processes.results import GROUP, groups_by_account

CHANNELS = {
    Channel.ONLINE: "online",
    Channel.ON_SITE: "vor_ort",
    Channel.PAPER: "papier",
    Channel.PHONE: "telefon",
    Channel.IMPORT: "import",
}
STATES = {
    Visibility.PUBLISHED: "sichtbar",
    Visibility.PENDING: "gehalten",
    Visibility.HIDDEN: "ausgeblendet",
    Visibility.WITHDRAWN: "zurueckgezogen",
}
KINDS = {
    RemarkKind.SUGGESTION: "vorschlag",
    RemarkKind.QUESTION: "frage",
    RemarkKind.APPROVAL: "zustimmung",
    RemarkKind.OBJECTION: "einwand",
}
LICENCE = "dl-de/by-2-0"

_CHANNEL_CODES = {
    "online": "über diese Plattform",
    "vor_ort": "bei einer Veranstaltung",
    "papier": "auf Papier",
    "telefon": "am Telefon",
    "import": "aus einem anderen System übernommen",
}
_STATE_CODES = {
    "sichtbar": "öffentlich",
    "gehalten": "noch nicht freigegeben",
    "ausgeblendet": "von der Moderation ausgeblendet",
    "zurueckgezogen": "von der verfassenden Person zurückgezogen",
}
_KIND_CODES = {
    "vorschlag": "Das sollte anders sein oder dazukommen",
    "frage": "Frage zum Text",
    "zustimmung": "Das soll so bleiben",
    "einwand": "nicht einverstanden",
}
_AUTHOR_CODES = {"anonym": "ohne Namen", "namentlich": "mit öffentlichem Namen oder Konto"}
_WEIGHING_CODES = {
    "1000": "gefolgt",
    "2000": "bereits gefolgt",
    "3000": "nicht gefolgt",
    "4000": "im Arbeitskreis",
    "5000": "zur Kenntnis",
}
_TEXT, _INTEGER, _DATETIME = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.DATETIME


def _column(
    name: str, label: str, kind: ColumnKind, meaning: str, codes: Mapping[str, str] | None = None
) -> Column:
    return Column(name, label, Audience.PUBLIC, kind, meaning, codes)


def _personal(name: str, label: str, meaning: str) -> Column:
    return Column(name, label, Audience.MUNICIPALITY, _TEXT, meaning, personal=True)


REMARK_COLUMNS = (
    _column("id", "Schlüssel", _INTEGER, "Eindeutige Nummer der Anmerkung in dieser Installation."),
    _column("aktenzeichen", "Aktenzeichen", _TEXT, "Nummer, die Bürgerinnen und Bürger nennen: Jahr und laufende Nummer."),
    _column("verfahren_id", "Verfahren", _INTEGER, "Schlüssel des Beteiligungsverfahrens."),
    _column("modul_id", "Modul", _INTEGER, "Schlüssel des Beteiligungsmoduls."),
    _column("fassung", "Fassung", _INTEGER, "Nummer der Fassung, auf die sich die Anmerkung bezieht."),
    _column("abschnitt_schluessel", "Schlüssel des Abschnitts", _TEXT, "Gleich für denselben Abschnitt in allen Fassungen."),
    _column("abschnitt", "Abschnitt", _TEXT, "Nummer des Abschnitts, wie gedruckt."),
    _column("ueberschrift", "Überschrift", _TEXT, "Überschrift des Abschnitts."),
    _column("stelle", "Stelle", _TEXT, "Markierte Stelle; leer, wenn der ganze Abschnitt gemeint ist."),
    _column("art", "Art", _TEXT, "Was die Anmerkung will.", _KIND_CODES),
    _column("text", "Text", _TEXT, "Die Anmerkung, wie eingereicht."),
    _column("eingang", "Eingang", _DATETIME, "Wann die Anmerkung einging."),
    _column("geaendert", "Geändert", _DATETIME, "Letzte Änderung."),
    _column("kanal", "Kanal", _TEXT, "Wie die Anmerkung die Kommune erreichte.", _CHANNEL_CODES),
    _column("verfasser_art", "Art der Verfasserangabe", _TEXT, "Ob ein Name öffentlich dabeisteht.", _AUTHOR_CODES),
    _column("pseudonym", "Pseudonym", _TEXT, "Gleich für alle Beiträge einer Person in diesem Verfahren; sagt nichts über sie."),
    _personal("verfasser_name", "Öffentlicher Name", "Name, der bei der Anmerkung steht."),
    _personal("absender_name", "Name", "Wer förmlich Stellung nimmt; nie veröffentlicht."),
    _personal("absender_anschrift", "Anschrift", "Anschrift dazu; nie veröffentlicht."),
    _column("unterstuetzungen", "Unterstützungen", _INTEGER, "Wie viele Menschen oder Geräte die Anmerkung unterstützen; keine Abstimmung."),
    _column("kommentare", "Kommentare", _INTEGER, "Öffentliche Kommentare."),
    _column("status", "Status", _TEXT, "Status aus der Liste der Kommune."),
    _column("abwaegung_code", "Abwägungscode", _TEXT, "Nach XBeteiligung 1.2; leer, wenn die Kommune keinen vergibt.", _WEIGHING_CODES),
    _column("amtliche_antwort", "Antwort der Verwaltung", _TEXT, "Letzte Fassung der Antwort."),
    _column("antwort_am", "Antwort am", _DATETIME, "Erste Antwort."),
    _column("tage_bis_antwort", "Tage bis zur Antwort", _INTEGER, "Volle Tage vom Eingang bis zur ersten Antwort."),
    _column("eingeflossen_in", "Eingeflossen in Fassung", _INTEGER, "Erste Fassung, in der die Anmerkung etwas geändert hat."),
    _column("moderation", "Moderation", _TEXT, "Sichtbarkeit.", _STATE_CODES),
    _column("link", "Link", ColumnKind.URL, "Seite der Anmerkung."),
    _column("lizenz", "Lizenz", _TEXT, "Lizenz, unter der die Zeile weitergegeben werden darf."),
    GROUP,
)  # fmt: skip

COMMENT_COLUMNS = (
    _column("id", "Schlüssel", _INTEGER, "Eindeutige Nummer des Kommentars."),
    _column("anmerkung_aktenzeichen", "Aktenzeichen der Anmerkung", _TEXT, "Die Anmerkung, zu der der Kommentar gehört."),
    _column("antwort_auf", "Antwort auf", _INTEGER, "Schlüssel des Kommentars, auf den er antwortet."),
    _column("text", "Text", _TEXT, "Wie geschrieben."),
    _column("eingang", "Eingang", _DATETIME, "Wann der Kommentar geschrieben wurde."),
    _column("verfasser_art", "Art der Verfasserangabe", _TEXT, "Wer spricht.", _AUTHOR_CODES | {"verwaltung": "die Verwaltung"}),
    _column("pseudonym", "Pseudonym", _TEXT, "Gleich für alle Beiträge einer Person in diesem Verfahren."),
    _personal("verfasser_name", "Öffentlicher Name", "Name, der beim Kommentar steht."),
    _column("moderation", "Moderation", _TEXT, "Sichtbarkeit.", _STATE_CODES),
    _column("kanal", "Kanal", _TEXT, "Wie der Kommentar ankam.", _CHANNEL_CODES),
    GROUP,
)  # fmt: skip

REMARK = Parent("anmerkung_aktenzeichen", "anmerkungen", "aktenzeichen")
"""Whose comment it is."""


def tables(session: Session, module: Module, extract: Extract) -> Sequence[Table]:
    """Remarks and comments that pass the filter on screen; rows are read as they are asked for.

    Raises DomainError for a filter that cannot be meant: now, and not in the middle of a file.
    """
    wanted = read_filter(extract.values)
    remarks = partial(_remarks, session, module, wanted, extract)
    comments = partial(_comments, session, module, wanted, extract)
    return (
        Table("anmerkungen", "Anmerkungen", REMARK_COLUMNS, remarks, key="id"),
        Table("anmerkungen_kommentare", "Kommentare", COMMENT_COLUMNS, comments, key="id", parent=REMARK),
    )


def _remarks(session: Session, module: Module, wanted: RemarkFilter, extract: Extract) -> Iterator[Row]:
    groups = groups_by_account(session, module.process_id)
    for batch in remark_batches(session, module.id, wanted, every_state=extract.every_state):
        for row in batch:
            yield (*_remark(row, module, extract), groups.get(row.account_id))


def _remark(row: Any, module: Module, extract: Extract) -> Row:
    answered = row.answered_at
    return (
        row.id, row.reference, module.process_id, module.id, row.edition, row.key, row.section, row.heading, row.quote,
        KINDS[row.remark_kind], row.text, row.created_at, row.updated_at, CHANNELS[row.channel], _author_kind(row),
        row.pseudonym, row.author_name, row.sender_name, row.sender_address, row.supports, row.comments, row.status,
        row.code or None, row.answer, answered, (answered - row.created_at).days if answered else None, row.adopted,
        STATES[row.visibility], extract.page_url(row.reference), LICENCE,
    )  # fmt: skip


def _comments(session: Session, module: Module, wanted: RemarkFilter, extract: Extract) -> Iterator[Row]:
    groups = groups_by_account(session, module.process_id)
    for batch in comment_batches(session, module.id, wanted, every_state=extract.every_state):
        for row in batch:
            yield (
                row.id, row.reference, row.answers_id, row.text, row.created_at,
                "verwaltung" if row.author_kind is AuthorKind.STAFF else _author_kind(row),
                row.pseudonym, row.author_name, STATES[row.visibility], CHANNELS[row.channel],
                groups.get(row.account_id),
            )  # fmt: skip


def _author_kind(row: Any) -> str:
    return "namentlich" if row.author_name else "anonym"
