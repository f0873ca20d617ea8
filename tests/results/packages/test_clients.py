"""Packages are opened by the programs of those who get them: Frictionless, GDAL, spreadsheets, linked data."""

import warnings
import zipfile
from pathlib import Path

import frictionless
import openpyxl
import pyogrio  # type: ignore[import-untyped]  # brings no types
import pytest
from rdflib import Graph
from rdflib.namespace import DCAT, RDF
from sqlalchemy.orm import Session

from participation.contributions.actions.authorship import author
from participation.contributions.actions.comments import CommentDraft, write_comment
from participation.kernel.tables import Audience
from participation.processes.models import Process
from tests.factories import INSIDE, a_municipality, a_process, the_module
from tests.formats.ideas.cast import SECRET, an_idea
from tests.results.packages.cast import plan_of, rows_in, written

EVERY_AUDIENCE = pytest.mark.parametrize("audience", list(Audience))
HOSTILE = 'Bänke; "viele"\r\n=HYPERLINK("https://x.example")\t#\u20ac'


@pytest.fixture
def process(session: Session) -> Process:
    """A process with ideas that are hard to write down, and a comment."""
    made = a_process(session, a_municipality(session))
    module = the_module(made)
    writer = author(SECRET, made.id, None, name="Berta Beispiel", guest_email="berta@example.org")
    idea = an_idea(session, module, "=1+1", text=HOSTILE, author=writer, address="Am Markt 1, 04103 Leipzig")
    an_idea(session, module, "Überall", place=None)
    write_comment(
        session,
        module,
        idea,
        CommentDraft("@Das sehe ich auch so."),
        author(SECRET, made.id, None),
        viewer=None,
    )
    session.flush()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a package is unpacked."""
    return tmp_path / "unpacked"


def unpacked(package: zipfile.ZipFile, folder: Path) -> Path:
    """The package as a folder."""
    package.extractall(folder)
    return folder


@EVERY_AUDIENCE
def test_frictionless_finds_it_valid(
    session: Session, process: Process, tmp_path: Path, folder: Path, audience: Audience
) -> None:
    unpacked(written(session, plan_of(session, process, audience), tmp_path / "p.zip"), folder)
    report = frictionless.validate(folder / "datapackage.json")
    assert report.valid, report.flatten(["name", "type", "fieldName", "note"])
    tables = {task.name: task.stats.get("rows") for task in report.tasks}
    assert (tables["ideen.csv"], tables["kommentare.csv"]) == (2, 1)


def test_frictionless_reads_what_was_written(
    session: Session, process: Process, tmp_path: Path, folder: Path
) -> None:
    unpacked(written(session, plan_of(session, process), tmp_path / "p.zip"), folder)
    table = frictionless.Package(folder / "datapackage.json").get_table_resource("ideen.csv")
    first, second = table.read_rows()
    assert (float(first["breite_wgs84"]), float(first["laenge_wgs84"])) == INSIDE
    assert first["eingang"].isoformat().startswith("20")
    assert first["plz"] == "04103"
    assert second["breite_wgs84"] is None


def test_a_comment_without_its_idea_would_be_found(
    session: Session, process: Process, tmp_path: Path, folder: Path
) -> None:
    unpacked(written(session, plan_of(session, process), tmp_path / "p.zip"), folder)
    path = folder / "kommentare.csv"
    path.write_bytes(path.read_bytes().replace(b'"20', b'"19'))
    report = frictionless.validate(folder / "datapackage.json")
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_gdal_reads_places_in_degrees_and_in_metres(
    session: Session, process: Process, tmp_path: Path, folder: Path
) -> None:
    unpacked(written(session, plan_of(session, process), tmp_path / "p.zip"), folder)
    degrees = pyogrio.read_info(folder / "ideen.geojson", force_total_bounds=True)
    metres = pyogrio.read_info(folder / "orte.gpkg", layer="ideen", force_total_bounds=True)
    row = rows_in(zipfile.ZipFile(tmp_path / "p.zip"), "ideen.csv")[0]
    assert (degrees["crs"], degrees["features"]) == ("EPSG:4326", 2)
    assert degrees["total_bounds"] == pytest.approx((INSIDE[1], INSIDE[0], INSIDE[1], INSIDE[0]))
    assert (metres["crs"], metres["features"]) == (f"EPSG:{row['utm_epsg']}", 2)
    assert metres["total_bounds"][0] == float(row["ostwert_utm"].replace(",", "."))
    assert metres["total_bounds"][1] == float(row["nordwert_utm"].replace(",", "."))


def test_the_workbook_has_a_sheet_for_each_table_and_no_formula(
    session: Session, process: Process, tmp_path: Path, folder: Path
) -> None:
    unpacked(written(session, plan_of(session, process), tmp_path / "p.zip"), folder)
    book = openpyxl.load_workbook(folder / "tabellen.xlsx")
    assert book.sheetnames == ["Ideen", "Kommentare", "Auszählung", "Legende"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


@EVERY_AUDIENCE
def test_the_legend_tells_every_column_of_every_csv_file(
    session: Session, process: Process, tmp_path: Path, audience: Audience
) -> None:
    package = written(session, plan_of(session, process, audience), tmp_path / "p.zip")
    legend = rows_in(package, "01_datensatzbeschreibung.csv")
    assert all(row["bedeutung"] for row in legend)
    for name in package.namelist():
        if name.endswith(".csv"):
            head = package.read(name).decode("utf-8-sig").splitlines()[0].split(";")
            assert [row["spalte"] for row in legend if row["datei"] == name] == head


def test_linked_data_name_every_file_and_its_hash(session: Session, process: Process, tmp_path: Path) -> None:
    package = written(session, plan_of(session, process), tmp_path / "p.zip")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's reader of JSON-LD warns of rdflib
        graph = Graph().parse(data=package.read("metadaten_dcat.jsonld"), format="json-ld")
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == 1
    told = {str(one).rpartition("#")[2] for one in graph.subjects(RDF.type, DCAT.Distribution)}
    endings = (".csv", ".geojson", ".gpkg", ".xlsx")
    assert told == {name for name in package.namelist() if name.endswith(endings)}


def test_the_first_file_says_what_is_in_it(session: Session, process: Process, tmp_path: Path) -> None:
    package = written(session, plan_of(session, process), tmp_path / "p.zip")
    text = package.read("00_LIESMICH.txt").decode("utf-8-sig")
    for words in (process.title, "Datenlizenz Deutschland", "EPSG:258", "keiner", "ideen.csv"):
        assert words in text
    internal = written(session, plan_of(session, process, Audience.KTS), tmp_path / "q.zip")
    assert "Datenlizenz" not in internal.read("00_LIESMICH.txt").decode("utf-8-sig")
