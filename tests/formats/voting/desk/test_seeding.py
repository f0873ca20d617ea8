"""What a vote has from its beginning."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from participation.formats.voting.models import Entitled, Level, Method, Option, Vote, VoteState
from participation.formats.voting.policy.rules import chosen
from participation.formats.voting.queries.finding import vote_of
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.municipalities.queries import whole_area
from participation.processes.actions import NewProcess, create_process, duplicate, remove_draft
from participation.processes.blueprints import BUILT_IN
from participation.processes.models import Process
from tests.factories import a_moderator, a_municipality

VOTES = [plan.key for plan in BUILT_IN if plan.group == "voting"]


def made(session: Session, town: Municipality, blueprint: str) -> tuple[Process, Vote]:
    """A process from a blueprint, in the week of the change to summer time, and its vote."""
    area = whole_area(session, town.id)
    assert area is not None
    draft = NewProcess("Probe", date(2030, 3, 25), date(2030, 4, 7), blueprint, area_id=area.id)
    process = create_process(session, town, draft, viewer=a_moderator(town))
    return process, vote_of(session, process.modules[0])


@pytest.mark.parametrize("key", VOTES)
def test_every_blueprint_brings_its_vote(session: Session, key: str) -> None:
    process, vote = made(session, a_municipality(session), key)
    assert vote.state is VoteState.DRAFT
    assert len(vote.key) == 16
    assert vote.rules.keys() <= chosen(vote).keys()
    assert process.modules[0].slug == "abstimmung"
    assert "unverbindlich" in process.body_source or vote.level is Level.OPEN


def test_there_are_six_ways_to_begin() -> None:
    assert len(VOTES) == 6


def test_yes_or_no_is_ready_but_for_its_question(session: Session) -> None:
    _process, vote = made(session, a_municipality(session), "ja-nein")
    assert [(option.key, option.title) for option in vote.options] == [("1", "Ja"), ("2", "Nein")]
    assert (vote.method, vote.level, vote.entitled) == (Method.SINGLE, Level.SECRET, Entitled.CODES)


def test_consensus_begins_with_the_zero_option_and_a_budget_with_equal_shares(session: Session) -> None:
    town = a_municipality(session)
    assert [one.title for one in made(session, town, "konsens")[1].options] == ["Alles bleibt, wie es ist"]
    budget = chosen(made(session, town, "buergerhaushalt")[1])
    assert (budget["most"], budget["budget"]["rule"], budget["budget"]["completion"]) == (
        5,
        "equal-shares",
        "add1",
    )


def test_open_support_asks_for_an_account(session: Session) -> None:
    _process, vote = made(session, a_municipality(session), "unterstuetzung")
    assert (vote.level, vote.entitled) == (Level.OPEN, Entitled.ACCOUNTS)


def test_it_opens_at_eight_and_closes_at_eight_in_german_time_and_the_phase_says_so(session: Session) -> None:
    process, vote = made(session, a_municipality(session), "ja-nein")
    assert vote.opens_at.astimezone(UTC) == datetime(2030, 3, 25, 7, tzinfo=UTC)
    assert vote.closes_at.astimezone(UTC) == datetime(2030, 4, 7, 18, tzinfo=UTC)
    (phase,) = process.modules[0].phases
    assert (phase.opens_at, phase.closes_at) == (vote.opens_at, vote.closes_at)


def test_a_copy_takes_question_options_and_rules_along_but_no_keys(session: Session) -> None:
    town = a_municipality(session)
    process, vote = made(session, town, "ja-nein")
    vote.question, vote.explanation, vote.level = "Linde?", "Darum.", Level.COMMISSION
    vote.rules = {"ties": "lot", "commission": {"box": "ab" * 32}}
    vote.options[0].title, vote.options[0].lat, vote.options[0].lon = "Ja, bitte", 50.05, 9.05
    vote.options[1].photo = "0" * 32
    session.flush()
    copy = duplicate(
        session, process, title="Noch einmal", first_day=date(2030, 11, 4), viewer=a_moderator(town)
    )
    twin = vote_of(session, copy.modules[0])
    assert (twin.question, twin.explanation, twin.level) == ("Linde?", "Darum.", Level.COMMISSION)
    assert twin.rules == {"ties": "lot"}
    assert [(one.key, one.title, one.lat, one.photo) for one in twin.options] == [
        ("1", "Ja, bitte", 50.05, ""),
        ("2", "Nein", None, "0" * 32),
    ]
    assert twin.key != vote.key
    assert clock.local(twin.opens_at).hour == 8
    assert clock.local(twin.closes_at).hour == 20
    assert clock.local(twin.opens_at).date() == date(2030, 11, 4)


def test_a_released_vote_is_copied_as_a_draft(session: Session) -> None:
    town = a_municipality(session)
    process, vote = made(session, town, "ja-nein")
    vote.state, vote.module.locked, vote.box_key = VoteState.READY, True, "ab" * 32
    session.flush()
    copy = duplicate(
        session, process, title="Noch einmal", first_day=date(2030, 11, 4), viewer=a_moderator(town)
    )
    twin = vote_of(session, copy.modules[0])
    assert twin.state is VoteState.DRAFT
    assert not copy.modules[0].locked
    assert not twin.box_key


def test_a_draft_goes_with_its_vote(session: Session) -> None:
    town = a_municipality(session)
    process, _vote = made(session, town, "ja-nein")
    remove_draft(session, process, viewer=a_moderator(town))
    session.flush()
    session.expunge_all()
    assert session.query(Vote).count() == 0
    assert session.query(Option).count() == 0
