"""Processes and their figures as a table to take home; the same rows as on the page."""

from collections.abc import Callable, Iterable, Mapping

from participation.kernel.clock import last_day_before, local
from participation.kernel.tables import Audience, Column, ColumnKind, Row, Table
from participation.kts.policy.figures import Figure
from participation.kts.policy.indicators import INDICATORS
from participation.kts.queries.counting import CHANNELS
from participation.municipalities.sizes import SIZES
from participation.processes import catalogue
from participation.processes.models.topics import TOPICS

_KTS = Audience.KTS
_TEXT, _INTEGER, _NUMBER, _DATE = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.NUMBER, ColumnKind.DATE
STATES = {"published": "öffentlich", "archived": "Archiv"}
KNOWN = {one.key: one for one in INDICATORS}


def _indicator(key: str, name: str = "") -> Column:
    """The column of an indicator: its definition and its formula go along."""
    one = KNOWN[key]
    meaning = f"{one.definition} Formel: {one.formula}."
    return Column(
        name or key, one.label, _KTS, _NUMBER, f"{meaning} Anteile von 0 bis 1." if one.is_share else meaning
    )


COLUMNS = (
    Column("nummer", "Nummer", _KTS, _INTEGER, "Des Verfahrens; /pds/projects/NUMMER sagt, wo es zu lesen ist. Leer bei Verfahren anderer Installationen."),
    Column("ags", "AGS", _KTS, _TEXT, "Amtlicher Gemeindeschlüssel, acht Stellen."),
    Column("kommune", "Kommune", _KTS, _TEXT, "Name der Kommune."),
    Column("land", "Land", _KTS, _TEXT, "Bundesland, in dem die Kommune liegt."),
    Column("einwohnerzahl", "Einwohnerzahl", _KTS, _INTEGER, "Nach Angabe der Kommune; leer, wo sie fehlt."),
    Column("groessenklasse", "Größenklasse", _KTS, _TEXT, "Klasse der Kommune nach ihrer Einwohnerzahl.", {size.key: f"{size.title}: {size.meaning}" for size in SIZES.values()}),
    Column("foerderrunde", "Förderrunde", _KTS, _INTEGER, "Jahr, in dem die Förderung als Modellprojekt bewilligt wurde; leer ohne Förderung."),
    Column("verfahren", "Verfahren", _KTS, _TEXT, "Titel des Beteiligungsverfahrens."),
    Column("thema", "Thema", _KTS, _TEXT, "Thema aus der gemeinsamen Liste; leer, wo keines gewählt ist.", {topic.key: topic.title for topic in TOPICS.values()}),
    Column("stand", "Stand", _KTS, _TEXT, "Veröffentlicht oder im Archiv.", STATES),
    Column("beginn", "Beginn", _KTS, _DATE, "Erster Tag der ersten Phase."),
    Column("ende", "Ende", _KTS, _DATE, "Letzter Tag der letzten Phase."),
    Column("formate", "Formate", _KTS, _TEXT, "Beteiligungsformate seiner Teile, jedes einmal, durch Komma getrennt."),
    Column("beitraege", "Beiträge", _KTS, _INTEGER, "Öffentliche Beiträge aller Formate: Ideen, Anmerkungen, Aussagen."),
    Column("kommentare", "Kommentare", _KTS, _INTEGER, "Öffentliche Kommentare zu diesen Beiträgen."),
    Column("unterstuetzungen", "Unterstützungen", _KTS, _INTEGER, "Unterstützungen dieser Beiträge."),
    Column("beantwortet", "Beantwortet", _KTS, _INTEGER, "Beiträge, auf die die Verwaltung in Worten geantwortet hat."),
    _indicator("anteil_beantwortet"),
    _indicator("tage_bis_antwort"),
    Column("ausgeblendet", "Ausgeblendet", _KTS, _INTEGER, "Beiträge und Kommentare, die die Moderation ausgeblendet hat."),
    _indicator("anteil_ausgeblendet"),
    Column("stimmen", "Stimmen", _KTS, _INTEGER, "Abgegebene Stimmzettel aller Abstimmungen."),
    Column("frageboegen", "Fragebögen", _KTS, _INTEGER, "Abgesandte Fragebögen aller Umfragen."),
    Column("bewertungen", "Bewertungen", _KTS, _INTEGER, "Wie oft einer Aussage zugestimmt, widersprochen oder sie übersprungen wurde."),
    Column("teilnehmende", "Teilnehmende", _KTS, _INTEGER, "Menschen, von denen etwas Öffentliches steht, dazu Menschen, die bewertet haben, soweit ein Format sie auseinanderhalten kann; wer beides tut, kann doppelt zählen."),
    Column("mit_konto", "mit Konto", _KTS, _INTEGER, "Menschen mit Konto, von denen ein Beitrag oder Kommentar öffentlich ist."),
    Column("ohne_konto", "ohne Konto", _KTS, _INTEGER, "Dasselbe ohne Konto, soweit sie auseinandergehalten werden."),
    _indicator("anteil_gaeste"),
    _indicator("teilnahmen"),
    _indicator("reichweite"),
    Column("kanal_online", "online", _KTS, _INTEGER, "Was über die Plattform kam."),
    Column("kanal_vor_ort", "vor Ort", _KTS, _INTEGER, "Was von Veranstaltungen kam."),
    Column("kanal_papier", "Papier", _KTS, _INTEGER, "Was auf Papier kam."),
    Column("kanal_telefon", "Telefon", _KTS, _INTEGER, "Was am Telefon gesagt wurde."),
    Column("kanal_import", "Import", _KTS, _INTEGER, "Was aus anderen Systemen übernommen wurde."),
    _indicator("anteil_nicht_online"),
    Column("ergebnisse", "Ergebnisse veröffentlicht", _KTS, ColumnKind.BOOLEAN, "Ob ein Ergebnisstand veröffentlicht ist."),
    Column("lizenz", "Lizenz", _KTS, _TEXT, "Des letzten veröffentlichten Ergebnisstands."),
    Column("installation", "Installation", _KTS, _TEXT, "Die Installation, die diese Zeile gemeldet hat; leer für die eigene."),
    Column("gezaehlt", "Gezählt", _KTS, ColumnKind.DATETIME, "Wann zuletzt gezählt wurde, weil sich etwas geändert hatte."),
)  # fmt: skip


