"""Voting on statements, one at a time, by hand and by the actions."""

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from participation.audit.models import AuditEntry
from participation.contributions.actions.visibility import hide
from participation.formats.statements.actions import rating
from participation.formats.statements.models import OpinionMap, Statement, StatementVote
from participation.formats.statements.queries import votes
from participation.formats.statements.queries.finding import all_statements
from participation.kernel import clock
from participation.kernel.errors import DomainError, Missing, NotAllowed
from participation.processes.models import Module, Process, ProcessState, Step
from tests.client import CheckedClient
from tests.factories import days, recorded
from tests.formats.statements.cast import TEXTS, a_conversation, a_statement, vote

URL = "/musterstadt/gruene-mitte/meinungsbild"


def rows(session: Session) -> list[tuple[int, int]]:
    session.expire_all()
    found = sa.select(StatementVote.statement_id, StatementVote.vote).order_by(StatementVote.id)
    kept = [(row.statement_id, row.vote) for row in session.execute(found)]
    session.rollback()  # the test's session must not stand in the way of the next request
    return kept


def test_a_guest_votes_through_all_statements(
    client: CheckedClient, session: Session, module: Module
) -> None:
    seen = []
    for number in range(len(TEXTS)):
        page = client.get(f"{URL}/abstimmen")
        assert f"{number} von {len(TEXTS)} Aussagen" in page.text
        seen.append(page.form_values("/abstimmen")["aussage"])
        answer = client.post(f"{URL}/abstimmen", page.form_values("/abstimmen") | {"stimme": "1"})
        assert "zuletzt=" in answer.location
        assert "Zugestimmt:" in client.get(answer.location.partition("#")[0]).text
    assert len(set(seen)) == len(TEXTS)
    assert "Sie haben über alle Aussagen abgestimmt" in client.get(f"{URL}/abstimmen").text
    assert [vote for _statement, vote in rows(session)] == [1] * len(TEXTS)


def test_the_process_page_asks_the_first_one(client: CheckedClient, module: Module) -> None:
    page = client.get("/musterstadt/gruene-mitte/teil/meinungsbild")
    values = page.form_values("/abstimmen")
    client.post(f"{URL}/abstimmen", values | {"stimme": "-1"})
    assert "1 von 8" in client.get("/musterstadt/gruene-mitte/teil/meinungsbild").text


def test_a_vote_can_be_changed_and_taken_back(
    client: CheckedClient, session: Session, module: Module
) -> None:
    values = client.get(f"{URL}/abstimmen").form_values("/abstimmen")
    number = values["aussage"]
    client.post(f"{URL}/abstimmen", values | {"stimme": "1"})
    page = client.get(f"{URL}/{number}")
    answer = client.post(f"{URL}/abstimmen", page.form_values("/abstimmen") | {"stimme": "-1"})
    assert answer.location.endswith(number)
    assert [vote for _statement, vote in rows(session)] == [-1]
    mine = client.get(f"{URL}/stimmen")
    client.post(f"{URL}/abstimmen", mine.form_values("/abstimmen") | {"stimme": "zurueck"})
    assert rows(session) == []
    assert "Noch keine Stimme" in client.get(f"{URL}/stimmen").text
    assert set(session.scalars(sa.select(Statement.votes))) == {0}


def test_two_browsers_are_two_people(
    app: Flask, client: CheckedClient, session: Session, module: Module
) -> None:
    values = client.get(f"{URL}/abstimmen").form_values("/abstimmen")
    client.post(f"{URL}/abstimmen", values | {"stimme": "1"})
    other = CheckedClient(app)
    again = other.get(f"{URL}/abstimmen").form_values("/abstimmen") | {
        "aussage": values["aussage"],
        "stimme": "0",
    }
    other.post(f"{URL}/abstimmen", again)
    assert [vote for _statement, vote in rows(session)] == [1, 0]
    assert votes.people(session, module.id) == 2


@pytest.mark.parametrize("word", ["", "2", "ja", "1 "])
def test_what_is_no_vote_is_told_and_changes_nothing(
    client: CheckedClient, session: Session, module: Module, word: str
) -> None:
    values = client.get(f"{URL}/abstimmen").form_values("/abstimmen")
    page = client.post(f"{URL}/abstimmen", values | {"stimme": word}, status=422)
    assert "Bitte wählen Sie: zustimmen" in page.text
    assert rows(session) == []


