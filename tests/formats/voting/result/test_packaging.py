"""The package of a result: the same bytes for ever, on every server, also when its keys are gone."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.packaging import (
    SWEEP_AT,
    sign_package,
    signed_package,
    tidy_packages,
    write_package,
)
from participation.formats.voting.actions.tallying import destroy_keys, recount
from participation.formats.voting.models import Level, Method, Vote
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import Missing
from participation.tallies import packages
from tests.factories import days
from tests.formats.voting.result.budgets import CHOICES, a_budget
from tests.formats.voting.votes import a_result, a_vote, begin, cast, close, keys_of, paper


def _package(session: Session, config: Config, vote: Vote, folder: Path) -> bytes:
    sign_package(session, keys_of(config, vote), vote)
    return write_package(session, vote, folder).read_bytes()


def test_the_container_is_the_one_that_everybody_reads(
    session: Session, config: Config, tmp_path: Path
) -> None:
    """What is written through to the disk is what `packages.build` makes in memory, byte for byte."""
    vote = a_result(session, config, CHOICES, **a_budget())
    found = _package(session, config, vote, tmp_path)
    files = packages.read(write_package(session, vote, tmp_path))
    assert packages.zipped(files) == found
    assert packages.manifest(files) == files[packages.MANIFEST]
    assert files["log.jsonl"].count(b"\n") == len(CHOICES)


def test_a_package_is_the_same_when_the_keys_are_gone(
    session: Session, config: Config, tmp_path: Path
) -> None:
    """Nobody asked for it before: it is signed when the keys go, and built from what is kept."""
    vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    with clock.frozen(vote.closes_at + days(15)):
        assert destroy_keys(session, keys_of(config, vote), vote)
    first = write_package(session, vote, tmp_path / "here").read_bytes()
    assert write_package(session, vote, tmp_path / "there").read_bytes() == first


def test_asking_again_signs_nothing_anew(session: Session, config: Config, tmp_path: Path) -> None:
    """Two servers that are asked at once hand out the same."""
    vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    first = _package(session, config, vote, tmp_path / "here")
    assert _package(session, config, vote, tmp_path / "there") == first
    assert [path.name for path in (tmp_path / "here").iterdir()] == [signed_package(session, vote)]


def test_a_correction_makes_another_package(session: Session, config: Config, tmp_path: Path) -> None:
    """What was signed before the correction is not handed out any more."""
    vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    before = sign_package(session, keys_of(config, vote), vote)
    paper(session, vote, "Rathaus", ballots=12, totals={"2": 12})
    recount(session, vote)
    assert signed_package(session, vote) is None
    assert sign_package(session, keys_of(config, vote), vote) != before
    assert b'"paper":12' in packages.read(write_package(session, vote, tmp_path))["result.json"]


def test_before_the_result_there_is_no_package(session: Session, config: Config, tmp_path: Path) -> None:
    """Not while the vote runs, nor when it is closed and waits to be counted."""
    vote = a_vote(session)
    keys = keys_of(config, vote)
    cast(session, keys, vote, begin(session, keys, vote), [{"approve": ["1"]}])
    for over in (False, True):
        if over:
            close(session, keys, vote)
        with pytest.raises(Missing):
            sign_package(session, keys, vote)
        with pytest.raises(Missing):
            write_package(session, vote, tmp_path)


def test_open_support_has_no_package(session: Session, config: Config) -> None:
    """It has no sealed ballots to count again."""
    vote = a_result(session, config, [{"approve": ["1"]}], level=Level.OPEN, method=Method.APPROVAL)
    with pytest.raises(Missing):
        sign_package(session, keys_of(config, vote), vote)


def test_what_nobody_asks_for_is_forgotten_and_written_again(
    session: Session, config: Config, database: Database
) -> None:
    """After a week; what is asked for stays."""
    vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    content = _package(session, config, vote, config.package_folder)
    (left,) = config.package_folder.iterdir()
    for weeks in (0.9, 1.1):
        with clock.frozen((clock.now() + days(7 * weeks)).replace(minute=SWEEP_AT)):
            tidy_packages(config, database)
        assert left.exists() is (weeks < 1)
    assert _package(session, config, vote, config.package_folder) == content
