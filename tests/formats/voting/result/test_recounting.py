"""The package of a vote that went the whole way is recounted by the program in it and by our own modules."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.packaging import sign_package, write_package
from participation.formats.voting.models import Method, Vote, log_leaf
from participation.formats.voting.queries.log import check_code
from participation.tallies.verification import examine, has_our_program
from participation.tallies.verify import verify
from tests.formats.voting.result.budgets import CHOICES, a_budget
from tests.formats.voting.votes import a_result, keys_of

PARK: dict[str, Any] = {"titles": ("Park", "Teich", "Steg")}
RESISTANCE = {"resist": {"1": 0, "2": 10, "3": 4}}


@pytest.mark.parametrize(
    ("choices", "vote"),
    [
        ([{"approve": ["1"]}] * 3 + [{"approve": ["2"]}] * 3, {"method": Method.SINGLE}),
        (
            [{"approve": ["1", "3"]}] * 4 + [{"blank": True}],
            {"method": Method.APPROVAL, "rules": {"most": 2}, **PARK},
        ),
        (
            [{"rank": ["2", "1"]}] * 4 + [{"rank": ["3"]}] * 3,
            {"method": Method.RANKED, "rules": {"most": 3}, **PARK},
        ),
        ([RESISTANCE] * 5, {"method": Method.CONSENSUS, **PARK}),
        ([{"points": {"1": 2, "3": 1}}] * 5, {"method": Method.POINTS, "rules": {"points": 5}, **PARK}),
        (CHOICES, a_budget()),
    ],
)
def test_the_package_of_every_method_passes_both_recounts(
    session: Session, config: Config, tmp_path: Path, choices: list[dict[str, Any]], vote: dict[str, Any]
) -> None:
    path = _package(session, config, a_result(session, config, choices, **vote), tmp_path)
    assert verify(path) == []
    assert [one for one in examine(path) if one.wrong] == []
    assert has_our_program(path)


def test_the_key_of_the_page_and_the_code_of_a_voter_fit_the_package(
    session: Session, config: Config, tmp_path: Path
) -> None:
    vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    path = _package(session, config, vote, tmp_path)
    leaf = session.scalars(sa.select(log_leaf.c.leaf).where(log_leaf.c.vote_id == vote.id).limit(1)).one()
    assert verify(path, key=vote.log_key, code=check_code(leaf)) == []


def _package(session: Session, config: Config, vote: Vote, folder: Path) -> Path:
    sign_package(session, keys_of(config, vote), vote)
    return write_package(session, vote, folder)
