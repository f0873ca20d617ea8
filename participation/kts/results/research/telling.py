"""What stands beside the data: the terms, and what each column means."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from participation.kernel import clock
from participation.kernel.tables import Table
from participation.kts.models import ResearchAgreement

_HEAD = ("Spalte", "Bezeichnung", "Typ", "Werte", "Bedeutung")


def read_me(
    agreement: ResearchAgreement, processes: Sequence[tuple[str, str]], tables: Sequence[Table], at: datetime
) -> str:
    """The terms on which the data are handed out, as plain text."""
    listed = "\n".join(f"- {town}: {title}" for town, title in processes)
    files = "\n".join(f"- {table.name}.csv" for table in tables)
    return f"""Datensatz für die Begleitforschung
==================================

Empfängerin: {agreement.institution}
Zweck: {agreement.purpose}
Rechtsgrundlage: {agreement.legal_basis or "siehe Vereinbarung"}
Vereinbarung vom {agreement.signed_on:%d.%m.%Y}, gültig bis {agreement.valid_until:%d.%m.%Y}
Zusammengestellt am {clock.local(at):%d.%m.%Y um %H:%M Uhr} (deutsche Ortszeit)

Die Kommunen haben der Weitergabe dieser Verfahren zugestimmt:
{listed}

Dateien
-------
{files}
- 01_codebuch.csv und 01_codebuch.html: was die Spalten bedeuten

Alle Tabellen sind CSV mit Semikolon, UTF-8, Dezimalkomma. Was in mehreren Verfahren gleich aufgebaut ist, steht
untereinander; die Spalten kommune_ags, verfahren und teil sagen, woher eine Zeile kommt. Umfragen, die Verschiedenes
fragen, stehen in Dateien mit Nummer.

Was mit den Daten geschehen ist
-------------------------------
- Namen, Adressen und Konten sind nicht enthalten.
- Pseudonyme gelten nur in dieser Vereinbarung: Dieselbe Person hat hier in einem Verfahren immer dasselbe Pseudonym,
  in einer anderen Vereinbarung ein anderes. Über Verfahren hinweg lassen sich Personen nicht verfolgen.
- In freien Texten sind E-Mail-Adressen, Telefonnummern, IBAN und Namen von Beteiligten durch [… entfernt] ersetzt, soweit
  ein Programm sie erkennt. Prüfen Sie Texte, bevor Sie daraus zitieren.
- Beiträge, die öffentlich sind, lassen sich über ihren Wortlaut auf der Plattform wiederfinden.

Was vereinbart ist
------------------
- Die Daten dienen nur dem genannten Zweck und werden nicht weitergegeben.
- Niemand versucht, Personen zu erkennen oder Datensätze dafür zusammenzuführen.
- Mit dem Ende der Vereinbarung werden die Daten gelöscht.
- Es gilt der Wortlaut der unterschriebenen Vereinbarung.
"""


def code_book(agreement: ResearchAgreement, tables: Sequence[Table]) -> str:
    """The columns of all tables as a page to read."""
    title = Markup("Codebuch: {}").format(agreement.institution)
    parts = [
        Markup('<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<title>{}</title>\n</head>\n<body>').format(title),
        Markup("<h1>{}</h1>").format(title),
    ]  # fmt: skip
    for table in tables:
        parts += [
            Markup("<h2>{}.csv</h2>").format(table.name),
            Markup("<table>\n<caption>{} Spalten</caption>").format(len(table.with_local_times().columns)),
            _row(_HEAD, "th"),
        ]
        for column in table.with_local_times().columns:
            codes = "; ".join(f"{code} = {meaning}" for code, meaning in (column.codes or {}).items())
            parts.append(_row((column.name, column.label, column.kind.value, codes, column.meaning), "td"))
        parts.append(Markup("</table>"))
    return "\n".join([*parts, "</body>", "</html>", ""])


def _row(cells: Sequence[str], tag: str) -> Markup:
    scope = Markup(' scope="col"') if tag == "th" else Markup("")
    inner = Markup("").join(Markup("<{0}{1}>{2}</{0}>").format(tag, scope, cell) for cell in cells)
    return Markup("<tr>{}</tr>").format(inner)
