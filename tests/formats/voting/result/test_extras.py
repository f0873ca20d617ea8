"""What a vote adds to a result package: its ballots, and everything for a recount, once the result is published."""

from pathlib import Path

from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.models import Vote, VoteState
from participation.formats.voting.queries.files import file_of
from participation.formats.voting.results import extras
from participation.kernel.tables import Audience
from participation.processes.models import Module
from participation.tallies import pabulib, packages
from tests.formats.voting.result.budgets import CHOICES, a_budget
from tests.formats.voting.votes import a_result, a_vote


def files(session: Session, vote: Vote, audience: Audience = Audience.PUBLIC) -> dict[str, bytes]:
    """The extras of a vote by name."""
    module = session.get_one(Module, vote.module_id)
    return {one.name: b"".join(one.chunks()) for one in extras(session, module, audience)}


def test_the_package_for_a_recount_travels_as_it_is(session: Session, config: Config, tmp_path: Path) -> None:
    vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    found = files(session, vote)
    assert sorted(found) == ["abstimmung/nachzaehlung.zip", "abstimmung/stimmen.csv"]
    path = tmp_path / "n.zip"
    path.write_bytes(found["abstimmung/nachzaehlung.zip"])
    assert packages.read(path)["ballots.jsonl"] == file_of(session, vote, "ballots.jsonl")
    assert found["abstimmung/stimmen.csv"].decode("utf-8-sig").splitlines()[1].startswith('3;"im Netz";0;0;1')


def test_a_budget_travels_as_pabulib_too(session: Session, config: Config, tmp_path: Path) -> None:
    path = tmp_path / "s.pb"
    path.write_bytes(
        files(session, a_result(session, config, CHOICES, **a_budget()))["abstimmung/stimmen.pb"]
    )
    assert pabulib.read(path)


def test_nobody_gets_ballots_before_the_result_is_published(session: Session, config: Config) -> None:
    vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    vote.state = VoteState.CLOSED
    for audience in Audience:
        assert files(session, vote, audience) == {}


def test_a_vote_that_runs_adds_nothing(session: Session) -> None:
    assert files(session, a_vote(session)) == {}
