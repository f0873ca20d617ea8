"""PostgreSQL's write-ahead log, and every archive of it: the one place where a ballot cast alone stays linked.

Whoever holds the log of all changes can replay the database to any moment, so nothing in the tables helps. What helps
is that it leads from a keyed hash to a sealed ballot, and that the keys lie elsewhere and are destroyed.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator

import psycopg
import pytest

from participation.config import Config
from participation.kernel.db import Database
from tests.formats.voting.proof.installation import Installation, installed
from tests.formats.voting.proof.traces import Pairs, right, voted_one_by_one
from tests.servers.databases import lent_postgres
from tests.servers.postgres import PostgresServer
from tests.servers.processes import run

BALLOTS = 50
_RECORD = re.compile(
    r"tx:\s+(\d+),.*?desc: \S+ (?:old_)?off:? (\d+)(?:.*?new[ _]off:? (\d+))?.*?rel \d+/\d+/(\d+)(?: fork \w+)? blk (\d+)"
)
"""A change of a row: its transaction, where the row was and where it is now, in which file and block."""

pytestmark = pytest.mark.postgres


@pytest.fixture
def here(config: Config, postgres: PostgresServer) -> Iterator[Installation]:
    with lent_postgres(postgres) as url:
        database = Database(url)
        yield installed(config, database, voters=BALLOTS)
        database.dispose()


def test_who_holds_the_write_ahead_log_links_hashes_and_can_read_neither(
    here: Installation, postgres: PostgresServer
) -> None:
    """An entry with its sealed ballot, for everybody who cast alone; no code."""
    if not (postgres.binaries / "pg_waldump").exists():
        pytest.skip("this PostgreSQL came without pg_waldump")
    with psycopg.connect(here.url.replace("+psycopg", ""), autocommit=True) as connection:
        begin = connection.execute("SELECT pg_current_wal_insert_lsn()::text").fetchone()
        pairs = voted_one_by_one(here, [{"approve": ["1"]}] * BALLOTS)
        connection.execute("CHECKPOINT")
        end = connection.execute("SELECT pg_current_wal_flush_lsn()::text").fetchone()
        assert begin
        assert end
        told = run(
            *(postgres.binaries / "pg_waldump", "-p", postgres.data / "pg_wal", "-r", "Heap"),
            *("-s", begin[0], "-e", end[0]),
            folder=postgres.folder,
        )
        found = linked(connection, told, pairs)
    sys.stdout.write(f"write-ahead log: {found} of {BALLOTS} entries linked to sealed ballots\n")
    assert found == BALLOTS, "if nothing is found, the sentence above is wrong: say something better of it"
    log = b"".join(path.read_bytes() for path in (postgres.data / "pg_wal").glob("0*"))
    assert not [code for code in here.codes if code.encode() in log]


def linked(connection: "psycopg.Connection[tuple[object, ...]]", told: str, pairs: Pairs) -> int:
    """Right guesses from records of one transaction that changed an entry and put a ballot in."""
    names = {"roll": "ref", "intake": "leaf"}
    places: dict[str, dict[tuple[int, int], str]] = {}
    for table, column in names.items():
        node = connection.execute("SELECT pg_relation_filenode(%s)::text", [table]).fetchone()
        rows = connection.execute(f"SELECT ctid::text, {column} FROM {table}").fetchall()
        assert node
        places[str(node[0])] = {_place(str(where)): str(value) for where, value in rows}
    by_transaction: dict[str, list[str]] = defaultdict(list)
    for number, off, new, node, block in _RECORD.findall(told):
        value = places.get(node, {}).get((int(block), int(new or off)))
        if value is not None:
            by_transaction[number].append(value)
    guesses = [
        (who, leaf)
        for found in by_transaction.values()
        for who in found
        for leaf in found
        if who in pairs and leaf not in pairs
    ]
    return right(guesses, pairs)


def _place(ctid: str) -> tuple[int, int]:
    block, off = ctid.strip("()").split(",")
    return int(block), int(off)
