"""Whatever the bytes: an answer with rows, or a sentence; never another error."""

import json
import random
from pathlib import Path
from typing import Any

from participation.kernel.geo import Area, GeoError, read_geometry
from participation.kernel.intake import IntakeError, read_table

CSV = b'id;titel;text;lat;lon\n1;"B\xc3\xa4nke";"mehr ""B\xc3\xa4nke""\nam See";47,6687;9,1968\n2;x;y;;\n'
WKT = b'id,wkt\n1,"POLYGON((9 47,9.1 47,9.1 47.1,9 47))"\n2,POINT(9 47)\n'
COLLECTION: dict[str, Any] = {
    "type": "FeatureCollection",
    "crs": {"type": "name", "properties": {"name": "EPSG:4326"}},
    "features": [
        {
            "type": "Feature",
            "id": 7,
            "properties": {"a": "Bänke", "b": 1.5, "c": [1, 2], "d": {"e": None}},
            "geometry": {"type": "Point", "coordinates": [9.1, 47.6, 3]},
        },
        {
            "type": "Feature",
            "properties": None,
            "geometry": {"type": "Polygon", "coordinates": [[[9, 47], [9.1, 47], [9.1, 47.1], [9, 47]]]},
        },
        {
            "type": "Feature",
            "properties": {},
            "geometry": {"type": "LineString", "coordinates": [[9, 47], [9, 48]]},
        },
    ],
}
GEOJSON = json.dumps(COLLECTION, ensure_ascii=False).encode()

TOKENS = [
    b'"', b";", b",", b"\n", b"\r\n", b"\t", b"\0", b"NaN", b"1e999", b"-Infinity", b"{", b"}", b"[", b"]",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\xe4", b"\xc3", b"null", b"true", b'"\\ud800"', b"9" * 400,
    b"[[[[", b"MULTIPOLYGON", b"EMPTY", b"5466549.2", b"487744,9", b"32487744", b'"geometry":', b"sep=;\n",
    b"1_0", "٤٨".encode(), b"GEOMETRYCOLLECTION(POINT(1 1))", b'"crs":{"properties":{"name":"EPSG:25832"}},',
]  # fmt: skip
ODDITIES: list[Any] = [
    None,
    True,
    {},
    [],
    "",
    "Polygon",
    -1,
    10**400,
    1e308,
    float("nan"),
    [[]],
    {"type": {}},
]


def spoiled(chance: random.Random, data: bytes) -> bytes:
    """The bytes with a few cuts, insertions, changed bytes and repeated pieces."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found) + 1)
        piece = chance.choice(
            [
                chance.choice(TOKENS),
                chance.randbytes(1),
                b"",
                bytes(found[chance.randrange(len(found) + 1) :][:60]),
            ]
        )
        found[at : at + chance.choice([0, 1, len(piece), 20])] = piece
    return bytes(found)


def check(path: Path, **given: str) -> None:
    try:
        intake = read_table(path, **given)  # type: ignore[arg-type]  # all of them are texts
    except IntakeError as refusal:
        assert refusal.message.endswith((".", "?"))  # noqa: PT017 - both outcomes are right
        return
    rows = list(intake.rows)
    assert len(rows) == intake.count
    for row in rows:
        assert tuple(row.values) == intake.columns
        assert (row.point is None) == (row.geometry is None)
        # What a database or a JSON writer would refuse must not get here.
        json.dumps([row.values, row.geometry], ensure_ascii=False, allow_nan=False).encode()
        assert not any("\0" in value for value in row.values.values() if isinstance(value, str))
        assert all(fault.row == row.number and fault.why.endswith((".", "?")) for fault in row.faults)


def test_random_bytes_never_surprise(tmp_path: Path) -> None:
    chance, path = random.Random(1), tmp_path / "datei"
    for _ in range(200):
        path.write_bytes(chance.randbytes(chance.randint(0, 3000)))
        check(path)


def test_spoiled_files_never_surprise(tmp_path: Path) -> None:
    chance, path = random.Random(2), tmp_path / "datei"
    choices: list[dict[str, str]] = [
        {},
        {},
        {},
        {"crs": "EPSG:25832"},
        {"separator": ";"},
        {"lat": "lat", "lon": "lon"},
    ]
    for _ in range(600):
        path.write_bytes(
            spoiled(chance, chance.choice([CSV, WKT, GEOJSON, GEOJSON.decode().encode("utf-16")]))
        )
        check(path, **chance.choice(choices))


def crooked(chance: random.Random, value: Any) -> Any:
    """The JSON value with one or several of its parts exchanged for something odd."""
    if chance.random() < 0.04:
        return chance.choice(ODDITIES)
    if isinstance(value, dict):
        return {name: crooked(chance, part) for name, part in value.items() if chance.random() > 0.03}
    return [crooked(chance, part) for part in value] if isinstance(value, list) else value


def test_crooked_geojson_never_surprises(tmp_path: Path) -> None:
    chance, path = random.Random(3), tmp_path / "datei"
    for _ in range(400):
        path.write_text(json.dumps(crooked(chance, COLLECTION)), encoding="utf-8")
        check(path)


def test_crooked_areas_and_geometries_never_surprise() -> None:
    chance = random.Random(4)
    areas = 0
    for _ in range(400):
        try:
            areas += Area.from_geojson(crooked(chance, COLLECTION)).vertices > 0
            read_geometry(crooked(chance, COLLECTION["features"][1]["geometry"]))
        except GeoError as refusal:
            assert refusal.message.endswith((".", "?"))  # noqa: PT017 - both outcomes are right
    assert areas > 20
