"""Everything a statistics program needs, in one ZIP."""

import zipfile
from functools import partial
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


def write_package(session: Session, survey: Survey, audience: Audience, into: BinaryIO) -> None:
    """Write the ZIP, sheet by sheet."""
    table, widths = _table(session, survey, audience), dict[str, int]()
    levels = {"tag": "metrisch"} | {one.name: level(one) for one in variables_of(survey)}
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(FILE, "w", force_zip64=True) as file:
            for piece in plain_csv(table, widths):
                file.write(piece)
        archive.writestr("codebuch.csv", b"".join(plain_csv(_codebook(survey, table.names), {})))
        archive.writestr(
            "einlesen.sps", b"\xef\xbb\xbf" + spss_syntax(table.columns, widths, levels, FILE).encode()
        )
        archive.writestr("einlesen.R", r_script(table.columns, levels, FILE))
        archive.writestr("LIESMICH.txt", _guide(survey, audience))


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
