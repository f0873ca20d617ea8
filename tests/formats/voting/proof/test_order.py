"""No order tells when somebody voted: neither the places in the log nor the lines that are published.

Rank correlation over 2,000 ballots. By chance, its z is beyond 5 in fewer than one of 10 ** 6 runs.
"""

import json
import math
import random
from itertools import islice, permutations

import pytest
import sqlalchemy as sa

from participation.config import Config
from participation.formats.voting.actions import sealing
from participation.formats.voting.actions.casting import Cast, cast_ballots
from participation.formats.voting.models import Method, log_leaf
from participation.formats.voting.queries.files import file_of
from participation.kernel.db import Database
from tests.formats.voting.proof.installation import Installation, installed
from tests.formats.voting.proof.traces import closed
from tests.formats.voting.votes import ref, sealed

BALLOTS = 2_000
TITLES = tuple("ABCDEFG")
BEYOND_CHANCE = 5.0


@pytest.fixture
def here(config: Config, database: Database) -> Installation:
    rules = {"most": len(TITLES)}
    return installed(config, database, voters=BALLOTS, method=Method.RANKED, titles=TITLES, rules=rules)


def z_of(found: list[int]) -> float:
    """How far ranks in one order are from having nothing to do with those in another: Spearman's rho over its
    standard deviation."""
    size = len(found)
    apart = sum((place - rank) ** 2 for place, rank in enumerate(found))
    return (1 - 6 * apart / (size * (size**2 - 1))) * math.sqrt(size - 1)


def cast_in_order(here: Installation) -> tuple[list[str], list[str]]:
    """Everybody ranks differently, drawn by lot; answers leaves and choices in the order of casting."""
    orders = [list(order) for order in islice(permutations("1234567"), BALLOTS)]
    random.Random(7).shuffle(orders)
    choices = [{"rank": order} for order in orders]
    keys = here.keys
    casts = [
        Cast(here.vote.id, ref(keys, code), sealed(here.vote, choice))
        for code, choice in zip(here.codes, choices, strict=True)
    ]
    for first in range(0, BALLOTS, 100):
        with here.database.unit_of_work() as session:
            cast_ballots(session, casts[first : first + 100])
    return [cast.leaf for cast in casts], [json.dumps(choice, separators=(",", ":")) for choice in choices]


def in_log(here: Installation) -> list[str]:
    """Leaves in the order of the log."""
    with here.database.reading() as session:
        return list(session.scalars(sa.select(log_leaf.c.leaf).order_by(log_leaf.c.position)))


def test_neither_the_log_nor_the_published_ballots_tell_the_order_of_casting(here: Installation) -> None:
    leaves, choices = cast_in_order(here)
    closed(here)
    came = {leaf: place for place, leaf in enumerate(leaves)}
    assert abs(z_of([came[leaf] for leaf in in_log(here)])) < BEYOND_CHANCE
    with here.database.reading() as session:
        lines = file_of(session, here.vote, "ballots.jsonl").decode().splitlines()
    came = {choice: place for place, choice in enumerate(choices)}
    assert len(came) == len(lines) == BALLOTS
    assert abs(z_of([came[line] for line in lines])) < BEYOND_CHANCE
    assert lines == sorted(lines)


@pytest.mark.postgres
def test_without_the_shuffle_the_log_would_tell_it(
    here: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control. SQLite hands out ballots in the order of their hashes anyway; PostgreSQL does not."""

    class Idle:
        def shuffle(self, _rows: list[object]) -> None:
            """Leave them as they lie."""

    monkeypatch.setattr(sealing, "_SHUFFLED", Idle())
    leaves, _choices = cast_in_order(here)
    closed(here)
    came = {leaf: place for place, leaf in enumerate(leaves)}
    z = abs(z_of([came[leaf] for leaf in in_log(here)]))
    assert (z < BEYOND_CHANCE) is here.database.sqlite


def test_the_statistic_finds_an_order_where_there_is_one() -> None:
    """Also one that is nearly hidden: every tenth place says something."""
    assert z_of(list(range(BALLOTS))) > 40
    some = random.Random(5).sample(range(BALLOTS), BALLOTS)
    known = sorted(some[::5])
    some[::5] = known
    assert z_of(some) > BEYOND_CHANCE


def test_the_shuffle_is_the_operating_system_s() -> None:
    """No seed, no state that another process could have inherited."""
    assert type(sealing._SHUFFLED) is random.SystemRandom
