"""`read_table`: one pass to learn what a file is and whether it is whole, then rows as often as needed."""

from collections.abc import Iterator
from pathlib import Path

from participation.kernel.geo import Bounds, german_count
from participation.kernel.intake.cleaning import Cleaner
from participation.kernel.intake.csv_file import CsvSource
from participation.kernel.intake.encodings import Encoding, detect_encoding
from participation.kernel.intake.geojson_file import GeoJsonSource
from participation.kernel.intake.locating import Locator
from participation.kernel.intake.model import LIMITS, Intake, IntakeError, Limits, Row
from participation.kernel.intake.survey import Survey
from participation.kernel.intake.xlsx_file import XlsxSource, is_workbook

AnySource = CsvSource | GeoJsonSource | XlsxSource
FORMS: dict[type, str] = {CsvSource: "csv", GeoJsonSource: "geojson", XlsxSource: "xlsx"}


def read_table(
    path: Path | str,
    *,
    separator: str | None = None,
    encoding: str | None = None,
    crs: str | None = None,
    lat: str | None = None,
    lon: str | None = None,
    bounds: Bounds | None = None,
    limits: Limits = LIMITS,
) -> Intake:
    """Read a CSV, GeoJSON or Excel file of unknown origin.

    Separator, encoding and coordinate system are detected unless given. `lat` and `lon` name the columns of
    latitude (or north) and longitude (or east); `bounds`, in degrees, say where places are expected and tell
    UTM zone 32 from 33. Raises IntakeError when the file cannot be read as a whole; what is wrong with single
    rows is told by the rows. The file is read once here and once for each use of `Intake.rows`.
    """
    file = Path(path)
    _require_size(file, limits)
    source, found = _source(file, encoding, separator, limits)
    survey = Survey(source, Cleaner(damaged=found.damaged > 0), limits, lat=lat, lon=lon)
    survey.run()
    reader, system = survey.decision(crs, bounds)
    locator, columns = Locator(reader, system), survey.columns

    def rows() -> Iterator[Row]:
        fresh = Cleaner(damaged=found.damaged > 0)
        return (locator.row(raw, columns) for raw in source.raw_rows(fresh))

    return Intake(
        path=file,
        form=FORMS[type(source)],
        columns=columns,
        count=survey.count,
        encoding=found.name,
        separator=source.separator,
        crs=system.crs,
        place=reader.fields if survey.is_located else (),
        notes=(*source.notes, *_damage_notes(found), *survey.cleaner.notes(), *system.notes),
        _read=rows,
    )


def _require_size(path: Path, limits: Limits) -> None:
    unreadable = f"Die Datei „{path.name}“ gibt es nicht, oder sie ist nicht lesbar."
    try:
        if not path.is_file():  # also pipes and devices, which could be read for ever
            raise IntakeError(unreadable)
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except (OSError, ValueError) as error:
        raise IntakeError(unreadable) from error
    if size <= len(head) and not head.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise IntakeError("Die Datei ist leer.")
    if size > limits.bytes:
        raise IntakeError(f"Die Datei ist größer als {german_count(limits.bytes // 1_000_000)} MB.")


def _source(
    path: Path, encoding: str | None, separator: str | None, limits: Limits
) -> tuple[AnySource, Encoding]:
    if is_workbook(path):
        return XlsxSource.open(path, limits), Encoding("utf-8")
    found = detect_encoding(path, encoding)
    with found.open(path) as file:
        start = file.read(4096).lstrip("\ufeff\x1e \t\r\n")
    if start[:1] in {"{", "["} and not separator:
        return GeoJsonSource(path, found), found
    return CsvSource.open(path, found, separator, limits), found


def _damage_notes(encoding: Encoding) -> list[str]:
    if not encoding.damaged:
        return []
    count = german_count(encoding.damaged)
    return [f"Die Datei enthält beschädigte Zeichen ({count}); sie stammt wohl aus zwei Kodierungen."]
