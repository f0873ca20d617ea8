"""The number of an idea opens it in its own process only, whoever asks."""

import pytest
from sqlalchemy.orm import Session

from participation.formats.ideas.queries.single import find_idea, shown_idea
from participation.kernel.errors import Missing
from tests.factories import a_municipality, a_process, the_module
from tests.formats.ideas.cast import an_idea


def test_a_number_leads_nowhere_in_another_process_or_town(session: Session) -> None:
    town = a_municipality(session)
    own, neighbour = (the_module(a_process(session, town, slug=slug)) for slug in ("eins", "zwei"))
    abroad = the_module(a_process(session, a_municipality(session, "anderswo")))
    idea = an_idea(session, own)
    assert find_idea(session, own.id, idea.reference) is idea
    assert shown_idea(session, own.id, idea.reference).idea is idea
    for module in (neighbour, abroad):
        for look in (find_idea, shown_idea):
            with pytest.raises(Missing):
                look(session, module.id, idea.reference)


def test_no_number_is_no_idea(session: Session) -> None:
    """Ideas that wait for their first look may have none yet."""
    module = the_module(a_process(session, a_municipality(session)))
    an_idea(session, module).reference = ""
    session.flush()
    with pytest.raises(Missing):
        find_idea(session, module.id, "")
