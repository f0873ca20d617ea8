"""OGC API - Features: what the standard wants, and nothing that is not public."""

import pytest

from participation.interfaces.describing import description
from participation.interfaces.ogc import AREA_FIELDS, PIN_FIELDS
from tests.interfaces.asker import BASE, Asker, link, valid

HERE = "/ogc/collections"
PINS = f"{HERE}/nordstadt.mitte.ideen/items"
CLASSES = {"core", "oas30", "html", "geojson"}


def titles(asker: Asker, query: str = "", where: str = PINS) -> list[str]:
    """The titles that a question finds on all pages."""
    return [one["properties"]["titel"] for one in asker.every(f"{where}?{query}" if query else where)]


def test_one_finds_everything_from_the_landing_page(asker: Asker) -> None:
    page = asker.data("/ogc/")
    assert asker.data(link(page, "conformance") or "")["conformsTo"] == [
        f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}"
        for name in ("core", "oas30", "html", "geojson")
    ]
    described = asker.ask(link(page, "service-desc") or "")
    assert described.headers["Content-Type"] == "application/vnd.oai.openapi+json;version=3.0"
    collections = asker.data(link(page, "data") or "")["collections"]
    assert [one["id"] for one in collections] == ["verfahren", "nordstadt.alt.ideen", "nordstadt.mitte.ideen"]
    for one in collections:
        assert asker.data(link(one, "self") or "") == one
        assert (
            asker.data(link(one, "items") or "")["type"] == "FeatureCollection"
            if link(one, "items")
            else True
        )


def test_a_collection_tells_where_and_when(asker: Asker) -> None:
    one = asker.data(f"{HERE}/nordstadt.mitte.ideen")
    assert one["title"] == "Nordstadt: Verfahren mitte – Ideen"
    assert one["itemType"] == "feature"
    assert one["extent"]["spatial"]["bbox"] == [[9.0, 50.0, 9.1, 50.1]]
    assert one["extent"]["temporal"]["interval"] == [["2026-04-26T12:00:00Z", "2026-05-16T12:00:00Z"]]


@pytest.mark.parametrize(
    "name",
    [
        "nordstadt.entwurf.ideen",
        "nordstadt.kreis.ideen",
        "nordstadt.mitte.meinungsbild",
        "nordstadt.mitte",
        "x",
    ],
)
@pytest.mark.parametrize("rest", ["", "/items", "/items/1"])
def test_what_is_not_public_or_has_no_places_is_not_there(asker: Asker, name: str, rest: str) -> None:
    missing = asker.ask(f"{HERE}/nordstadt.gibt-es-nicht.ideen{rest}", 404)
    assert asker.ask(f"{HERE}/{name}{rest}", 404).data == missing.data


def test_features_tell_what_their_fields_say(asker: Asker) -> None:
    first, *_rest = asker.every(PINS)
    assert list(first["properties"]) == [one.name for one in PIN_FIELDS]
    idea = asker.town.idea["mitte"]
    assert first["id"] == idea.id
    assert first["properties"]["aktenzeichen"] == idea.reference
    assert first["properties"]["link"] == f"{BASE}/nordstadt/mitte/ideen/{idea.reference}"
    assert first["properties"]["kommentare"] == 3
    alone = asker.data(f"{PINS}/{idea.id}")
    assert alone["properties"] == first["properties"]
    assert link(alone, "collection") == f"{BASE}{HERE}/nordstadt.mitte.ideen"


def test_a_feature_is_found_in_its_own_collection_only(asker: Asker) -> None:
    asker.ask(f"{HERE}/nordstadt.alt.ideen/items/{asker.town.idea['mitte'].id}", 404)


def test_processes_are_areas(asker: Asker) -> None:
    middle, old = asker.every(f"{HERE}/verfahren/items")
    assert list(middle["properties"]) == [one.name for one in AREA_FIELDS]
    assert middle["geometry"]["type"] == "Polygon"
    assert (middle["properties"]["stand"], old["properties"]["stand"]) == ("laufend", "archiviert")
    assert middle["properties"]["thema"] == "Klima, Umwelt und Grün"
    assert middle["properties"]["ags"] == "09999001"


def test_pages_follow_each_other_both_ways(asker: Asker) -> None:
    first = asker.data(f"{PINS}?limit=3")
    assert (first["numberMatched"], first["numberReturned"], link(first, "prev")) == (4, 3, None)
    second = asker.data(link(first, "next") or "")
    assert (second["numberMatched"], second["numberReturned"], link(second, "next")) == (4, 1, None)
    back = asker.data(link(second, "prev") or "")
    assert back["features"] == first["features"]
    assert asker.data(link(back, "next") or "")["features"] == second["features"]
    assert link(back, "prev") is None


