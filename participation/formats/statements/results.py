"""Statements and what came of the votes, as tables to take home. They tell what the last map tells, and nothing newer."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from participation.contributions.models import AuthorKind, Visibility
from participation.formats.statements.hiding import SIDES, Amounts
from participation.formats.statements.models import Statement
from participation.formats.statements.queries.finding import all_statements, map_of, shown_figures
from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table
from participation.processes.catalogue import Extract
from participation.processes.models import Module

STATES = {
    Visibility.PUBLISHED: ("sichtbar", "öffentlich"),
    Visibility.PENDING: ("gehalten", "noch nicht freigegeben"),
    Visibility.HIDDEN: ("ausgeblendet", "von der Moderation ausgeblendet"),
    Visibility.WITHDRAWN: ("zurueckgezogen", "von der verfassenden Person zurückgezogen"),
}
_TEXT, _INTEGER, _NUMBER = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.NUMBER


def _column(
    name: str, label: str, kind: ColumnKind, meaning: str, codes: dict[str, str] | None = None
) -> Column:
    return Column(name, label, Audience.PUBLIC, kind, meaning, codes)


STATEMENT_COLUMNS = (
    _column("aktenzeichen", "Aktenzeichen", _TEXT, "Nummer der Aussage."),
    _column("text", "Aussage", _TEXT, "Wie geschrieben."),
    _column("eingang", "Eingang", ColumnKind.DATETIME, "Wann die Aussage dazukam."),
    _column("von", "Von", _TEXT, "Wer sie beigetragen hat.", {"verwaltung": "die Verwaltung", "teilnehmende": "Teilnehmende"}),
    _column("ausgewertet", "Ausgewertet", ColumnKind.BOOLEAN, "Ob die Aussage in Gruppen und Gemeinsames eingeht."),
    _column("zustimmung", "Zustimmung", _INTEGER, "Wie viele zustimmten; leer, wo 1 bis 4 zu erkennen wären oder es kein Ergebnis gibt."),
    _column("ablehnung", "Ablehnung", _INTEGER, "Wie viele ablehnten; leer wie bei Zustimmung."),
    _column("uebersprungen", "Übersprungen", _INTEGER, "Wie viele sich nicht festlegten; leer wie bei Zustimmung."),
    _column("alle_gruppen", "Zustimmung aller Gruppen", _NUMBER, "Produkt der Anteile aller Gruppen, 0 bis 1; leer, wo eine Zahl verborgen ist."),
    _column("kommentare", "Kommentare", _INTEGER, "Öffentliche Kommentare."),
    _column("moderation", "Moderation", _TEXT, "Sichtbarkeit.", dict(STATES.values())),
    _column("link", "Link", ColumnKind.URL, "Seite der Aussage."),
)  # fmt: skip

GROUP_COLUMNS = (
    _column("gruppe", "Gruppe", _TEXT, "Buchstabe der Meinungsgruppe."),
    _column("personen", "Personen", _INTEGER, "Größe der Gruppe."),
    _column("aktenzeichen", "Aktenzeichen", _TEXT, "Nummer der Aussage."),
    _column("zustimmung", "Zustimmung", _INTEGER, "Wie viele aus der Gruppe zustimmten; leer, wo 1 bis 4 zu erkennen wären."),
    _column("ablehnung", "Ablehnung", _INTEGER, "Wie viele aus der Gruppe ablehnten; leer wie bei Zustimmung."),
    _column("uebersprungen", "Übersprungen", _INTEGER, "Wie viele aus der Gruppe sich nicht festlegten; leer wie bei Zustimmung."),
    _column("typisch", "Typisch", _TEXT, "Wofür die Gruppe steht, im Unterschied zu den anderen.", {"zustimmung": "stimmt zu", "ablehnung": "lehnt ab"}),
)  # fmt: skip


def tables(session: Session, module: Module, extract: Extract) -> Sequence[Table]:
    """Statements, and how each opinion group voted on them."""
    return (
        Table("aussagen", "Aussagen", STATEMENT_COLUMNS, partial(_statements, session, module, extract)),
        Table("meinungsgruppen", "Meinungsgruppen", GROUP_COLUMNS, partial(_groups, session, module)),
    )


def letter(name: str) -> str:
    """What a group is called in public: 0 is A."""
    return chr(ord("A") + int(name))


def _statements(session: Session, module: Module, extract: Extract) -> Iterator[Row]:
    known = map_of(session, module.id).figures.get("statements", {})
    for one in all_statements(session, module.id):
        if extract.every_state or one.visibility is Visibility.PUBLISHED:
            yield _statement(one, known.get(one.reference, {}), extract)


def _statement(one: Statement, counts: dict[str, Any], extract: Extract) -> Row:
    told = Amounts(counts) if counts else None
    product = counts.get("group_aware_consensus") if told and told.all_told("agree") else None
    return (
        one.reference, one.text, one.created_at,
        "verwaltung" if one.author_kind is AuthorKind.STAFF else "teilnehmende", one.analysed,
        *(told.of(side).count if told else None for side in SIDES), product,
        one.comments, STATES[one.visibility][0], extract.page_url(one.reference),
    )  # fmt: skip


def _groups(session: Session, module: Module) -> Iterator[Row]:
    figures = shown_figures(session, module.id)
    for name, group in figures.get("groups", {}).items():
        typical = {one["statement"]: one["direction"] for one in figures["representative"][name]}
        for number, counts in figures["statements"].items():
            if name in counts["groups"]:
                told = Amounts(counts)
                yield (
                    letter(name), group["size"], number, *(told.of(side, name).count for side in SIDES),
                    {"agree": "zustimmung", "disagree": "ablehnung"}.get(typical.get(number, "")),
                )  # fmt: skip
