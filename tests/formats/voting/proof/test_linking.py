"""A thief with the whole database: what PostgreSQL remembers of rows, in which order they lie, what a dump says.

The worst case: everybody casts alone, so that each transaction is one person's. What is printed here is what the
documentation says of it.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator

import psycopg
import pytest

from participation.config import Config
from participation.formats.voting.actions.keys import Keys
from participation.kernel.db import Database
from participation.kernel.vault import Vault
from tests.factories import a_municipality
from tests.formats.voting.proof.installation import Installation, installed
from tests.formats.voting.proof.traces import Pairs, closed, right, sealed_into_the_log, voted_one_by_one
from tests.formats.voting.votes import a_vote, begin
from tests.servers.databases import lent_postgres
from tests.servers.postgres import PostgresServer

BALLOTS = 200
CHANCE = 12
"""Right guesses among a shuffled batch are 1 on average, whatever its size; 12 and more come once in 10 ** 9 runs."""
Guesses = list[tuple[str, str]]

pytestmark = pytest.mark.postgres


@pytest.fixture
def here(config: Config, postgres: PostgresServer) -> Iterator[Installation]:
    with lent_postgres(postgres) as url:
        database = Database(url)
        made = installed(config, database, voters=BALLOTS)
        random.Random(1).shuffle(made.codes)
        yield made
        database.dispose()


def looked_at(here: Installation, table: str, name: str) -> list[tuple[str, str]]:
    """`(xmin, value)` of a table's rows as they lie there; of the roll, those who have voted."""
    only = "WHERE voted" if name == "ref" else ""
    with psycopg.connect(here.url.replace("+psycopg", "")) as connection:
        return connection.execute(f"SELECT xmin::text, {name} FROM {table} {only} ORDER BY ctid").fetchall()


def by_transaction(entries: list[tuple[str, str]], leaves: list[tuple[str, str]]) -> Guesses:
    """Whoever was written by the same transaction belongs together; the n-th of it to the n-th."""
    groups = defaultdict(list)
    for number, leaf in leaves:
        groups[number].append(leaf)
    return [(who, groups[number].pop(0)) for number, who in entries if groups[number]]


def by_order(entries: list[tuple[str, str]], leaves: list[tuple[str, str]]) -> Guesses:
    """The n-th changed entry of the roll belongs to the n-th ballot."""
    in_time = sorted(entries, key=lambda entry: int(entry[0]))
    return [(who, leaf) for (_, who), (_, leaf) in zip(in_time, leaves, strict=True)]


def by_place(entries: list[tuple[str, str]], leaves: list[tuple[str, str]]) -> Guesses:
    """As they lie in the files, and in a dump."""
    return [(who, leaf) for (_, who), (_, leaf) in zip(entries, leaves, strict=True)]


ATTACKS = (by_transaction, by_order, by_place)


def attacked(here: Installation, roll: str, box: str, pairs: Pairs) -> list[int]:
    """Right guesses of each attack."""
    entries, leaves = looked_at(here, roll, "ref"), looked_at(here, box, "leaf")
    assert len(entries) == len(leaves) == BALLOTS
    found = [right(attack(entries, leaves), pairs) for attack in ATTACKS]
    sys.stdout.write(f"{roll}/{box}: {dict(zip([a.__name__ for a in ATTACKS], found, strict=True))}\n")
    return found


def test_before_its_batch_a_ballot_cast_alone_can_be_linked_to_its_entry(here: Installation) -> None:
    """The attacks work, then: this is the control of those below, and the reason for the batches. What is linked is a
    keyed hash with a sealed ballot, for at most as long as the batch waits."""
    pairs = voted_one_by_one(here, [{"approve": ["1"]}] * BALLOTS)
    assert attacked(here, "roll", "intake", pairs)[0] == BALLOTS


def test_in_the_log_an_entry_belongs_to_its_batch_and_to_no_ballot_of_it(here: Installation) -> None:
    pairs = voted_one_by_one(here, [{"approve": ["1"]}] * BALLOTS)
    sealed_into_the_log(here)
    assert max(attacked(here, "roll", "log_leaf", pairs)) < CHANCE


def test_after_the_close_nothing_links_them(here: Installation) -> None:
    """Not even the batch: every entry of the new roll was written by the same transaction."""
    pairs = voted_one_by_one(here, [{"approve": ["1"]}] * (BALLOTS // 2))
    sealed_into_the_log(here)
    here.codes = here.codes[BALLOTS // 2 :]
    pairs |= voted_one_by_one(here, [{"approve": ["1"]}] * (BALLOTS // 2))
    closed(here)
    assert max(attacked(here, "closed_roll", "log_leaf", pairs)) < CHANCE
    assert len({number for number, _ref in looked_at(here, "closed_roll", "ref")}) == 1


def test_a_dump_hands_them_out_in_no_order_of_casting(here: Installation) -> None:
    """What pg_dump writes is what COPY says."""
    pairs = voted_one_by_one(here, [{"approve": ["1"]}] * BALLOTS)
    closed(here)
    told = {}
    with psycopg.connect(here.url.replace("+psycopg", "")) as connection, connection.cursor() as cursor:
        for table in ("roll", "intake", "envelope", "closed_roll", "log_leaf"):
            with cursor.copy(f"COPY {table} TO STDOUT") as rows:
                told[table] = [row.decode().split("\t") for row in map(bytes, rows)]
    assert not told["roll"]
    assert not told["intake"]
    refs, leaves = [row[1] for row in told["closed_roll"]], [row[2] for row in told["log_leaf"]]
    assert refs == sorted(refs)
    assert right(list(zip(refs, leaves, strict=True)), pairs) < CHANCE


def test_the_files_of_postgresql_keep_no_ballot_beside_its_entry_after_the_close(
    here: Installation, postgres: PostgresServer
) -> None:
    """Rows that are deleted stay in a page until it is cleared, and in its gaps even then: those of another vote that
    goes on keep the pages in use."""
    with here.database.unit_of_work() as session:
        other = a_vote(session, a_municipality(session, slug="nebenan"))
        rest = begin(session, Keys(Vault(here.config.key_folder), other), other, voters=BALLOTS)
    pairs = voted_one_by_one(here, [{"approve": ["1"]}] * BALLOTS)
    beside = Installation(here.config, here.database, other, rest)
    voted_one_by_one(beside, [{"approve": ["1"]}] * BALLOTS)
    before = on_disk(here, postgres, pairs)
    closed(here)
    after = on_disk(here, postgres, pairs)
    sys.stdout.write(
        f"entries and leaves in the files of roll and intake: {before}, after the close {after}\n"
    )
    assert min(before) == BALLOTS
    assert after == (0, 0)
    assert len(beside.leaves()) == len(beside.voted()) == BALLOTS


def on_disk(here: Installation, server: PostgresServer, pairs: Pairs) -> tuple[int, int]:
    """How many entries stand in the file of the roll, and leaves in that of the intake, deleted ones included."""
    with psycopg.connect(here.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        paths = [
            connection.execute("SELECT pg_relation_filepath(%s)", [name]).fetchone()
            for name in ("roll", "intake")
        ]
    entries, leaves = ((server.data / path[0]).read_bytes() for path in paths if path)
    return sum(ref.encode() in entries for ref in pairs), sum(
        leaf.encode() in leaves for leaf in pairs.values()
    )
