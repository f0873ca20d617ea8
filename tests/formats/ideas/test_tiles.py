"""What a map tile shows: the same counts at every zoom, and only what is public."""

import random

import orjson
import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.actions import visibility
from participation.contributions.models import Pin, PinCell, Visibility
from participation.formats.ideas.actions.submitting import withdraw_idea
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.filters import IdeaFilter
from participation.formats.ideas.queries.lists import count_ideas, facets
from participation.formats.ideas.queries.tiles import tile
from participation.kernel.errors import DomainError
from participation.kernel.geo import zkey
from participation.processes.models import Module
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea

EVERYTHING = IdeaFilter()


@pytest.fixture
def module(session: Session) -> Module:
    """A running module of ideas."""
    return the_module(a_process(session, a_municipality(session)))


def shown(
    session: Session, module: Module, zoom: int, wanted: IdeaFilter = EVERYTHING
) -> tuple[int, set[str]]:
    """How many ideas all tiles of a zoom over the area count, and the numbers of the single ones."""
    session.flush()
    counted, single = 0, set()
    first, last = zkey(50.1, 9.0), zkey(50.0, 9.1)
    for x, y in _tiles(zoom, first, last):
        body = orjson.loads(tile(session.connection(), module.id, (zoom, x, y), wanted))
        counted += sum(cluster[3] for cluster in body["c"]) + len(body["p"])
        single |= {pin[0] for pin in body["p"]}
    return counted, single


def _tiles(zoom: int, one: int, other: int) -> list[tuple[int, int]]:
    left, top = _xy(one, zoom)
    right, bottom = _xy(other, zoom)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _xy(key: int, zoom: int) -> tuple[int, int]:
    code = key >> (52 - 2 * zoom)
    x = sum((code >> (2 * bit) & 1) << bit for bit in range(zoom))
    return x, sum((code >> (2 * bit + 1) & 1) << bit for bit in range(zoom))


def scattered(session: Session, module: Module, number: int) -> list[Idea]:
    """Ideas in a few hot spots, some on the very same place."""
    dice = random.Random(7)
    places = [
        (round(dice.uniform(50.01, 50.09), 4), round(dice.uniform(9.01, 9.09), 4)) for _ in range(number // 2)
    ]
    return [
        an_idea(
            session, module, f"Idee {i}", place=dice.choice(places), category_id=module.categories[i % 2].id
        )
        for i in range(number)
    ]


@pytest.mark.parametrize("zoom", [0, 5, 8, 10, 12, 13, 14])
def test_every_zoom_counts_every_idea_once(session: Session, module: Module, zoom: int) -> None:
    scattered(session, module, 40)
    assert shown(session, module, zoom)[0] == 40


def test_deep_down_every_idea_is_a_pin_of_its_own(session: Session, module: Module) -> None:
    ideas = scattered(session, module, 12)
    body = [
        orjson.loads(tile(session.connection(), module.id, (18, *_xy(idea.zkey or 0, 18)), EVERYTHING))
        for idea in ideas
    ]
    assert {pin[0] for tiles in body for pin in tiles["p"]} == {idea.reference for idea in ideas}
    assert not any(tiles["c"] for tiles in body)


@pytest.mark.parametrize("zoom", [6, 12, 14])
def test_a_filter_counts_the_same_on_the_map_and_in_the_list(
    session: Session, module: Module, zoom: int
) -> None:
    scattered(session, module, 30)
    for wanted in (
        IdeaFilter(categories=(module.categories[0].id,)),
        IdeaFilter(statuses=(0,)),
        IdeaFilter(statuses=(999,)),
        IdeaFilter(words="Idee 1"),
        IdeaFilter(words="idee", categories=(module.categories[1].id,)),
        IdeaFilter(words="!!!"),
    ):
        assert shown(session, module, zoom, wanted)[0] == count_ideas(session, module.id, wanted)


def test_hidden_and_withdrawn_ideas_leave_no_trace_in_the_maps_tables(
    session: Session, module: Module
) -> None:
    ideas = scattered(session, module, 6)
    for idea in ideas[:3]:
        visibility.hide(session, idea, actor_id=1)
    for idea in ideas[3:]:
        withdraw_idea(session, module, idea, viewer=None)
    session.flush()
    assert session.scalar(sa.select(sa.func.count()).select_from(Pin)) == 0
    sums = session.execute(
        sa.select(
            sa.func.sum(sa.func.abs(PinCell.pins)),
            sa.func.sum(sa.func.abs(PinCell.lat_sum)),
            sa.func.sum(sa.func.abs(PinCell.id_sum)),
        )
    ).one()
    assert tuple(sums) == (0, 0, 0)


@pytest.mark.parametrize("zoom", [12, 16, 18])
def test_a_pin_that_should_not_be_there_shows_nothing(session: Session, module: Module, zoom: int) -> None:
    idea = an_idea(session, module)
    assert shown(session, module, zoom) == (1, {idea.reference})
    idea.visibility = Visibility.HIDDEN  # past every action that would have taken the pin away
    assert shown(session, module, zoom) == (0, set())


def test_the_pyramid_equals_a_recount_after_many_changes(session: Session, module: Module) -> None:
    ideas = scattered(session, module, 20)
    dice = random.Random(3)
    for _step in range(60):
        idea = dice.choice(ideas)
        if idea.visibility == "published":
            visibility.hide(session, idea, actor_id=1)
        else:
            visibility.publish(session, idea, actor_id=1)
    session.flush()
    public = [idea for idea in ideas if idea.visibility == "published"]
    for level in (6, 8, 10, 12, 14):
        kept = {
            (row.cell, row.category_id): (row.pins, row.id_sum, row.lat_sum)
            for row in session.scalars(sa.select(PinCell).where(PinCell.level == level, PinCell.pins != 0))
        }
        recounted: dict[tuple[int, int], tuple[int, int, int]] = {}
        for idea in public:
            spot = idea.spot()
            key = (spot.zkey >> (52 - 2 * level), spot.category_id)  # type: ignore[operator]
            pins, ids, lats = recounted.get(key, (0, 0, 0))
            recounted[key] = (pins + 1, ids + idea.id, lats + spot.lat_e6)
        assert kept == recounted


def test_ideas_for_the_whole_area_count_but_have_no_pin(session: Session, module: Module) -> None:
    an_idea(session, module, place=None)
    assert facets(session, module.id).total == 1
    assert shown(session, module, 10)[0] == 0


def test_a_tile_that_does_not_exist_is_refused(session: Session, module: Module) -> None:
    for place in ((2, 4, 0), (25, 0, 0), (3, 0, 99)):
        with pytest.raises(DomainError):
            tile(session.connection(), module.id, place, EVERYTHING)
