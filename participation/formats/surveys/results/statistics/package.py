"""Everything a statistics program needs: five files, in one ZIP or in a folder of a result package."""

import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cached_property, partial
from typing import BinaryIO

from sqlalchemy.orm import Session

from participation.formats.surveys.models import Survey
from participation.formats.surveys.results.codebook import CODEBOOK, codebook, level
from participation.formats.surveys.results.sheets import rows_of
from participation.formats.surveys.results.statistics.plain_csv import plain_csv
from participation.formats.surveys.results.statistics.r_script import r_script
from participation.formats.surveys.results.statistics.spss import spss_syntax
from participation.formats.surveys.results.variables import columns_of, variables_of
from participation.kernel.tables import Audience, Table

FILE = "daten.csv"
MEANINGS = {
    FILE: "Eine Zeile je Antwortbogen; Komma zwischen den Zellen, Punkt als Dezimalzeichen",
    "codebuch.csv": "Was jede Spalte von daten.csv bedeutet",
    "einlesen.sps": "Liest daten.csv in SPSS oder PSPP ein, mit Labels",
    "einlesen.R": "Liest daten.csv in R ein, mit Faktoren und Labels",
    "LIESMICH.txt": "Wie die Dateien für Statistikprogramme zusammengehören",
}
"""Every file, in its order, and what it is."""
_GUIDE = """{title}

daten.csv      eine Zeile je Antwortbogen; UTF-8, Komma zwischen den Zellen, Punkt als Dezimalzeichen (RFC 4180)
codebuch.csv   was jede Spalte bedeutet: Frage, Typ, Messniveau, Codes, Bedingung
einlesen.sps   liest daten.csv in SPSS (oder PSPP) ein, mit Variablen- und Wertelabels
einlesen.R     liest daten.csv in R ein, mit Faktoren und Labels

Mehrfachauswahl: je Möglichkeit eine Spalte, 1 gewählt, 0 nicht gewählt.
Einfachauswahl, Matrix: Codes 1, 2, … in der Reihenfolge des Bogens. Rangfolge: Platz je Möglichkeit.
Leere Zelle: nicht beantwortet. Wurde eine Frage nur manchen gestellt, sagt die Spalte _gefragt, wem.
Die Reihenfolge der Zeilen hat nichts mit der Zeit zu tun.
Zeilenumbrüche in Texten sind durch " / " ersetzt; wo ein Text wie eine Formel beginnt, steht ein Apostroph davor.
{personal}
Bitte behandeln Sie die Datei vertraulich: Wer ein paar Antworten eines Menschen kennt, findet seine Zeile.
"""


class Statistics:
    """The files of one survey for one audience; each is written when it is asked for."""

    def __init__(self, session: Session, survey: Survey, audience: Audience) -> None:
        self._survey, self._audience = survey, audience
        self._table = _table(session, survey, audience)
        self._levels = {"tag": "metrisch"} | {one.name: level(one) for one in variables_of(survey)}
        self._known = dict[str, int]()

    @property
    def files(self) -> Mapping[str, Callable[[], Iterable[bytes]]]:
        """Name -> its bytes, in the order of MEANINGS."""
        return {
            FILE: self._data,
            "codebuch.csv": lambda: plain_csv(_codebook(self._survey, self._table.names), {}),
            "einlesen.sps": self._spss,
            "einlesen.R": lambda: [r_script(self._table.columns, self._levels, FILE).encode()],
            "LIESMICH.txt": lambda: [_guide(self._survey, self._audience).encode()],
        }

    def _data(self) -> Iterable[bytes]:
        return plain_csv(self._table, self._known)

    def _spss(self) -> Iterable[bytes]:
        syntax = spss_syntax(self._table.columns, self._widths, self._levels, FILE)
        return [b"\xef\xbb\xbf" + syntax.encode()]

    @cached_property
    def _widths(self) -> dict[str, int]:
        """Bytes of the longest cell of each column: SPSS wants to know before it reads. Known once the data were written;
        else they are read for it."""
        if not self._known:
            for _piece in self._data():
                pass
        return self._known


def write_package(
    session: Session, survey: Survey, audience: Audience, into: BinaryIO, made_at: datetime
) -> None:
    """Write the ZIP, sheet by sheet; `made_at` is the time of its entries."""
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, chunks in Statistics(session, survey, audience).files.items():
            entry = zipfile.ZipInfo(name, made_at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as file:
                for piece in chunks():
                    file.write(piece)


def _table(session: Session, survey: Survey, audience: Audience) -> Table:
    """The sheets as their reader may see them, without the columns that say codes again in words."""
    whole = Table("umfrage", "Antwortbögen", columns_of(survey), partial(rows_of, session, survey))
    return whole.seen_by(audience).without({one.name for one in variables_of(survey) if one.repeats})


def _codebook(survey: Survey, names: tuple[str, ...]) -> Table:
    def rows() -> list[tuple[str, ...]]:
        return [row for row in codebook(survey) if row[0] in names]

    return Table("codebuch", "Codebuch", CODEBOOK, rows)


def _guide(survey: Survey, audience: Audience) -> str:
    said = {
        Audience.MUNICIPALITY: "Mit freien Texten, Orten und vertraulichen Antworten.",
        Audience.KTS: "Ohne freie Texte, Orte und vertrauliche Antworten.",
    }
    title = f"{survey.module.process.title}: {survey.module.title}"
    return _GUIDE.format(title=title, personal=said[audience])
