"""A broken or bottomless JSON file is refused with line and column."""

import json
from pathlib import Path

import pytest

from participation.kernel.intake import IntakeError, Limits, read_table

HEAD = '{"type": "FeatureCollection",\n "features": [\n'


def saved(folder: Path, content: object, encoding: str = "utf-8") -> Path:
    path = folder / "ideen.geojson"
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_bytes(text.encode(encoding))
    return path


def feature(geometry: object = None, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def test_a_file_without_bottom_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="zu tief verschachtelt"):
        read_table(saved(tmp_path, '{"type":"FeatureCollection","features":' + "[" * 100_000))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEAD + '{"type": "Feature" "properties": {}}]}', "Zeile 3, Spalte 20: hier fehlt ein Komma"),
        (
            HEAD + '{"type": "Feature"},\n{"type": "Fea',
            "Zeile 4, Spalte 10: hier beginnt ein Text, der nicht endet",
        ),
        (HEAD + '{"type": "Feature"}', "Zeile 3, Spalte 20: die Datei endet vorzeitig"),
        (HEAD + '{"type": "Feature"};]}', "Zeile 3, Spalte 20: hier fehlt „,“"),
        (HEAD + '{"a": NaN}]}', "Zeile 3, Spalte 1: in diesem Eintrag steht NaN"),
        (HEAD + '{"a": -Infinity}]}', "-Infinity"),
        (HEAD + '{"a": ' + "9" * 5000 + "}]}", "zu vielen Ziffern"),
        (HEAD + "]} und noch etwas", "nach dem Ende"),
        (HEAD + "]}", "keine Einträge"),
        ("{}", "FeatureCollection"),
        ('{"type": "Topology", "objects": {}}', "FeatureCollection"),
        ('{"type": "FeatureCollection", "features": {}}', "FeatureCollection"),
        ("[1, 2]", "FeatureCollection"),
        ("{", "endet vorzeitig"),
        ('{"type": tru', "fehlt ein Wert"),
    ],
)
def test_a_broken_file_is_refused_with_line_and_column(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        read_table(saved(tmp_path, text))


def test_errors_far_into_a_large_file_keep_their_line(tmp_path: Path) -> None:
    line = json.dumps(feature(None, text="x" * 500))
    text = HEAD + ",\n".join([line] * 3000 + ['{"type" "Feature"}']) + "]}"
    with pytest.raises(IntakeError, match=r"Zeile 3\.003, Spalte 9: hier fehlt ein Doppelpunkt"):
        read_table(saved(tmp_path, text))


def test_too_many_names_of_columns_are_refused(tmp_path: Path) -> None:
    many = collection(*(feature(**{f"spalte{number}": 1}) for number in range(20)))
    with pytest.raises(IntakeError, match="mehr als 10 Spalten"):
        read_table(saved(tmp_path, many), limits=Limits(columns=10))
