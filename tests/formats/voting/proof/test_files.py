"""What lies about: the files of SQLite, the words of the servers, and the audit trail."""

from base64 import b64decode
from pathlib import Path

import pytest
import sqlalchemy as sa

from participation.audit.models import AuditEntry
from participation.config import Config
from participation.formats.voting.models import intake
from participation.formats.voting.queries.log import check_code
from participation.kernel import codes, merkle
from participation.kernel.db import Database
from tests.formats.voting.proof.installation import PATH, Installation, installed
from tests.formats.voting.proof.serving import serving
from tests.formats.voting.proof.traces import Pairs, closed, sealed_into_the_log, voted_one_by_one
from tests.formats.voting.proof.voting import Browser, looked_over
from tests.formats.voting.votes import ref

BALLOTS = 60
BREAK = "CREATE TRIGGER broken BEFORE INSERT ON intake BEGIN SELECT RAISE(ABORT, 'kaputt'); END"
YES = {"approve": ["1"]}


@pytest.fixture
def here(config: Config, embedded: Database) -> Installation:
    return installed(config, embedded, voters=BALLOTS)


def files(here: Installation) -> dict[str, bytes]:
    """The database and its write-ahead log, as a thief takes them."""
    path = Path(here.database.url.database or "")
    both = {"file": path, "wal": path.with_name(f"{path.name}-wal")}
    return {name: one.read_bytes() if one.exists() else b"" for name, one in both.items()}


def occurrences(content: bytes, words: list[str]) -> int:
    """How often any of them stands there, in rows or in what is left of rows."""
    return sum(content.count(word.encode()) for word in words)


def test_after_the_close_the_file_holds_each_entry_once_and_the_write_ahead_log_nothing(
    here: Installation,
) -> None:
    """No copy of a deleted entry, nor of a ballot in the intake, is left in a free page."""
    pairs = voted_one_by_one(here, [YES] * BALLOTS)
    assert occurrences(files(here)["wal"], list(pairs)) > 0, "the control: until the close it is all there"
    sealed_into_the_log(here)
    closed(here)
    left = files(here)
    assert left["wal"] == b""
    assert occurrences(left["file"], list(pairs)) == BALLOTS, "in the closed roll"
    assert occurrences(left["file"], list(pairs.values())) == 2 * BALLOTS, "in the log and its index"


def test_where_deleted_rows_are_only_forgotten_the_file_still_holds_them(
    here: Installation,
) -> None:
    """The negative control."""
    with here.database.write_engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete=OFF").close()
    pairs = voted_one_by_one(here, [YES] * BALLOTS)
    closed(here)
    found = files(here)["file"]
    assert occurrences(found, [*pairs, *pairs.values()]) > 3 * BALLOTS


def test_no_page_of_the_file_holds_an_entry_beside_a_ballot(here: Installation) -> None:
    """They lie in trees of their own, in the order of their hashes: nothing stands next to what belongs to it."""
    pairs = voted_one_by_one(here, [YES] * BALLOTS)
    sealed_into_the_log(here)
    closed(here)
    content, size = files(here)["file"], 4096
    for start in range(0, len(content), size):
        page = content[start : start + size]
        assert not (occurrences(page, list(pairs)) and occurrences(page, list(pairs.values())))


def secrets_of(pairs: Pairs, drawn: list[str]) -> list[str]:
    """Everything that must stand in no log, however it is spelt."""
    shown = [codes.shown(check_code(leaf)) for leaf in pairs.values()]
    typed = [codes.shown(code) for code in drawn]
    plain = [word.replace("-", "") for word in (*shown, *typed)]
    return [*pairs, *pairs.values(), *shown, *typed, *plain]


def test_servers_say_nothing_of_voters_and_ballots_not_even_when_they_fail(here: Installation) -> None:
    """In their logs, of real requests: the last one meets a database that is broken."""
    with serving(here, servers=1) as (server,):
        for code in here.codes[:6]:
            ready = looked_over(server, code)
            assert ready.cast(server).status == 200
        broken = looked_over(server, here.codes[6])
        with here.database.write_engine.begin() as connection:
            connection.exec_driver_sql(BREAK)
        assert broken.cast(server).status == 500
        with here.database.write_engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER broken")
        said = server.said()
    assert "Traceback" in said, "the failure itself is told"
    pairs = dict(zip(here.voted(), [row.leaf for row in here.rows(intake)], strict=True))
    assert len(pairs) == 6
    pairs[ref(here.keys, here.codes[6])] = merkle.leaf(b64decode(broken.form["sealed"])).hex()
    told = [word for word in secrets_of(pairs, here.codes) if word in said]
    assert told == []
    for form in (ready.form, broken.form):
        assert form["sealed"] not in said
        assert form["voucher"] not in said
    assert "stimmzettel?" not in said


def test_no_address_of_a_vote_takes_a_code_so_no_proxy_logs_one(here: Installation) -> None:
    """What is secret is sent in the body: as part of the address it is not even read."""
    with serving(here, servers=1) as (server,):
        page = Browser().ask(server, f"{PATH}/stimmzettel?code={here.codes[0]}&wahl=1")
        assert page.status == 200
        assert here.codes[0] not in page.text
        assert "checked" not in page.text
        assert Browser().ask(server, f"{PATH}/abgeben?code={here.codes[0]}").status == 405


def test_the_trail_tells_of_batches_and_of_nobody(here: Installation) -> None:
    """No entry comes with a ballot, none of them has an actor, and a batch says how many and how large the log is."""

    def entries() -> list[AuditEntry]:
        with here.database.reading() as session:
            return list(session.scalars(sa.select(AuditEntry).order_by(AuditEntry.id)))

    before = len(entries())
    pairs = voted_one_by_one(here, [YES] * BALLOTS)
    assert len(entries()) == before
    sealed_into_the_log(here)
    closed(here)
    new = entries()[before:]
    assert [entry.action for entry in new] == [
        *("ballots.sealed", "ballots.sealed", "vote.closed", "vote.counted", "vote.published")
    ]
    assert {entry.actor_id for entry in new} == {None}
    assert new[0].details == {"ballots": BALLOTS, "size": BALLOTS}
    text = " ".join(str(entry.details) for entry in new)
    assert not [word for word in secrets_of(pairs, here.codes) if word in text]
