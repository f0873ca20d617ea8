"""Municipalities join, and get areas, districts and places."""

import pytest
from sqlalchemy.orm import Session

from participation.kernel.errors import DomainError
from participation.kernel.geo import Area as Surface
from participation.kernel.geo import GeoError, Point
from participation.municipalities.actions import (
    DistrictDraft,
    LookDraft,
    MunicipalityDraft,
    Outline,
    PlaceDraft,
    ProfileDraft,
    create_municipality,
    load_basemap_places,
    remove_area,
    save_area,
    save_districts,
)
from participation.municipalities.models import Municipality, MunicipalityKind
from participation.municipalities.queries import areas, district_of, districts, find_places, whole_area
from tests.factories import SQUARE, a_municipality, a_process, an_area, recorded


def square(west: float, south: float, size: float = 0.1) -> dict[str, object]:
    """A GeoJSON square with a corner at a place."""
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def founded(session: Session, **values: object) -> Municipality:
    """A municipality made by the action."""
    draft = {"profile": ProfileDraft("Bad Öhringen"), "ags": "08126066"} | values
    return create_municipality(session, MunicipalityDraft(**draft))  # type: ignore[arg-type]


def test_the_address_is_made_of_the_name(session: Session) -> None:
    assert founded(session).slug == "bad-oehringen"


@pytest.mark.parametrize("name", ["Verwaltung", "Static", "KTS", "!?"])
def test_a_name_of_the_platforms_own_addresses_is_refused(session: Session, name: str) -> None:
    with pytest.raises(DomainError) as refusal:
        founded(session, profile=ProfileDraft(name))
    assert refusal.value.field == "slug"


def test_an_address_is_given_once(session: Session) -> None:
    founded(session)
    with pytest.raises(DomainError, match="gehört schon"):
        founded(session)


def test_the_key_of_a_county_is_filled_up_to_eight_digits(session: Session) -> None:
    assert founded(session, ags="08126", kind=MunicipalityKind.COUNTY).ags == "08126000"


@pytest.mark.parametrize("ags", ["", "8126066", "0812606a", "08126", "081260660", "٠٨١٢٦٠٦٦"])
def test_an_impossible_key_is_refused(session: Session, ags: str) -> None:
    with pytest.raises(DomainError) as refusal:
        founded(session, ags=ags)
    assert refusal.value.field == "ags"


def test_colours_nobody_could_read_are_refused_at_the_start_too(session: Session) -> None:
    with pytest.raises(DomainError, match="zu hell"):
        founded(session, look=LookDraft(action="#ffee00"))


def test_the_whole_area_is_replaced_not_doubled(session: Session) -> None:
    town = founded(session)
    first = save_area(
        session, town, Outline("Grenze", Surface.from_geojson(square(9, 50)), whole=True), actor_id=None
    )
    again = save_area(
        session,
        town,
        Outline("Grenze neu", Surface.from_geojson(square(9, 50, 0.2)), whole=True),
        actor_id=None,
    )
    assert again.id == first.id
    assert [area.name for area in areas(session, town.id)] == ["Grenze neu"]
    assert again.north == pytest.approx(50.2)


def test_another_boundary_has_another_digest(session: Session) -> None:
    town = founded(session)
    outlines = [Outline("a", Surface.from_geojson(square(9, 50, size))) for size in (0.1, 0.2, 0.1)]
    one, two, three = [save_area(session, town, outline, actor_id=None).digest for outline in outlines]
    assert one == three != two


def test_a_drawn_area_lies_on_the_municipalitys_own_basemap(session: Session) -> None:
    town = founded(session)
    ground = {"kind": "vector", "file": "lindenfurt.geojson"}
    save_area(
        session, town, Outline("Grenze", Surface.from_geojson(SQUARE), ground, whole=True), actor_id=None
    )
    part = save_area(
        session, town, Outline("Park", Surface.from_geojson(square(9.02, 50.02, 0.01))), actor_id=None
    )
    assert part.basemap == ground
    assert whole_area(session, town.id) is not part


def test_an_area_far_away_is_refused(session: Session) -> None:
    town = a_municipality(session)
    with pytest.raises(DomainError, match="nicht in Ihrer Kommune"):
        save_area(session, town, Outline("Park", Surface.from_geojson(square(50, 9))), actor_id=None)


