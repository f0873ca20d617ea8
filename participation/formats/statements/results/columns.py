"""The columns of the tables of statements, each with its audience."""

from participation.contributions.models import Channel, Visibility
from participation.kernel.tables import Audience, Column, ColumnKind
from participation.processes.results import GROUP

STATES = {
    Visibility.PUBLISHED: ("sichtbar", "öffentlich"),
    Visibility.PENDING: ("gehalten", "noch nicht freigegeben"),
    Visibility.HIDDEN: ("ausgeblendet", "von der Moderation ausgeblendet"),
    Visibility.WITHDRAWN: ("zurueckgezogen", "von der verfassenden Person zurückgezogen"),
}
CHANNELS = {
    Channel.ONLINE: ("online", "über diese Plattform"),
    Channel.ON_SITE: ("vor_ort", "bei einer Veranstaltung"),
    Channel.PAPER: ("papier", "auf Papier"),
    Channel.PHONE: ("telefon", "am Telefon"),
    Channel.IMPORT: ("import", "aus einem anderen System übernommen"),
}
SPEAKERS = {"verwaltung": "die Verwaltung", "teilnehmende": "Teilnehmende"}
_AUTHORS = {
    "anonym": "ohne Namen",
    "namentlich": "mit öffentlichem Namen oder Konto",
    "verwaltung": "die Verwaltung",
}
_TEXT, _INTEGER, _NUMBER = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.NUMBER


def _column(
    name: str, label: str, kind: ColumnKind, meaning: str, codes: dict[str, str] | None = None
) -> Column:
    return Column(name, label, Audience.PUBLIC, kind, meaning, codes)


def _name(meaning: str) -> Column:
    return Column("verfasser_name", "Öffentlicher Name", Audience.MUNICIPALITY, _TEXT, meaning, personal=True)


STATEMENT_COLUMNS = (
    _column("aktenzeichen", "Aktenzeichen", _TEXT, "Nummer der Aussage."),
    _column("text", "Aussage", _TEXT, "Wie geschrieben."),
    _column("eingang", "Eingang", ColumnKind.DATETIME, "Wann die Aussage dazukam."),
    _column("von", "Von", _TEXT, "Wer sie beigetragen hat.", SPEAKERS),
    _column("ausgewertet", "Ausgewertet", ColumnKind.BOOLEAN, "Ob die Aussage in Gruppen und Gemeinsames eingeht."),
    _column("zustimmung", "Zustimmung", _INTEGER, "Wie viele zustimmten; leer, wo 1 bis 4 zu erkennen wären oder es kein Ergebnis gibt."),
    _column("ablehnung", "Ablehnung", _INTEGER, "Wie viele ablehnten; leer wie bei Zustimmung."),
    _column("uebersprungen", "Übersprungen", _INTEGER, "Wie viele sich nicht festlegten; leer wie bei Zustimmung."),
    _column("alle_gruppen", "Zustimmung aller Gruppen", _NUMBER, "Produkt der Anteile aller Gruppen, 0 bis 1; leer, wo eine Zahl verborgen ist."),
    _column("kommentare", "Kommentare", _INTEGER, "Öffentliche Kommentare."),
    _column("moderation", "Moderation", _TEXT, "Sichtbarkeit.", dict(STATES.values())),
    _column("link", "Link", ColumnKind.URL, "Seite der Aussage."),
    _column("kanal", "Kanal", _TEXT, "Wie die Aussage die Kommune erreichte.", dict(CHANNELS.values())),
    _name("Name, der bei der Aussage steht."),
    _column("status", "Status", _TEXT, "Status aus der Liste der Kommune."),
    _column("amtliche_antwort", "Antwort der Verwaltung", _TEXT, "Letzte Fassung der Antwort."),
    _column("antwort_am", "Antwort am", ColumnKind.DATETIME, "Erste Antwort."),
    GROUP,
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

COMMENT_COLUMNS = (
    _column("id", "Schlüssel", _INTEGER, "Eindeutige Nummer des Kommentars."),
    _column("aussage_aktenzeichen", "Aktenzeichen der Aussage", _TEXT, "Die Aussage, zu der der Kommentar gehört."),
    _column("antwort_auf", "Antwort auf", _INTEGER, "Schlüssel des Kommentars, auf den er antwortet."),
    _column("text", "Text", _TEXT, "Wie geschrieben."),
    _column("eingang", "Eingang", ColumnKind.DATETIME, "Wann der Kommentar geschrieben wurde."),
    _column("verfasser_art", "Art der Verfasserangabe", _TEXT, "Wer spricht.", _AUTHORS),
    _column("pseudonym", "Pseudonym", _TEXT, "Gleich für alle Beiträge einer Person in diesem Verfahren."),
    _name("Name, der beim Kommentar steht."),
    _column("moderation", "Moderation", _TEXT, "Sichtbarkeit.", dict(STATES.values())),
    _column("kanal", "Kanal", _TEXT, "Wie der Kommentar ankam.", dict(CHANNELS.values())),
    GROUP,
)  # fmt: skip
