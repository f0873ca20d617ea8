"""Fifty requests in the same instant with one credential, at two servers: one ballot, and everybody hears the truth.

`PROOF_ROUNDS=20` runs as many rounds as the design asks for; a usual run makes do with fewer.
"""

import os
import sys
from collections import Counter

import pytest

from participation.config import Config
from participation.kernel.db import Database
from tests.formats.voting.proof.installation import Installation, installed
from tests.formats.voting.proof.serving import Server, serving
from tests.formats.voting.proof.voting import Answer, all_at_once, looked_over

ROUNDS = int(os.environ.get("PROOF_ROUNDS", "2"))
AT_ONCE = 50
UNGUARDED = ("-m", "tests.formats.voting.proof.weakened", "once")


@pytest.fixture
def here(config: Config, database: Database) -> Installation:
    return installed(config, database, voters=2 * ROUNDS + 3)


def votes(servers: list[Server], code: str, ballots: int) -> list[Answer]:
    """One credential, so many different ballots, each looked over in a browser of its own, and fifty requests."""
    ready = [looked_over(servers[0], code, "12"[number % 2]) for number in range(ballots)]
    return all_at_once(servers, [ready[number // 2 % ballots] for number in range(AT_ONCE)])


def told(here: Installation, answers: list[Answer]) -> str:
    """What is wrong with the answers; empty if nothing is."""
    receipts = {answer.receipt for answer in answers if answer.status == 200}
    said = Counter(answer.status for answer in answers)
    words = all("schon abgestimmt" in answer.text for answer in answers if answer.status == 409)
    fine = set(said) <= {200, 409} and len(receipts) == 1 and "" not in receipts and words
    return "" if fine else f"{said} {receipts}"


def test_one_credential_at_two_servers_leaves_one_ballot(here: Installation) -> None:
    """Double clicks first, all with the same ballot; then five ballots that say different things."""
    with serving(here) as servers:
        for number in range(2 * ROUNDS):
            answers = votes(servers, here.codes[number], 1 if number % 2 == 0 else 5)
            assert told(here, answers) == ""
            assert len(here.voted()) == len(here.leaves()) == number + 1
            if number % 2 == 0:
                assert {answer.status for answer in answers} == {200}, "the same ballot is never a second one"
    _report(here, 2 * ROUNDS)


def test_without_its_guard_the_same_race_stuffs_the_box(here: Installation) -> None:
    """The negative control: if this finds one ballot only, the test above proves nothing."""
    with serving(here, program=UNGUARDED) as servers:
        for number in range(3):
            votes(servers, here.codes[number], 25)
            if len(here.leaves()) > len(here.voted()):
                break
    assert len(here.leaves()) > len(here.voted())
    _report(here, number + 1)


def _report(here: Installation, rounds: int) -> None:
    name = "SQLite" if here.database.sqlite else "PostgreSQL"
    sys.stdout.write(
        f"{name}: {rounds} rounds of {AT_ONCE}, {len(here.voted())} entries flipped, {len(here.leaves())} ballots\n"
    )