def test_what_is_not_public_cannot_be_voted_on(
    client: CheckedClient, session: Session, module: Module
) -> None:
    hidden = a_statement(session, module)
    hide(session, hidden, actor_id=7)
    session.commit()
    values = client.get(f"{URL}/abstimmen").form_values("/abstimmen")
    for number in (hidden.reference, "2020-00001", ""):
        client.post(f"{URL}/abstimmen", values | {"aussage": number, "stimme": "1"}, status=404)
    client.get(f"{URL}/{hidden.reference}", status=404)
    assert hidden.text not in client.get(f"{URL}/abstimmen").text


def test_after_the_end_nobody_votes_and_it_is_said(
    client: CheckedClient, session: Session, process: Process
) -> None:
    a_conversation(session, process, closes=days(-1))
    session.commit()
    page = client.get(f"{URL}/abstimmen")
    assert "nicht mehr möglich" in page.text
    assert "rating__button" not in page.text
    assert "nicht mehr möglich" in client.get("/musterstadt/gruene-mitte/teil/meinungsbild").text


def test_where_accounts_are_asked_for_guests_sign_in(
    client: CheckedClient, session: Session, process: Process, module: Module
) -> None:
    process.guests_allowed = False
    recorded(session)
    session.commit()
    page = client.get(f"{URL}/abstimmen")
    assert "Bitte melden Sie sich an" in page.text
    assert "Anmelden und abstimmen" in client.get("/musterstadt/gruene-mitte/teil/meinungsbild").text


def test_those_with_the_fewest_votes_come_first_mixed(session: Session, module: Module) -> None:
    many = [
        a_statement(session, module, f"Aussage Nummer {number} steht hier nur für sich.")
        for number in range(20)
    ]
    popular, rest = many[:10], many[10:]
    for statement in popular:
        vote(session, module, statement, 1, "somebody")
    asked = {votes.next_statement(session, module.id, f"person {number}") for number in range(60)}
    assert not {one.id for one in popular} & {one.id for one in asked if one}
    assert len(asked) > 4, "not everybody gets the same"
    assert len(rest) == 10


def test_the_same_person_gets_the_same_until_they_vote(session: Session, module: Module) -> None:
    first = votes.next_statement(session, module.id, "somebody")
    assert first is not None
    assert votes.next_statement(session, module.id, "somebody") is first
    vote(session, module, first, 0, "x")
    rating.rate(session, module, first, 0, voter="somebody", viewer=None)
    assert votes.next_statement(session, module.id, "somebody") is not first


def test_votes_of_one_module_cannot_be_laid_beside_those_of_another() -> None:
    one, other = (rating.voter_key(b"secret", number, "person") for number in (1, 2))
    assert one != other
    assert rating.voter_key(b"secret", 1, None) is None


def test_a_vote_is_kept_to_the_hour_and_spoils_the_map(session: Session, module: Module) -> None:
    statement = all_statements(session, module.id)[0]
    vote(session, module, statement, 1, "x")
    kept = session.scalars(sa.select(StatementVote.voted_at)).one()
    assert (kept.minute, kept.second, kept.microsecond) == (0, 0, 0)
    assert session.scalars(sa.select(OpinionMap.stale)).all() == [True]


def test_the_rules_by_phase(session: Session, process: Process) -> None:
    module = a_conversation(session, process, steps=(Step.COMMENT,))
    statement = all_statements(session, module.id)[0]
    with pytest.raises(NotAllowed):
        vote(session, module, statement, 1, "x")
    with pytest.raises(NotAllowed):
        a_statement(session, module)


def test_votes_and_strangers(session: Session, module: Module) -> None:
    statement = all_statements(session, module.id)[0]
    with pytest.raises(DomainError):
        vote(session, module, statement, 2, "x")
    assert not rating.take_back(session, module, statement, voter="nobody", viewer=None)
    module.process.state = ProcessState.DRAFT
    with pytest.raises(Missing):
        vote(session, module, statement, 1, "x")


def test_the_trail_tells_the_hour_and_neither_statement_nor_moment(session: Session, module: Module) -> None:
    first = all_statements(session, module.id)[0]
    moment = clock.now().replace(minute=17, second=5)
    with clock.frozen(moment):
        vote(session, module, first, 1, "one")
        rating.take_back(session, module, first, voter="voter-one", viewer=None)
    ours = sa.select(AuditEntry).where(AuditEntry.action.in_(["statement.rated", "statement.unrated"]))
    hour = moment.replace(minute=0, second=0, microsecond=0)
    entries = session.scalars(ours).all()
    assert len(entries) == 2
    assert {(one.subject_kind, one.subject_id, one.at) for one in entries} == {("module", module.id, hour)}