def overview_table(figures: Callable[[], Iterable[Figure]], installations: Mapping[int, str]) -> Table:
    """The figures in their order. `installations` names those by number that handed some of them in."""
    return Table("verfahren", "Verfahren", COLUMNS, lambda: (_cells(one, installations) for one in figures()))


def _cells(one: Figure, installations: Mapping[int, str]) -> Row:
    return (
        one.process_id, one.ags, one.municipality_name, one.federal_state, one.population, one.size_class or None, one.funding_round,
        one.title, one.topic or None, one.state,
        local(one.opens_at).date() if one.opens_at else None,
        last_day_before(one.closes_at) if one.closes_at else None,
        formats_of(one),
        one.contributions, one.comments, one.supports, one.answered,
        _rounded(one, "anteil_beantwortet"), one.answer_days, one.hidden, _rounded(one, "anteil_ausgeblendet"),
        one.ballots, one.sheets, one.ratings, one.participants, one.registered, one.guests,
        _rounded(one, "anteil_gaeste"), one.taken_part, _rounded(one, "reichweite"),
        *(one.channels.get(name, 0) for name in CHANNELS),
        _rounded(one, "anteil_nicht_online"), one.results_published, one.licence or None,
        installations.get(one.installation_id or 0), one.counted_at,
    )  # fmt: skip


def format_titles() -> dict[str, str]:
    """What the formats are called, by key."""
    return {entry.key: entry.title for entry in catalogue.all_formats()}


def formats_of(one: Figure) -> str:
    """The formats of a process; those that are not here by their key."""
    known = format_titles()
    return ", ".join(known.get(key, key) for key in one.formats)


def _rounded(one: Figure, key: str) -> float | None:
    value = KNOWN[key].of(one)
    return None if value is None else round(value, 4)
