"""kill -9 between the writes: what was acknowledged is kept, and nothing is kept by halves.

`PROOF_ROUNDS=20` kills as often; a usual run makes do with fewer.
"""

import os
import random
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from participation.config import Config
from participation.formats.voting.queries.log import check_code
from participation.kernel import codes
from participation.kernel.db import Database
from tests.formats.voting.proof.installation import Installation, installed
from tests.formats.voting.proof.serving import Server, serving
from tests.formats.voting.proof.voting import LOST, Answer, Ready, all_at_once, looked_over

ROUNDS = int(os.environ.get("PROOF_ROUNDS", "1"))
VOTERS = 50
FEW = 16
UNHURRIED = ("-m", "tests.formats.voting.proof.weakened", "none")
IN_TWO_STEPS = ("-m", "tests.formats.voting.proof.weakened", "whole")
MOMENTS = random.Random(3)


@pytest.fixture
def here(config: Config, database: Database) -> Installation:
    return installed(config, database, voters=VOTERS * ROUNDS)


def ready(server: Server, codes: Sequence[str]) -> list[Ready]:
    """Voters with their finger over the last button."""
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(lambda code: looked_over(server, code), codes))


@contextmanager
def struck_down(server: Server, after: float) -> Iterator[None]:
    """The server dies so many seconds from now; after the block another one serves."""
    death = threading.Timer(after, server.kill)
    death.start()
    yield
    death.join()
    server.start_again()


def shown(here: Installation) -> set[str]:
    """The check codes of everything in the box."""
    return {codes.shown(check_code(leaf)) for leaf in here.leaves()}


def death_in_mid_vote(
    server: Server, drawn: Sequence[str], latest: float = 0.35
) -> tuple[list[Ready], list[Answer]]:
    """Everybody with one of these codes casts while the server dies."""
    voters = ready(server, drawn)
    with struck_down(server, MOMENTS.uniform(0.01, latest)):
        answers = all_at_once([server], voters)
    return voters, answers


def test_what_was_acknowledged_is_in_the_box_and_nothing_is_there_by_halves(here: Installation) -> None:
    """Whoever heard nothing tries again, and is in once."""
    cut = 0
    with serving(here, servers=1, program=UNHURRIED) as (server,):
        for number in range(ROUNDS):
            voters, answers = death_in_mid_vote(server, here.codes[VOTERS * number : VOTERS * (number + 1)])
            cut += sum(answer.status == LOST for answer in answers)
            assert {answer.status for answer in answers} <= {LOST, 200}
            assert {answer.receipt for answer in answers if answer.status == 200} <= shown(here)
            assert len(here.voted()) == len(here.leaves())
            again = [voter.cast(server) for voter in voters]
            assert [answer.status for answer in again] == [200] * VOTERS
            assert {answer.receipt for answer in again} <= shown(here)
            assert len(here.voted()) == len(here.leaves()) == VOTERS * (number + 1)
    assert cut, "every request was answered: nobody died"
    name = "SQLite" if here.database.sqlite else "PostgreSQL"
    sys.stdout.write(
        f"{name}: {ROUNDS} deaths, {cut} requests cut off, {len(here.leaves())} ballots, none lost\n"
    )


def test_in_two_transactions_a_death_between_them_takes_ballots(here: Installation) -> None:
    """The negative control: flipped entries without a ballot."""
    with serving(here, servers=1, program=IN_TWO_STEPS) as (server,):
        for number in range(0, VOTERS, FEW):
            death_in_mid_vote(server, here.codes[number : number + FEW], latest=3.0)
            if len(here.voted()) > len(here.leaves()):
                break
    assert len(here.voted()) > len(here.leaves())


def test_a_receipt_is_given_after_the_commit(here: Installation) -> None:
    """What the page says is on the disk already: every answer is checked as it comes in, while the server works."""
    with serving(here, servers=1, program=UNHURRIED) as (server,):
        voters = ready(server, here.codes[:20])
        with ThreadPoolExecutor(10) as pool:
            assert all(pool.map(lambda voter: voter.cast(server).receipt in shown(here), voters))