ALL = ["Bank in mitte", "Idee 1", "Idee 2", "Idee 3"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bbox=9.0,50.0,9.06,50.06", ALL[:2]),
        ("bbox=9.0,50.0,-100,9.06,50.06,100", ALL[:2]),
        ("bbox=9.05,50.05,9.05,50.05", ["Idee 1"]),
        ("bbox=170,-90,-170,90", []),
        ("bbox=-180,-90,180,90&limit=1", ALL[:3]),
        ("datetime=2026-05-06T13:00:00Z", ["Idee 1"]),
        ("datetime=2026-05-06T13:00:00Z/..", ALL[1:]),
        ("datetime=2026-05-06T15:00:00%2B01:00/", ALL[2:]),
        ("datetime=../2026-05-06T13:00:00Z", ALL[:2]),
        ("datetime=2026-05-06", ALL),
        ("datetime=2026-05-07/..", []),
        ("datetime=../..", ALL),
        ("limit=100000000000000000000", ALL),
    ],
)
def test_box_and_time_narrow_what_is_found(asker: Asker, query: str, found: list[str]) -> None:
    assert titles(asker, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bbox=9.05,50.05,9.5,50.5", ["Verfahren mitte", "Verfahren alt"]),
        ("bbox=9.2,50.0,9.5,50.5", []),
        ("datetime=2026-03-01T00:00:00Z", ["Verfahren alt"]),
        ("datetime=2026-05-01T00:00:00Z/..", ["Verfahren mitte"]),
    ],
)
def test_processes_are_found_by_area_and_time(asker: Asker, query: str, found: list[str]) -> None:
    assert titles(asker, query, f"{HERE}/verfahren/items") == found


@pytest.mark.parametrize(
    "query",
    [
        "sortby=titel", "bbox=1,2,3", "bbox=1,2,3,x", "bbox=1,2,3,nan", "bbox=1,2,3,1e999", "bbox=1,2,3,4,5",
        "datetime=gestern", "datetime=2026-02-30T00:00:00Z", "datetime=2026-05-06T25:00:00Z", "datetime=/",
        "datetime=1/2/3", "limit=0", "limit=-1", "limit=1.5", "after=-1", "after=9007199254740992", "f=xml",
        "bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", "limit=1&limit=1",
    ],
)  # fmt: skip
def test_what_the_standard_does_not_know_is_refused(asker: Asker, query: str) -> None:
    assert asker.ask(f"{PINS}?{query}", 400).mimetype == "application/problem+json"


def test_the_same_is_there_as_pages_for_people(asker: Asker) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    for path in ("/ogc/", "/ogc/conformance", HERE, f"{HERE}/verfahren", f"{HERE}/verfahren/items", PINS,
                 f"{PINS}/{asker.town.idea['mitte'].id}"):  # fmt: skip
        for answer in (asker.ask(path, headers=browser), asker.ask(f"{path}?f=html")):
            assert answer.mimetype == "text/html"
            assert "Access-Control-Allow-Origin" not in answer.headers
        assert asker.ask(f"{path}?f=json", headers=browser).mimetype != "text/html"
        assert asker.ask(path).mimetype != "text/html"
    refused = asker.ask(f"{PINS}?limit=0", 400, browser)
    assert refused.mimetype == "text/html"


def test_who_has_the_answer_is_only_told_so_although_the_time_is_another(asker: Asker) -> None:
    first = asker.ask(PINS)
    assert first.headers["Content-Type"] == "application/geo+json"
    assert first.get_json(force=True)["timeStamp"] == "2026-05-06T12:00:00Z"
    asker.ask(PINS, 304, {"If-None-Match": first.headers["ETag"]})


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/ogc/", "landing"),
        ("/ogc/conformance", "conformance"),
        (HERE, "collections"),
        (f"{HERE}/verfahren", "collection"),
        (f"{HERE}/verfahren/items", "features"),
        (PINS, "features"),
        (f"{PINS}/{{idea}}", "feature"),
    ],
)
def test_answers_are_as_they_are_described(asker: Asker, path: str, schema: str) -> None:
    schemas = description(BASE, "x")["components"]["schemas"]
    body = asker.data(path.format(idea=asker.town.idea["mitte"].id))
    assert valid(schemas, schema, body) == []