def test_an_area_is_removed_only_while_no_process_lies_in_it(session: Session) -> None:
    town = a_municipality(session)
    used, unused = an_area(session, town, name="Mitte"), an_area(session, town, name="Rand")
    recorded(session)
    process = a_process(session, town)
    process.area_id = used.id
    session.flush()
    with pytest.raises(DomainError, match="gehört zu einem Verfahren"):
        remove_area(session, used, actor_id=1)
    remove_area(session, unused, actor_id=1)
    assert [area.name for area in areas(session, town.id)] == ["Musterstadt", "Mitte"]


def test_the_whole_area_stays(session: Session) -> None:
    town = a_municipality(session)
    whole = whole_area(session, town.id)
    assert whole is not None
    with pytest.raises(DomainError):
        remove_area(session, whole, actor_id=1)


def test_a_place_knows_its_district(session: Session) -> None:
    town = a_municipality(session)
    west, east = DistrictDraft("West", square(9, 50, 0.05)), DistrictDraft("Ost", square(9.05, 50, 0.05))
    save_districts(session, town, [west, east], actor_id=None)
    by_name = {row.name: row.id for row in districts(session, town.id)}
    assert district_of(session, town.id, Point(50.01, 9.01)) == by_name["West"]
    assert district_of(session, town.id, Point(50.01, 9.06)) == by_name["Ost"]
    assert district_of(session, town.id, Point(50.01, 9.05)) == by_name["Ost"], "on the border: first by name"
    assert district_of(session, town.id, Point(50.09, 9.01)) is None


def test_new_districts_count_at_once_and_known_names_keep_their_row(session: Session) -> None:
    town = a_municipality(session)
    save_districts(session, town, [DistrictDraft("West", square(9, 50))], actor_id=None)
    before = district_of(session, town.id, Point(50.05, 9.05))
    save_districts(session, town, [DistrictDraft("West", square(9, 50, 0.01))], actor_id=None)
    assert district_of(session, town.id, Point(50.05, 9.05)) is None
    assert district_of(session, town.id, Point(50.005, 9.005)) == before


def test_districts_of_another_town_do_not_count(session: Session) -> None:
    here, there = a_municipality(session), a_municipality(session, "anderswo")
    save_districts(session, there, [DistrictDraft("West", square(9, 50))], actor_id=None)
    assert district_of(session, here.id, Point(50.05, 9.05)) is None


PLACES = [
    PlaceDraft("Lindenallee", "street", 50.01, 9.01),
    PlaceDraft("Schloß-Straße", "street", 50.02, 9.02),
    PlaceDraft("Straße des 17. Juni", "street", 50.03, 9.03),
    PlaceDraft("Unter den Linden", "street", 50.04, 9.04),
    PlaceDraft("Grünau", "district", 50.05, 9.05),
]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("lind", ["Lindenallee", "Unter den Linden"]),
        ("Lindenallee 12", ["Lindenallee"]),
        ("Lindenallee 12 a", ["Lindenallee"]),
        ("schloss str", ["Schloß-Straße"]),
        ("Schloßstr. 5", ["Schloß-Straße"]),
        ("schlossstra", ["Schloß-Straße"]),
        ("Schloß-Str. 4", ["Schloß-Straße"]),
        ("Straße des 17. Juni", ["Straße des 17. Juni"]),
        ("grunau", ["Grünau"]),
        ("GRÜNAU", ["Grünau"]),
        ("%", []),
        ("_", []),
        ("l", []),
        ("\\", []),
        ("", []),
        ("x" * 5000, []),
    ],
)
def test_the_address_search_finds_what_people_mean(session: Session, query: str, names: list[str]) -> None:
    town = a_municipality(session)
    assert load_basemap_places(session, town, PLACES) == len(PLACES)
    assert [place.name for place in find_places(session, town.id, query)] == names


def test_loading_places_again_replaces_them(session: Session) -> None:
    town = a_municipality(session)
    before = town.edition
    load_basemap_places(session, town, PLACES)
    load_basemap_places(session, town, PLACES[:1])
    assert len(find_places(session, town.id, "linden")) == 1
    assert town.edition != before


def test_places_of_another_town_are_not_found(session: Session) -> None:
    here, there = a_municipality(session), a_municipality(session, "anderswo")
    load_basemap_places(session, there, PLACES)
    assert find_places(session, here.id, "linden") == []


def test_a_place_off_the_earth_is_refused_and_the_old_ones_stay(session: Session) -> None:
    town = a_municipality(session)
    load_basemap_places(session, town, PLACES)
    with pytest.raises(GeoError):
        load_basemap_places(session, town, [PlaceDraft("Mond", "place", 500, 9)])
    assert find_places(session, town.id, "linden")
