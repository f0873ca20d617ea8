"""Ideas as open interfaces read them: only public ones, in order, narrowed by box and time."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from participation.contributions.actions import visibility
from participation.contributions.queries import entries as reading
from participation.formats.ideas.models import Idea
from participation.formats.ideas.queries.entries import entries
from participation.kernel import clock
from participation.kernel.geo import zkey
from participation.processes.catalogue import Wanted
from participation.processes.models import Access, Module, Process
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea

Box = tuple[float, float, float, float]


@pytest.fixture
def module(session: Session) -> Module:
    """A module of ideas in a town."""
    return the_module(a_process(session, a_municipality(session)))


def titles(session: Session, module: Module, **wanted: object) -> list[str]:
    """The titles on a page."""
    given = {"modules": [module.id], "limit": 10} | wanted
    return [one.title for one in entries(session, Wanted(**given))[0]]  # type: ignore[arg-type]


def test_an_idea_tells_everything_but_its_author(session: Session, module: Module) -> None:
    idea = an_idea(session, module, place=(50.05, 9.05), address="Markt 1")
    (entry,), total = entries(session, Wanted([module.id], 10))
    assert total == 1
    assert (entry.id, entry.module_id, entry.kind, entry.reference) == (
        idea.id, module.id, "idea", idea.reference,
    )  # fmt: skip
    assert (entry.title, entry.category, entry.address, entry.status) == (idea.title, "Grün", "Markt 1", "")
    assert entry.geometry == {"type": "Point", "coordinates": [9.05, 50.05]}
    assert entry.created_at == idea.created_at


def test_what_has_no_place_has_no_geometry(session: Session, module: Module) -> None:
    an_idea(session, module, place=None)
    (entry,), _total = entries(session, Wanted([module.id], 10))
    assert entry.geometry is None


@pytest.mark.parametrize("change", [visibility.hide, visibility.withdraw])
def test_what_is_not_public_is_neither_told_nor_counted(
    session: Session, module: Module, change: object
) -> None:
    an_idea(session, module, "Bleibt")
    gone = an_idea(session, module, "Geht")
    change(session, gone, actor_id=1)  # type: ignore[operator]
    found, total = entries(session, Wanted([module.id], 10, ids=[gone.id]))
    assert (list(found), total) == ([], 0)
    assert titles(session, module) == ["Bleibt"]


def test_a_process_for_invited_people_tells_nothing_whoever_asks(session: Session, module: Module) -> None:
    an_idea(session, module)
    session.execute(sa.update(Process).values(access=Access.INVITED))
    assert entries(session, Wanted([module.id], 10)) == ([], 0)


def test_pages_follow_each_other_both_ways(session: Session, module: Module) -> None:
    ids = [an_idea(session, module, name).id for name in "ABCDE"]
    assert titles(session, module, limit=2, after=ids[1]) == ["C", "D"]
    assert titles(session, module, limit=2, before=ids[3]) == ["B", "C"]
    assert titles(session, module, limit=2, offset=3) == ["D", "E"]
    assert entries(session, Wanted([module.id], 2, after=ids[1]))[1] == 5


def test_time_narrows_at_both_ends_and_includes_them(session: Session, module: Module) -> None:
    now = clock.now().replace(microsecond=0)
    for hours in range(4):
        with clock.frozen(now + timedelta(hours=hours)):
            an_idea(session, module, str(hours))
    assert titles(session, module, since=now + timedelta(hours=1), until=now + timedelta(hours=2)) == [
        "1",
        "2",
    ]


PLACES = {"A": (50.01, 9.01), "B": (50.05, 9.05), "C": (50.09, 9.09)}


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ((9.0, 50.0, 9.06, 50.06), ["A", "B"]),
        ((9.05, 50.05, 9.05, 50.05), ["B"]),
        ((-180.0, -90.0, 180.0, 90.0), ["A", "B", "C"]),
        ((9.08, 50.0, 9.04, 50.1), ["A", "C"]),
        ((9.0, 50.06, 9.1, 50.0), []),
        ((-1e9, -1e300, 1e9, 1e300), ["A", "B", "C"]),
    ],
)
def test_a_box_finds_what_lies_in_it_its_edges_included(
    session: Session, module: Module, box: Box, found: list[str]
) -> None:
    for name, place in PLACES.items():
        an_idea(session, module, name, place=place)
    an_idea(session, module, "nirgends", place=None)
    shown, total = entries(session, Wanted([module.id], 10, bbox=box))
    assert ([one.title for one in shown], total) == (found, len(found))


degrees = st.floats(0, 1)


@settings(max_examples=300)
@given(
    st.tuples(st.floats(-180, 179), st.floats(-84, 83)),
    st.tuples(degrees, degrees),
    st.tuples(degrees, degrees),
)
def test_the_cells_of_a_box_hold_every_place_in_it(
    corner: tuple[float, float], size: tuple[float, float], place: tuple[float, float]
) -> None:
    west, south = corner
    lon, lat = west + size[0] * place[0], south + size[1] * place[1]
    ranges = reading._ranges((west, south, west + size[0], south + size[1]))
    assert len(ranges) <= 4
    assert any(first <= zkey(lat, lon) <= last for first, last in ranges)


def test_the_questions_asked_of_the_database_do_not_grow_with_the_page(
    session: Session, module: Module
) -> None:
    for name in "ABCD":
        an_idea(session, module, name)
    session.flush()
    asked: list[str] = []
    sa.event.listen(session.get_bind(), "before_cursor_execute", lambda *_a: asked.append("one"))
    entries(session, Wanted([module.id], 10, bbox=(9, 50, 10, 51)))
    assert len(asked) == 2


def test_the_latest_answer_is_told(session: Session, module: Module) -> None:
    idea = session.get_one(Idea, an_idea(session, module).id)
    row = reading.OfficialResponse(
        contribution_id=idea.id, source="Kommt.", html="<p>Kommt.</p>", account_id=1, created_at=clock.now()
    )
    session.add(row)
    session.flush()
    (entry,), _total = entries(session, Wanted([module.id], 10))
    assert entry.answer == "Kommt."
