"""GeoJSON: a FeatureCollection, one Feature, or one Feature after another (RFC 7946, RFC 8142)."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from participation.kernel.geo.areas import declared_crs
from participation.kernel.intake.cleaning import Cleaner, Fault
from participation.kernel.intake.encodings import Encoding
from participation.kernel.intake.json_stream import JsonStream
from participation.kernel.intake.model import IntakeError, RawRow

NAMELESS = "(ohne Namen)"
GEOMETRY = "geometry"

_NO_FEATURES = (
    "Die Datei enthält kein GeoJSON mit einzelnen Einträgen. Erwartet wird eine FeatureCollection, "
    "wie sie QGIS und andere Programme speichern."
)


@dataclass(slots=True)
class GeoJsonSource:
    """A GeoJSON file; its columns are the properties of all features and, if they have one, their id."""

    path: Path
    encoding: Encoding
    separator: str | None = None
    columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    declared_crs: str | None = None

    def raw_rows(self, cleaner: Cleaner) -> Iterator[RawRow]:
        """Every feature in file order."""
        with self.encoding.open(self.path) as file:
            for number, feature in enumerate(self._features(JsonStream(file)), start=1):
                yield _raw_row(number, feature, cleaner)

    def _features(self, stream: JsonStream) -> Iterator[object]:
        while stream.peek():
            if stream.peek() != "{":
                raise IntakeError(_NO_FEATURES)
            collection = yield from self._document(stream)
            if collection and stream.peek():
                stream.refuse("nach dem Ende der FeatureCollection steht noch etwas")

    def _document(self, stream: JsonStream) -> Generator[object, None, bool]:
        """The features of one top-level object; returns whether it was a collection."""
        single: dict[str, object] = {}
        is_collection = False
        for name in stream.members():
            if name == "features" and stream.peek() == "[":
                is_collection = True
                yield from stream.items()
            else:
                single[name] = stream.value()
        self.declared_crs = declared_crs(single) or self.declared_crs
        if not is_collection:
            if single.get("type") != "Feature":
                raise IntakeError(_NO_FEATURES)
            yield single
        return is_collection


def _raw_row(number: int, feature: object, cleaner: Cleaner) -> RawRow:
    row = RawRow(number, {})
    if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
        row.faults.append(Fault(number, None, "Der Eintrag ist kein GeoJSON-Feature."))
        return row
    row.shape = feature.get(GEOMETRY)
    for name, value in _cells(row, feature):
        if name in row.values:
            row.faults.append(Fault(number, name, f"Die Eigenschaft „{name[:80]}“ kommt mehrfach vor."))
        row.values[name] = cleaner.value(value, number, name, row.faults)
    return row


def _cells(row: RawRow, feature: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    properties = feature.get("properties")
    if properties is not None and not isinstance(properties, Mapping):
        row.faults.append(Fault(row.number, None, "Die Eigenschaften (properties) des Eintrags fehlen."))
    cells = properties if isinstance(properties, Mapping) else {}
    if "id" in feature and "id" not in cells:
        yield "id", feature["id"]
    for name, value in cells.items():
        # A name is data, too: it may hold anything.
        yield Cleaner().text(name, row.number, name, row.faults) or NAMELESS, value
