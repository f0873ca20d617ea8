"""What a report tells of ideas."""

from datetime import timedelta

from sqlalchemy.orm import Session

from participation.contributions.actions import visibility
from participation.formats.ideas import chapters as told
from participation.formats.ideas.queries.reporting import count_places, crowds, places
from participation.kernel.papers.model import Grid, Picture
from participation.processes.models import Module
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea


def a_module_with_ideas(session: Session) -> Module:
    """Three places, one of them hidden, and an idea for the whole area."""
    process = a_process(session, a_municipality(session), opens=timedelta(days=-60))
    module = the_module(process)
    an_idea(session, module, "Bänke")
    an_idea(session, module, "Brunnen", place=(50.02, 9.02))
    an_idea(session, module, "Für alle", place=None)
    visibility.hide(session, an_idea(session, module, "Verborgen", place=(50.08, 9.08)), actor_id=1)
    session.flush()
    return module


def test_the_pyramid_and_the_pins_tell_the_same(session: Session) -> None:
    module = a_module_with_ideas(session)

    assert count_places(session, module.id) == 2
    assert sorted(places(session, module.id)) == [(9.02, 50.02), (9.05, 50.05)]
    assert sorted(crowds(session, module.id)) == [(9.02, 50.02, 1), (9.05, 50.05, 1)]


def test_map_and_list_tell_public_ideas_only(session: Session) -> None:
    found = told.chapters(session, a_module_with_ideas(session), "https://beteiligung.example/x")
    blocks = [block for chapter in found for block in chapter.blocks]

    (picture,) = (block for block in blocks if isinstance(block, Picture))
    assert picture.svg.count("<circle") == 2
    assert "2 Orten" in picture.alt
    rows = [row for block in blocks if isinstance(block, Grid) for row in block.rows]
    assert any("Brunnen" in row[0] for row in rows)
    assert "Verborgen" not in repr(found)


def test_nothing_is_told_of_a_module_without_ideas(session: Session) -> None:
    module = the_module(a_process(session, a_municipality(session)))

    assert told.chapters(session, module, "") == ()
