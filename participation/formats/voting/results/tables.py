"""A vote as tables to take home: its options with what they got, its public log, and its balance sheet.

Counts stand in them once everybody may see counts, and before that nobody's copy has any: neither the coordination
office's nor the municipality's own.
"""

from collections.abc import Iterator, Sequence
from functools import partial

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Vote, VoteState
from participation.formats.voting.queries.finding import vote_by_id
from participation.formats.voting.queries.log import check_code, log_entries
from participation.formats.voting.queries.published import Published, published
from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table
from participation.processes.catalogue import Extract
from participation.processes.models import Module


def _column(name: str, label: str, kind: ColumnKind, meaning: str) -> Column:
    """Everything about a vote that leaves the platform is public."""
    return Column(name, label, Audience.PUBLIC, kind, meaning)


_TEXT, _INTEGER, _BOOLEAN = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.BOOLEAN

OPTIONS = (
    _column("schluessel", "Schlüssel", _TEXT, "Wie die Wahlmöglichkeit in Stimmzetteln und Dateien heißt."),
    _column("titel", "Titel", _TEXT, "Die Wahlmöglichkeit, wie sie auf dem Stimmzettel steht."),
    _column("text", "Text", _TEXT, "Beschreibung."),
    _column("kosten", "Kosten", _INTEGER, "Ganze Euro; leer, wenn Geld keine Rolle spielt."),
    _column("laenge_wgs84", "Länge", ColumnKind.LON, "Geografische Länge in Grad."),
    _column("breite_wgs84", "Breite", ColumnKind.LAT, "Geografische Breite in Grad."),
    _column("herkunft", "Herkunft", ColumnKind.URL, "Adresse der Idee, aus der sie wurde."),
    _column(
        "stimmen",
        "Stimmen",
        _INTEGER,
        "Stimmen, Punkte oder Widerstand, je nach Verfahren; bei Ranglisten die ersten Plätze. "
        "Leer, solange das Ergebnis nicht veröffentlicht ist.",
    ),
    _column("gewonnen", "Gewonnen", _BOOLEAN, "Leer, solange das Ergebnis nicht veröffentlicht ist."),
)
LOG = (
    _column("position", "Position", _INTEGER, "Stelle im öffentlichen Protokoll, von 0 an."),
    _column("blatt", "Blatt", _TEXT, "SHA-256 des versiegelten Stimmzettels, hexadezimal (RFC 6962)."),
    _column("pruefcode", "Prüfcode", _TEXT, "Zeigt, dass eine Stimme eingegangen ist; nicht, was sie sagt."),
)
BALANCE = (
    _column("posten", "Posten", _TEXT, "Was gezählt ist."),
    _column("anzahl", "Anzahl", _INTEGER, "Personen oder Stimmzettel."),
)


def tables(session: Session, module: Module, extract: Extract) -> Sequence[Table]:
    """Options, log and balance sheet of a module's vote. Drafts are told to staff only."""
    found = session.execute(sa.select(Vote.id, Vote.state).where(Vote.module_id == module.id)).one_or_none()
    draft = found is None or found.state is VoteState.DRAFT
    vote_id = 0 if found is None or (draft and not extract.every_state) else found.id
    place = ("laenge_wgs84", "breite_wgs84")
    return (
        Table("optionen", "Wahlmöglichkeiten", OPTIONS, partial(_options, session, vote_id), geometry=place),
        Table("protokoll", "Protokoll", LOG, partial(_log, session, vote_id)),
        Table("bilanz", "Bilanz", BALANCE, partial(_balance, session, vote_id)),
    )


def _options(session: Session, vote_id: int) -> Iterator[Row]:
    if not vote_id:
        return
    vote = vote_by_id(session, vote_id)
    known = published(session, vote)
    for option in vote.options:
        yield (
            option.key, option.title, option.text, option.cost or None, option.lon, option.lat,
            option.origin or None, *_got(known, option.key),
        )  # fmt: skip


def _got(known: Published | None, key: str) -> tuple[int | None, bool | None]:
    if known is None:
        return None, None
    return known.sums[key], key in known.winners if known.final else None


def _log(session: Session, vote_id: int) -> Iterator[Row]:
    for position, leaf in log_entries(session, vote_id):
        yield position, leaf, check_code(leaf)


def _balance(session: Session, vote_id: int) -> Iterator[Row]:
    known = published(session, vote_by_id(session, vote_id)) if vote_id else None
    if known is None or not known.final:
        return
    sheet = known.balance
    yield "Stimmberechtigte", sheet["entitled"]
    for entry in sheet["excluded"]:
        yield f"Ausgeschlossen: {entry['reason']}", entry["entries"]
    yield "Gesperrte Codes", sheet["revoked"]
    yield "Im Netz abgestimmt", sheet["voted"]
    yield "Stimmzettel im Protokoll", sheet["online"]
    for station in sheet["paper"]:
        yield f"Auf Papier: {station['station']}", station["ballots"]
    yield "Enthaltungen", sheet["blank"]
    yield "Ungültige", sheet["invalid"]
    yield "Gültige", sheet["valid"]
