"""`00_LIESMICH.txt`: what is in the package, for whom, since when, and how it opens."""

from collections.abc import Sequence
from datetime import timedelta

from participation.kernel.tables import Audience
from participation.processes.catalogue import Extra
from participation.results.packages.contents import COUNTS, Content
from participation.results.packages.dictionary import LEGEND
from participation.results.packages.filtering import Asked
from participation.results.packages.licences import licence
from participation.results.packages.plan import PackagePlan
from participation.results.packages.spooling import REMOVED
from participation.results.writers.cells import local, utc_text

_FOR = {
    Audience.PUBLIC: "Alle. Öffentliche Angaben ohne Namen.",
    Audience.KTS: "Koordinierungs- und Transferstelle. Nicht zur Veröffentlichung.",
    Audience.MUNICIPALITY: "Verwaltung der Kommune. Enthält personenbezogene Daten; nicht weitergeben.",
}
_SMALL = "Zahlen von 1 bis 4 sind in auszaehlung.csv und in Auszählungen von Umfragen nicht genannt."
_OPENING = """\
So öffnen sich die Dateien
  Excel, LibreOffice  {book}; jede .csv auch mit Doppelklick (Semikolon, Dezimalkomma, UTF-8)
  pandas              pandas.read_csv("{table}.csv", sep=";", decimal=",", encoding="utf-8-sig")
  R                   read.csv2("{table}.csv", fileEncoding = "UTF-8-BOM")
  QGIS, GDAL          {places}
  Programme           datapackage.json nennt Trennzeichen, Typen, Codes und Schlüssel (frictionless validate)
Ein Apostroph am Anfang einer Zelle in .csv schützt vor Formeln und gehört nicht zum Text.
Prüfen: sha256sum --check pruefsummen.sha256
"""


def readme(
    plan: PackagePlan,
    contents: Sequence[Content],
    rows: Sequence[int],
    *,
    zone: int,
    book: bool,
    extras: Sequence[Extra],
) -> bytes:
    """The text; `rows` counts those of each table, `book` says whether there is a workbook."""
    parts = [_head(plan, zone), _tables(contents, rows), _others(extras), _opening(contents, book=book)]
    return "\n".join(filter(None, parts)).replace("\n", "\r\n").encode("utf-8-sig")


def _head(plan: PackagePlan, zone: int) -> str:
    licensed = licence(plan.licence)
    public = plan.audience is Audience.PUBLIC
    lines = {
        "Verfahren": plan.process.title,
        "Kommune": f"{plan.municipality.name} (AGS {plan.municipality.ags})",
        "Module": ", ".join(module.title for module in plan.modules),
        "Zeitraum": _period(plan),
        "Stand": f"{local(plan.made_at):%d.%m.%Y %H:%M} Uhr ({utc_text(plan.made_at)})",
        "Adresse": plan.home,
        "Für": _FOR[plan.audience],
        "Erstellt von": plan.made_by,
        "Umfang": "Auch nicht öffentliche Beiträge" if plan.every_state else "Nur öffentliche Beiträge",
        "Filter": str(Asked(plan.values)) or "keiner",
        "Lizenz": f"{licensed.title}, {licensed.url}".rstrip(", ") if public else "keine; nur zum Dienstgebrauch",
        "Pseudonyme": "ja, je Person und Verfahren; sie lassen sich nicht zurückverfolgen",
        "Kleine Zahlen": _SMALL if public else "",
        "Entfernt": f"Stellen mit persönlichen Angaben sind durch {REMOVED} ersetzt" if plan.redact else "",
        "Koordinaten": f"Längen- und Breitengrade in WGS 84 (EPSG:4326); GeoPackage in ETRS89/UTM (EPSG:{zone})",
        "Zeiten": "Weltzeit (UTC); Spalten mit _ortszeit: deutsche Zeit",
    }  # fmt: skip
    title = "Ergebnisse einer Bürgerbeteiligung"
    told = [f"{name + ':':<15}{value}" for name, value in lines.items() if value]
    return "\n".join([title, "=" * len(title), "", *told, ""])


def _period(plan: PackagePlan) -> str:
    phases = [phase for module in plan.modules for phase in module.phases]
    if not phases:
        return ""
    first = local(min(phase.opens_at for phase in phases))
    last = local(max(phase.closes_at for phase in phases)) - timedelta(microseconds=1)
    return f"{first:%d.%m.%Y} bis {last:%d.%m.%Y}"


def _tables(contents: Sequence[Content], rows: Sequence[int]) -> str:
    lines = [
        f"  {content.path + '.csv':<40} {count:>9}  {content.title}{_place(content)}"
        for content, count in zip(contents, rows, strict=True)
    ]
    lines.append(
        f"  {COUNTS + '.csv':<40} {'':>9}  Auszählung der Tabellen nach Thema, Status, Kanal, Monat, Teilraum"
    )
    lines.append(f"  {LEGEND:<40} {'':>9}  Was jede Spalte bedeutet")
    return "\n".join([f"{'Tabellen':<42} {'Zeilen':>9}", *lines, ""])


def _place(content: Content) -> str:
    return " (mit Orten: auch .geojson und .gpkg)" if content.table.geometry is not None else ""


def _others(extras: Sequence[Extra]) -> str:
    lines = [f"  {extra.name:<40} {'':>9}  {extra.meaning}" for extra in extras]
    return "\n".join(["Weitere Dateien", *lines, ""]) if extras else ""


def _opening(contents: Sequence[Content], *, book: bool) -> str:
    located = any(content.table.geometry is not None for content in contents)
    return _OPENING.format(
        book="tabellen.xlsx" if book else "zu viele Zeilen für eine Arbeitsmappe; nehmen Sie die .csv",
        table=contents[0].path if contents else COUNTS,
        places="orte.gpkg oder die .geojson" if located else "dieses Verfahren hat keine Orte",
    )
