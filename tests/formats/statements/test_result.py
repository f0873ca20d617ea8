"""What everybody sees of the votes: nothing at first, then what all agree on, then the groups; never a person."""

import re

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.contributions.actions.visibility import hide
from participation.formats.statements.actions import adding, rating, reckoning
from participation.formats.statements.actions.reckoning import reckon_all
from participation.formats.statements.hiding import SIDES, Amounts
from participation.formats.statements.models import OpinionMap
from participation.formats.statements.policy import is_due, to_count
from participation.formats.statements.queries.finding import all_statements, map_of, shown_figures
from participation.formats.statements.queries.summary import summarise
from participation.formats.statements.results import tables
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.tables import Audience
from participation.municipalities.models import Municipality
from participation.processes.models import Module
from participation.results.views.files import NOTHING_WANTED
from tests.client import CheckedClient
from tests.factories import a_moderator, days
from tests.formats.statements.cast import TEXTS, a_statement, reckon, two_camps, vote

URL = "/musterstadt/gruene-mitte/meinungsbild"


def test_there_is_no_result_before_enough_have_voted(
    client: CheckedClient, session: Session, module: Module
) -> None:
    first = all_statements(session, module.id)[0]
    for person in range(19):
        vote(session, module, first, 1, str(person))
    assert not reckon(session, module)
    session.commit()
    assert "Noch kein Ergebnis" in client.get(f"{URL}/ergebnis").text
    assert "Ergebnis ansehen" not in client.get("/musterstadt/gruene-mitte/teil/meinungsbild").text


def test_the_page_shows_what_all_agree_on_and_then_the_groups(
    client: CheckedClient, session: Session, module: Module
) -> None:
    two_camps(session, module, all_statements(session, module.id))
    assert reckon(session, module)
    session.commit()
    page = client.get(f"{URL}/ergebnis")
    agreed, groups = page.text.index("Darin sind sich alle einig"), page.text.index("gruppe-A")
    assert agreed < page.text.index(TEXTS[0]) < groups
    assert agreed < page.text.index(TEXTS[1]) < groups
    assert "Gruppe B" in page.text
    assert "Gruppe C" not in page.text
    assert re.search(r"(Stimmen zu|Lehnen ab): (weniger als 5|fast alle|mindestens 5) von \d+", page.text)
    assert not re.search(r"\b[1-4] von \d+ (stimmen zu|lehnen ab)", page.text)
    assert not re.search(r"\d %", page.text), "a number stays with its sign"
    assert page.text.count("<ellipse") == 2
    assert "voter-1" not in page.text


def test_a_crowd_of_one_mind_has_no_groups(client: CheckedClient, session: Session, module: Module) -> None:
    for statement in all_statements(session, module.id):
        for person in range(20):
            vote(session, module, statement, 1, str(person))
    reckon(session, module)
    session.commit()
    page = client.get(f"{URL}/ergebnis")
    assert "Keine klaren Gruppen" in page.text
    assert "Dem stimmen die meisten zu" in page.text
    assert "<ellipse" not in page.text


def test_a_new_result_waits_for_five_more_people() -> None:
    steps = [is_due(counted, before) for counted, before in ((14, 0), (15, 0), (19, 15), (20, 15))]
    assert steps == [False, True, False, True]
    assert not is_due(14, 0)


def test_while_it_runs_the_newest_five_wait() -> None:
    assert [to_count(people, over=False) for people in (3, 20, 24)] == [0, 15, 19]
    assert to_count(20, over=True) == 20


def test_one_person_more_changes_nothing_in_public_and_the_last_result_holds_everybody(
    session: Session, module: Module
) -> None:
    statements = all_statements(session, module.id)
    two_camps(session, module, statements)
    reckon(session, module)
    before = map_of(session, module.id).figures
    assert before["counts"]["participants"] == 35
    vote(session, module, statements[0], -1, "newcomer")
    assert not reckon(session, module)
    assert map_of(session, module.id).figures == before
    with clock.frozen(clock.now() + days(9)):
        assert reckon(session, module)
        assert not reckon(session, module)
    assert map_of(session, module.id).figures["counts"]["participants"] == 41


def test_the_last_result_never_differs_by_one_person(session: Session, module: Module) -> None:
    """Those who waited and took their votes back leave nothing to tell: the map stays as it was."""
    first = all_statements(session, module.id)[0]
    for person in range(20):
        vote(session, module, first, 1, str(person))
    assert reckon(session, module)
    for person in range(16, 20):
        rating.take_back(session, module, first, voter=f"voter-{person}", viewer=None)
    with clock.frozen(clock.now() + days(9)):
        assert not reckon(session, module)
    assert map_of(session, module.id).figures["statements"][first.reference]["agree"] == 15


