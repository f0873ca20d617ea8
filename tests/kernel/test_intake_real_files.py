"""Files as municipalities really have them are read whole, with text, time, category and place."""

import json
import re
from collections import Counter

import pytest

from participation.kernel.geo import Area
from participation.kernel.intake import Intake, IntakeError, Row, parse_when, read_table
from tests.real_files import real


def rows_of(intake: Intake) -> list[Row]:
    found = list(intake.rows)
    assert len(found) == intake.count
    return found


def test_all_reports_of_konstanz_arrive_with_text_time_category_and_place() -> None:
    intake = read_table(real("ideas_konstanz/maengelmelder_konstanz.csv"))
    rows = rows_of(intake)
    places = [row.point for row in rows if row.point]
    assert (len(rows), len(places), sum(bool(row.faults) for row in rows)) == (2132, 2130, 0)
    assert (min(p.lon for p in places), max(p.lon for p in places)) == (9.1074, 9.2162)
    assert (min(p.lat for p in places), max(p.lat for p in places)) == (47.6551, 47.7488)
    assert len({row.values["category_parent"] for row in rows}) == 6
    assert {parse_when(str(row.values["date_created"])).year for row in rows} == set(range(2022, 2027))
    assert len({row.values["text_raw"] for row in rows}) == 2058
    assert not any("â€" in str(row.values["text_raw"]) for row in rows)


def test_the_county_of_konstanz_holds_nearly_all_of_them() -> None:
    counties = read_table(real("boundaries_de/bkg_vg5000_kreise_2021.geojson"))
    drawn = next(row.geometry for row in counties.rows if row.values["GEN"] == "Konstanz")
    county = Area.from_geojson(drawn)
    rows = rows_of(read_table(real("ideas_konstanz/maengelmelder_konstanz.csv"), bounds=county.bounds))
    inside = Counter(county.contains(row.point) for row in rows if row.point)
    assert inside == {True: 2108, False: 22}


def test_the_wishes_of_innsbruck_arrive_and_three_of_them_have_no_place() -> None:
    intake = read_table(real("ideas_innsbruck/Orte.geojson"))
    rows = rows_of(intake)
    assert len(rows) == 139
    assert all(row.values["Segment"] for row in rows)
    assert not any(row.faults for row in rows)
    # Three features lie at 0 / 0, in the Atlantic: their authors meant no particular place.
    assert [row.number for row in rows if row.point is None] == [43, 126, 139]
    assert "In 3 Zeilen stehen die Koordinaten 0 / 0" in intake.notes[0]


@pytest.mark.parametrize(
    ("name", "count", "kind"),
    [
        ("Fuss", 18, "Point"),
        ("FussRad", 27, "Point"),
        ("Rad", 62, "Point"),
        ("Radmasterplan", 21, "LineString"),
    ],
)
def test_the_topic_files_of_innsbruck_arrive(name: str, count: int, kind: str) -> None:
    rows = rows_of(read_table(real(f"ideas_innsbruck/{name}.geojson")))
    assert len(rows) == count
    for row in rows:
        assert row.geometry is not None
        assert row.geometry["type"] == kind
        assert row.point is not None
        assert 47.2 < row.point.lat < 47.32
        assert not row.faults


@pytest.mark.parametrize(
    ("name", "count"), [("bkg_vg5000_kreise_2021.geojson", 401), ("gemeinden_region_heilbronn.geojson", 63)]
)
def test_real_boundaries_become_areas_that_hold_their_centre(name: str, count: int) -> None:
    rows = rows_of(read_table(real(f"boundaries_de/{name}")))
    assert len(rows) == count
    for row in rows:
        area = Area.from_geojson(row.geometry)
        assert area.contains(area.centre)
        assert Area.from_geojson(area.to_geojson()).to_geojson() == area.to_geojson()


def test_a_region_is_made_of_its_municipalities() -> None:
    path = real("boundaries_de/gemeinden_region_heilbronn.geojson")
    region = json.loads(path.read_text(encoding="utf-8"))
    drawn = json.dumps([row.geometry for row in read_table(path).rows])
    numbers = [float(number) for number in re.findall(r"[0-9]+[.][0-9]+", drawn)]
    lons, lats = numbers[0::2], numbers[1::2]
    assert Area.from_geojson(region).bounds == (min(lats), min(lons), max(lats), max(lons))


BROKEN = "boundaries_de/gemeinden_rhein-neckar_WRONG_CRS_MOJIBAKE.geojson"


def test_boundaries_in_metres_that_claim_degrees_are_refused_with_the_reason() -> None:
    with pytest.raises(
        IntakeError, match=r"nennt Längen- und Breitengrade.*Meter.*UTM Zone 32N \(EPSG:25832\)"
    ):
        read_table(real(BROKEN))


def test_they_are_read_when_the_system_is_named_and_their_names_are_mended() -> None:
    intake = read_table(real(BROKEN), crs="EPSG:25832")
    rows = rows_of(intake)
    names = {row.values["GEN"] for row in rows}
    assert len(rows) == 54
    assert {"Schönbrunn", "Brühl", "Nußloch", "Neckargemünd", "Hirschberg an der Bergstraße"} <= names
    assert not any("Ã" in str(name) for name in names)
    assert "In 9 Feldern" in intake.notes[0]
    for row in rows:
        assert row.point is not None
        assert 49.17 < row.point.lat < 49.63
        assert 8.45 < row.point.lon < 9.11
