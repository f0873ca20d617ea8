"""What the platform publishes, anybody recounts: both programs agree with it, for every method."""

import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.packaging import sign_package, write_package
from participation.formats.voting.models import Method
from participation.tallies.verification import examine
from participation.tallies.verify import verify
from tests.formats.voting.result.budgets import CHOICES, a_budget
from tests.formats.voting.votes import a_vote, begin, cast, finish, keys_of, paper

ABC = ("Park", "Teich", "Steg")
BLANK: dict[str, Any] = {"blank": True}
VOTES: list[tuple[str, Sequence[dict[str, Any]], dict[str, Any]]] = [
    ("single", [{"approve": ["1"]}, {"approve": ["2"]}, BLANK], {}),
    (
        "approval",
        [{"approve": ["1", "3"]}, {"approve": ["2"]}],
        {"method": Method.APPROVAL, "titles": ABC, "rules": {"most": 2, "seats": 2}},
    ),
    (
        "schulze",
        [{"rank": ["1", "2"]}, {"rank": ["3", "2"]}, {"rank": ["2"]}],
        {"method": Method.RANKED, "titles": ABC, "rules": {"most": 3}},
    ),
    (
        "runoff",
        [{"rank": ["1", "2"]}, {"rank": ["3", "2"]}, {"rank": ["2"]}],
        {"method": Method.RANKED, "titles": ABC, "rules": {"most": 3, "count": "irv"}},
    ),
    (
        "consensus",
        [{"resist": {"1": 3, "2": 9, "3": 0}}, BLANK],
        {"method": Method.CONSENSUS, "titles": ABC},
    ),
    ("points", [{"points": {"1": 3, "2": 7}}], {"method": Method.POINTS, "titles": ABC}),
    ("budget", CHOICES, a_budget()),
    ("greedy", CHOICES, a_budget(rules={"most": 3, "budget": {"total": 100_000, "rule": "greedy"}})),
    ("nobody", [], {}),
]


def _package(
    session: Session, config: Config, folder: Path, choices: Sequence[dict[str, Any]], **values: Any
) -> Path:
    vote = a_vote(session, **values)
    keys = keys_of(config, vote)
    cast(session, keys, vote, begin(session, keys, vote), choices)
    if not values:
        paper(session, vote, "Rathaus", ballots=12, blank=1, totals={"1": 2, "2": 9})
    finish(session, keys, vote)
    sign_package(session, keys, vote)
    return write_package(session, vote, folder)


@pytest.mark.parametrize(("choices", "values"), [one[1:] for one in VOTES], ids=[one[0] for one in VOTES])
def test_both_programs_agree_with_the_platform(
    session: Session, config: Config, tmp_path: Path, choices: Any, values: Any
) -> None:
    """Ours, and the one in the package."""
    path = _package(session, config, tmp_path, choices, **values)
    assert [one for one in examine(path) if one.wrong] == []
    assert verify(path) == []


def test_the_program_in_the_package_runs_alone(session: Session, config: Config, tmp_path: Path) -> None:
    """As the page says: unpack it and call it."""
    path = _package(session, config, tmp_path / "packages", CHOICES, **a_budget())
    with zipfile.ZipFile(path) as container:
        container.extractall(tmp_path / "unpacked")
    run = subprocess.run(
        [sys.executable, "-I", "verify.py"],
        cwd=tmp_path / "unpacked",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
