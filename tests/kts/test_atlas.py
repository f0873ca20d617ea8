"""The map of Germany: drawn from official outlines, shaded by what is there, and the same as a table."""

import re

import pytest
from sqlalchemy.orm import Session

from participation.kts.counties import STATES, atlas
from participation.kts.counties.__main__ import drawing
from participation.kts.queries.counties import CLASSES, Measure, Tally, by_county, limits, shade_of, shaded
from participation.kts.queries.overview import overview
from tests.client import CheckedClient
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea


def a_square(key: str, west: float) -> dict[str, object]:
    """A county as the federal agency tells it."""
    ring = [[west, 50], [west + 1, 50], [west + 1, 51], [west, 51], [west, 50]]
    return {
        "properties": {"ARS": key, "GEN": key, "BEZ": "Kreis"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_every_county_of_every_state_is_drawn() -> None:
    found = atlas()
    assert len(found.counties) == 401
    assert {one.key[:2] for one in found.counties} == set(STATES)
    assert len(found.states) == 16
    assert all(re.fullmatch(r"(M[-\d. ]+l[-\d. ]+z)+", one.path) for one in found.counties)


def test_neighbours_are_drawn_inside_the_frame_and_states_are_put_together() -> None:
    found = drawing([a_square("01002", 10), a_square("01001", 9), a_square("02001", 11)])
    assert [key for key, _name, _path in found["counties"]] == ["01001", "01002", "02001"]
    assert len(found["states"]) == 2


@pytest.mark.parametrize(
    ("values", "bounds"),
    [([], []), ([0, 0], []), ([4], [4]), ([1, 2, 3], [1, 2, 3]), (list(range(1, 11)), [2, 4, 6, 8, 10])],
)
def test_classes_hold_about_as_many_counties_each(values: list[int], bounds: list[int]) -> None:
    assert limits(values) == bounds
    assert all(1 <= shade_of(place, len(bounds)) <= CLASSES for place in range(len(bounds)))


def test_the_most_is_the_darkest_and_nothing_has_no_shade() -> None:
    tallies = {"01001": Tally(1, 1, 5, 5), "01002": Tally(1, 9, 0, 0)}
    drawn = {one.county.key: one.shade for one in shaded(atlas().counties, tallies, Measure.PROCESSES)}
    assert drawn["01002"] == CLASSES > drawn["01001"] > drawn["01003"] == 0


def test_the_page_links_counties_and_says_what_lies_nowhere(
    reviewer: CheckedClient, session: Session
) -> None:
    for slug, ags in (("kiel", "01002000"), ("nirgends", "99901001")):
        town = a_municipality(session, slug, ags=ags, state="Schleswig-Holstein")
        an_idea(session, the_module(a_process(session, town, slug="eins")))
    session.commit()
    assert by_county(overview(session))["01002"] == Tally(1, 1, 1, 1)
    page = reviewer.get("/kts/karte?zeigt=beitraege")
    assert "Kiel (Kreisfreie Stadt): 1 Verfahren, 1 Beitrag" in page.text
    assert 'href="/kts/?kreis=01002"' in page.text
    assert "1 Verfahren liegt in einer Kommune" in page.text
    assert 'href="/kts/?kreis=99901"' in page.text
    assert "Nirgends: 1 Verfahren, 1 Beitrag" in page.text
    assert (
        page.text.count('<rect class="county county--5"') == 2
    )  # in the legend, and in the box beside the map
    assert "© GeoBasis-DE / BKG (2021)" in page.text
    assert "Verfahren eins" in reviewer.get("/kts/?kreis=01002").text
