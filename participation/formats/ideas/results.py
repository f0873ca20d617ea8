"""Ideas and their comments as tables to take home: the columns of a result package, each with its audience."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind, Channel, Visibility
from participation.formats.ideas.queries.export import comment_batches, idea_batches
from participation.formats.ideas.queries.filters import IdeaFilter, read_filter
from participation.kernel.geo import to_utm_many
from participation.kernel.tables import Audience, Column, ColumnKind, Parent, Row, Table
from participation.municipalities.models import Municipality
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
LICENCE = "dl-de/by-2-0"
UNDECIDED = frozenset({"", "4000"})
"""Weighing codes under which an idea is still worked on: none yet, or it lies with a working group."""
_POSTCODE = re.compile(r"\b[0-9]{5}\b")


def _column(name: str, label: str, kind: ColumnKind, meaning: str, *, audience: Audience = Audience.PUBLIC,
            codes: dict[str, str] | None = None, personal: bool = False) -> Column:  # fmt: skip
    return Column(name, label, audience, kind, meaning, codes, personal)


_TEXT, _INTEGER, _DATETIME = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.DATETIME
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
_AUTHOR_CODES = {"anonym": "ohne Namen", "namentlich": "mit öffentlichem Namen oder Konto"}
_STATUS_CODES = {"1000": "neu", "2000": "in Bearbeitung", "3000": "bearbeitet"}
_WEIGHING_CODES = {
    "1000": "gefolgt",
    "2000": "bereits gefolgt",
    "3000": "nicht gefolgt",
    "4000": "im Arbeitskreis",
    "5000": "zur Kenntnis",
}

IDEA_COLUMNS = (
    _column("id", "Schlüssel", _INTEGER, "Eindeutige Nummer der Idee in dieser Installation."),
    _column("aktenzeichen", "Aktenzeichen", _TEXT, "Nummer, die Bürgerinnen und Bürger nennen: Jahr und laufende Nummer."),
    _column("verfahren_id", "Verfahren", _INTEGER, "Schlüssel des Beteiligungsverfahrens."),
    _column("modul_id", "Modul", _INTEGER, "Schlüssel des Beteiligungsmoduls."),
    _column("phase", "Phase", _TEXT, "Phase, in der die Idee einging; leer, wenn außerhalb."),
    _column("titel", "Titel", _TEXT, "Die Idee in einem Satz, wie eingereicht."),
    _column("text", "Text", _TEXT, "Beschreibung, wie eingereicht."),
    _column("kategorie", "Thema", _TEXT, "Thema, unter dem die Idee steht."),
    _column("schlagworte", "Schlagworte", _TEXT, "Durch | getrennt; leer, wenn keine vergeben sind."),
    _column("geometrie_typ", "Geometrie", _TEXT, "Point, LineString, Polygon …; leer, wenn das ganze Gebiet gemeint ist."),
    _column("laenge_wgs84", "Länge", ColumnKind.LON, "Geografische Länge in Grad."),
    _column("breite_wgs84", "Breite", ColumnKind.LAT, "Geografische Breite in Grad."),
    _column("ostwert_utm", "Ostwert", ColumnKind.METRES, "Ostwert in Metern, ETRS89/UTM in der Zone von utm_epsg."),
    _column("nordwert_utm", "Nordwert", ColumnKind.METRES, "Nordwert in Metern, ETRS89/UTM."),
    _column("utm_epsg", "UTM-Zone", _INTEGER, "EPSG-Nummer: 25832 westlich von 12° Ost, sonst 25833."),
    _column("adresse", "Adresse", _TEXT, "Adresse oder Ortsangabe, wie bei der Eingabe gewählt."),
    _column("plz", "Postleitzahl", _TEXT, "Aus der Adresse, wenn sie eine enthält."),
    _column("teilraum", "Teilraum", _TEXT, "Stadtteil, Ortsteil oder Gemeinde, in der der Ort liegt."),
    _column("ags", "AGS", _TEXT, "Amtlicher Gemeindeschlüssel, acht Stellen."),
    _column("eingang", "Eingang", _DATETIME, "Wann die Idee einging."),
    _column("geaendert", "Geändert", _DATETIME, "Letzte Änderung."),
    _column("kanal", "Kanal", _TEXT, "Wie die Idee die Kommune erreichte.", codes=_CHANNEL_CODES),
    _column("verfasser_art", "Art der Verfasserangabe", _TEXT, "Ob ein Name öffentlich dabeisteht.", codes=_AUTHOR_CODES),
    _column("pseudonym", "Pseudonym", _TEXT, "Gleich für alle Beiträge einer Person in diesem Verfahren; sagt nichts über sie."),
    _column("verfasser_name", "Öffentlicher Name", _TEXT, "Name, der bei der Idee steht.", audience=Audience.MUNICIPALITY, personal=True),
    _column("unterstuetzungen", "Unterstützungen", _INTEGER, "Wie viele Menschen oder Geräte die Idee unterstützen; keine Abstimmung."),
    _column("kommentare", "Kommentare", _INTEGER, "Öffentliche Kommentare."),
    _column("status", "Status", _TEXT, "Status aus der Liste der Kommune."),
    _column("status_code", "Statuscode", _TEXT, "Nach XBeteiligung 1.2.", codes=_STATUS_CODES),
    _column("abwaegung_code", "Abwägungscode", _TEXT, "Nach XBeteiligung 1.2; leer, wenn die Kommune keinen vergibt.", codes=_WEIGHING_CODES),
    _column("amtliche_antwort", "Antwort der Verwaltung", _TEXT, "Letzte Fassung der Antwort."),
    _column("antwort_am", "Antwort am", _DATETIME, "Erste Antwort."),
    _column("tage_bis_antwort", "Tage bis zur Antwort", _INTEGER, "Volle Tage vom Eingang bis zur ersten Antwort."),
    _column("moderation", "Moderation", _TEXT, "Sichtbarkeit.", codes=_STATE_CODES),
    _column("zusammengelegt_mit", "Zusammengelegt mit", _INTEGER, "Schlüssel der Idee, in der diese aufgegangen ist."),
    _column("link", "Link", ColumnKind.URL, "Seite der Idee."),
    _column("bild_url", "Bild", ColumnKind.URL, "Öffentliches Foto."),
    _column("lizenz", "Lizenz", _TEXT, "Lizenz, unter der die Zeile weitergegeben werden darf."),
    GROUP,
)  # fmt: skip

COMMENT_COLUMNS = (
    _column("id", "Schlüssel", _INTEGER, "Eindeutige Nummer des Kommentars."),
    _column("idee_aktenzeichen", "Aktenzeichen der Idee", _TEXT, "Die Idee, zu der der Kommentar gehört."),
    _column("antwort_auf", "Antwort auf", _INTEGER, "Schlüssel des Kommentars, auf den er antwortet."),
    _column("text", "Text", _TEXT, "Wie geschrieben."),
    _column("eingang", "Eingang", _DATETIME, "Wann der Kommentar geschrieben wurde."),
    _column("verfasser_art", "Art der Verfasserangabe", _TEXT, "Wer spricht.", codes=_AUTHOR_CODES | {"verwaltung": "die Verwaltung"}),
    _column("pseudonym", "Pseudonym", _TEXT, "Gleich für alle Beiträge einer Person in diesem Verfahren."),
    _column("verfasser_name", "Öffentlicher Name", _TEXT, "Name, der beim Kommentar steht.", audience=Audience.MUNICIPALITY, personal=True),
    _column("unterstuetzungen", "Unterstützungen", _INTEGER, "Wie viele den Kommentar unterstützen."),
    _column("moderation", "Moderation", _TEXT, "Sichtbarkeit.", codes=_STATE_CODES),
    _column("kanal", "Kanal", _TEXT, "Wie der Kommentar ankam.", codes=_CHANNEL_CODES),
    GROUP,
)  # fmt: skip

IDEA = Parent("idee_aktenzeichen", "ideen", "aktenzeichen")
"""Whose comment it is."""


def tables(session: Session, module: Module, extract: Extract) -> Sequence[Table]:
    """Ideas and comments that pass the filter on screen; rows are read as they are asked for.

    Raises DomainError for a filter that cannot be meant: now, and not in the middle of a file.
    """
    wanted = read_filter(extract.values)
    place = ("laenge_wgs84", "breite_wgs84")
    ideas = partial(_ideas, session, module, wanted, extract)
    comments = partial(_comments, session, module, wanted, extract)
    return (
        Table("ideen", "Ideen", IDEA_COLUMNS, ideas, geometry=place, key="id"),
        Table("kommentare", "Kommentare", COMMENT_COLUMNS, comments, key="id", parent=IDEA),
    )


def _ideas(session: Session, module: Module, wanted: IdeaFilter, extract: Extract) -> Iterator[Row]:
    ags = session.scalar(sa.select(Municipality.ags).where(Municipality.id == module.municipality_id)) or ""
    groups = groups_by_account(session, module.process_id)
    for batch in idea_batches(session, module.id, wanted, every_state=extract.every_state):
        metres = _metres(batch)
        for row in batch:
            place = metres.get(row.id, (None, None, None))
            yield (*_idea(row, module, ags, place, extract), groups.get(row.account_id))


def _comments(session: Session, module: Module, wanted: IdeaFilter, extract: Extract) -> Iterator[Row]:
    groups = groups_by_account(session, module.process_id)
    for batch in comment_batches(session, module.id, wanted, every_state=extract.every_state):
        for row in batch:
            yield (
                row.id, row.reference, row.answers_id, row.text, row.created_at,
                "verwaltung" if row.author_kind is AuthorKind.STAFF else _author_kind(row),
                row.pseudonym, row.author_name, row.supports, STATES[row.visibility], CHANNELS[row.channel],
                groups.get(row.account_id),
            )  # fmt: skip


def _idea(row: Any, module: Module, ags: str, metres: tuple[Any, Any, Any], extract: Extract) -> Row:
    postcode = _POSTCODE.search(row.address)
    answered = row.answered_at
    return (
        row.id, row.reference, module.process_id, module.id, _phase(module, row.created_at), row.title, row.text,
        row.category, "", row.geometry["type"] if row.geometry else None, row.lon, row.lat, *metres, row.address,
        postcode.group() if postcode else None, row.district, row.district_ags or ags, row.created_at, row.updated_at,
        CHANNELS[row.channel], _author_kind(row), row.pseudonym, row.author_name, row.supports, row.comments,
        row.status, _status_code(row), row.code or None, row.answer, answered,
        (answered - row.created_at).days if answered else None, STATES[row.visibility], row.merged_into_id,
        extract.page_url(row.reference), extract.photo_url(row.photo) if row.photo else None, LICENCE,
    )  # fmt: skip


def _metres(batch: Sequence[Any]) -> dict[int, tuple[float, float, int]]:
    """East, north and zone of the located ideas of a batch, by id; computed together, which is much quicker."""
    located = [row for row in batch if row.lat is not None]
    if not located:
        return {}
    easts, norths, zones = to_utm_many([row.lat for row in located], [row.lon for row in located])
    found = zip(easts.tolist(), norths.tolist(), zones.tolist(), strict=True)
    return dict(zip((row.id for row in located), found, strict=True))


def _phase(module: Module, instant: datetime) -> str | None:
    return next((one.title for one in module.phases if one.opens_at <= instant < one.closes_at), None)


def _author_kind(row: Any) -> str:
    return "namentlich" if row.author_name else "anonym"


def _status_code(row: Any) -> str:
    if row.status is None:
        return "1000"
    return "2000" if row.code in UNDECIDED else "3000"