def test_who_takes_a_statement_back_learns_no_single_vote(
    client: CheckedClient, session: Session, module: Module
) -> None:
    statements = all_statements(session, module.id)
    own = a_statement(session, module)
    two_camps(session, module, [own, *statements])
    assert reckon(session, module)
    before = map_of(session, module.id).figures["statements"]
    vote(session, module, statements[0], -1, "victim")
    adding.withdraw_statement(session, module, own, viewer=None)
    assert not reckon(session, module), "a recount would show the victim's vote"
    session.commit()
    shown = shown_figures(session, module.id)
    assert own.reference not in shown["statements"]
    assert shown["statements"] == {name: votes for name, votes in before.items() if name != own.reference}
    assert own.text not in client.get(f"{URL}/ergebnis").text


def test_weighing_has_nothing_counted_anew_and_is_shown_at_once(session: Session, module: Module) -> None:
    statements = all_statements(session, module.id)
    two_camps(session, module, statements)
    reckon(session, module)
    kept = map_of(session, module.id).figures
    typical = kept["representative"]["0"][0]["statement"]
    staff = a_moderator(session.get_one(Municipality, module.municipality_id))
    weighed = next(one for one in statements if one.reference == typical)
    adding.set_analysed(session, module, weighed, analysed=False, viewer=staff)
    assert not reckon(session, module)
    shown = shown_figures(session, module.id)
    stances = [*shown["consensus"].values(), *shown["representative"].values()]
    assert typical not in [one["statement"] for each in stances for one in each]
    assert shown["moderated_out"] == [typical]
    assert shown["statements"] == kept["statements"]
    adding.set_analysed(session, module, weighed, analysed=True, viewer=staff)
    assert shown_figures(session, module.id) == kept


def test_the_clock_makes_the_map(
    database: Database, config: Config, session: Session, module: Module
) -> None:
    two_camps(session, module, all_statements(session, module.id))
    session.commit()
    assert reckon_all(config, database) == 1
    assert reckon_all(config, database) == 0
    session.expire_all()
    assert session.scalars(sa.select(OpinionMap.people)).one() == 35


def test_the_last_map_is_made_at_the_end_even_if_nobody_said_that_it_is_stale(
    database: Database, config: Config, session: Session, module: Module
) -> None:
    two_camps(session, module, all_statements(session, module.id))
    session.commit()
    reckon_all(config, database)
    vote(session, module, all_statements(session, module.id)[0], 1, "late")
    session.execute(sa.update(OpinionMap).values(stale=False))
    session.commit()
    assert reckon_all(config, database) == 0
    with clock.frozen(clock.now() + days(4)):
        assert reckon_all(config, database) == 1
        assert reckon_all(config, database) == 0
    session.expire_all()
    assert session.scalars(sa.select(OpinionMap.people)).one() == 41


def test_a_map_that_could_not_be_made_is_tried_again(
    database: Database, config: Config, session: Session, module: Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_camps(session, module, all_statements(session, module.id))
    session.commit()
    monkeypatch.setattr(reckoning, "figures", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        reckon_all(config, database)
    monkeypatch.undo()
    assert reckon_all(config, database) == 1


def test_what_is_hidden_later_is_gone_from_the_page_at_once(
    client: CheckedClient, session: Session, module: Module
) -> None:
    statements = all_statements(session, module.id)
    two_camps(session, module, statements)
    reckon(session, module)
    hide(session, statements[0], actor_id=7)
    session.commit()
    page = client.get(f"{URL}/ergebnis")
    assert TEXTS[0] not in page.text
    assert TEXTS[1] in page.text


def test_what_is_not_analysed_stands_for_nobody(session: Session, module: Module) -> None:
    statements = all_statements(session, module.id)
    two_camps(session, module, statements)
    staff = a_moderator(session.get_one(Municipality, module.municipality_id))
    adding.set_analysed(session, module, statements[0], analysed=False, viewer=staff)
    assert reckon(session, module)
    figures = map_of(session, module.id).figures
    assert figures["moderated_out"] == [statements[0].reference]
    assert statements[0].reference not in [one["statement"] for one in figures["consensus"]["agree"]]
    assert figures["statements"][statements[0].reference]["agree"] > 0


def test_the_tables_tell_what_the_page_tells(session: Session, module: Module) -> None:
    statements = all_statements(session, module.id)
    two_camps(session, module, statements)
    reckon(session, module)
    aussagen, groups, _comments = (
        table.seen_by(Audience.PUBLIC) for table in tables(session, module, NOTHING_WANTED)
    )
    counts = {row[0]: row[5:8] for row in aussagen.rows()}
    known = map_of(session, module.id).figures["statements"]
    told = Amounts(known[statements[0].reference])
    assert counts[statements[0].reference] == tuple(told.of(side).count for side in SIDES)
    assert counts[statements[0].reference][:2] == (None, None), "2 of 40 are not told, nor what tells them"
    assert {row[0] for row in groups.rows()} == {"A", "B"}
    assert sum({row[0]: row[1] for row in groups.rows()}.values()) == 35


def test_the_summary_counts_statements_votes_and_people(session: Session, module: Module) -> None:
    statements = all_statements(session, module.id)
    two_camps(session, module, statements, size=3)
    a_statement(session, module)
    found = summarise(session, [module.id])[module.id]
    assert (found.contributions, found.ratings, found.participants) == (9, 48, 6)
    assert summarise(session, [999]) == {}
