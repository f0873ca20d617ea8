"""A witness watches a log over the net: it signs what grew, and raises the alarm when something was rewritten."""

import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from participation.cli import main
from participation.config import Config
from participation.formats.voting.actions.sealing import append_waiting
from participation.formats.voting.actions.witnessing import register_witnesses
from participation.formats.voting.models import Vote
from participation.formats.voting.queries.finding import vote_by_id
from participation.formats.voting.queries.log import witnessed
from participation.kernel import notes
from participation.kernel.db import Database
from participation.municipalities.models import Municipality
from tests.factories import a_moderator
from tests.formats.voting.votes import a_vote, begin, cast, keys_of
from tests.processes.cast import Town
from tests.tallies.commissions import Town as Log
from tests.tallies.commissions import a_town

YES: Any = {"approve": ["1"]}


def run(*words: object) -> Result:
    """The command."""
    return CliRunner().invoke(main, ["witness", *(str(word) for word in words)])


# --- without a net: what is compared ------------------------------------------------------------------------------


class Pages:
    """A log as three pages show it."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def get(self, path: str, _most: int) -> bytes:
        """One of them."""
        files = self.log.files()
        name = path.rpartition("/")[2]
        return files["rules.json"] if name == "regeln.json" else files.get(name, self.log.signed[-1].encode())


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    """A log of five ballots, where the command looks for one."""
    made = a_town()
    command = import_module("participation.cli.witness")  # the package's own `witness` is the command itself
    monkeypatch.setattr(command, "Site", lambda _url: Pages(made))
    return made


@pytest.fixture
def watch(tmp_path: Path, log: Log) -> Any:
    """The command with a key and a memory."""
    files = "--key", tmp_path / "key", "--state", tmp_path / "state"
    return lambda: run("https://town.example/x/abstimmung", *files, "--name", "zeitung")


def test_what_grew_is_signed(watch: Any, log: Log, tmp_path: Path) -> None:
    """First sight tells what to compare; then only what is new. The key is nobody else's to read."""
    first = watch()
    assert first.exit_code == 0
    assert "Zum ersten Mal gesehen" in first.stderr
    key = notes.private_key((tmp_path / "key").read_text().strip())
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    keys = [log.log.public, key.public]
    assert notes.open_note(first.stdout, keys).names == [log.log.name, "zeitung"]
    log.cast([YES] * 3)
    again = watch()
    assert "5 → 8 Stimmen" in again.stderr
    assert notes.checkpoint(notes.open_note(again.stdout, [key.public]).text).size == 8


def _swapped(log: Log) -> None:
    log.sealed[0], log.sealed[1] = log.sealed[1], log.sealed[0]
    log.cast([YES])


def _shorter(log: Log) -> None:
    log.sealed.pop()
    log.cast([])


def _other_rules(log: Log) -> None:
    log.rules["question"] = "Eine andere Frage?"


def _other_key(log: Log) -> None:
    log.log = notes.new_key(log.log.name)
    log.rules["log"] = str(log.log.public)
    log.cast([])


def _other_vote(log: Log) -> None:
    log.rules["vote"] = "f" * 16
    log.cast([])


@pytest.mark.parametrize(
    ("rewrite", "sentence"),
    [
        (_swapped, "sind nicht mehr die, die Sie gesehen haben"),
        (_shorter, "beim letzten Mal waren es 5"),
        (_other_rules, "Die Regeln sind andere"),
        (_other_key, "einen anderen Schlüssel"),
        (_other_vote, "eine andere Abstimmung"),
    ],
    ids=["swapped", "shorter", "rules", "key", "vote"],
)
def test_a_rewritten_log_raises_the_alarm(
    watch: Any, log: Log, tmp_path: Path, rewrite: Any, sentence: str
) -> None:
    """Soundly signed as it is: nothing is signed, the memory stays, and the exit code is one of its own."""
    watch()
    before = (tmp_path / "state").read_bytes()
    rewrite(log)
    told = watch()
    assert told.exit_code == 3
    assert "ALARM" in told.stderr
    assert sentence in told.stderr
    assert told.stdout == ""
    assert (tmp_path / "state").read_bytes() == before


def test_a_log_that_contradicts_its_checkpoint_is_not_signed(watch: Any, log: Log) -> None:
    """At first sight as well."""
    log.sealed.reverse()
    told = watch()
    assert told.exit_code == 1
    assert "Das Protokoll ist verändert" in told.stderr


def test_a_batch_between_two_requests_is_no_alarm(
    watch: Any, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The checkpoint is one batch older than the leaves: it looks once more."""
    watch()
    old = log.signed[-1].encode()
    log.cast([YES] * 2)
    asked: list[str] = []
    get = Pages.get

    def late(self: Pages, path: str, most: int) -> bytes:
        asked.append(path)
        first = path.endswith("checkpoint") and sum(one == path for one in asked) == 1
        return old if first else get(self, path, most)

    monkeypatch.setattr(Pages, "get", late)
    assert watch().exit_code == 0


def test_a_broken_memory_is_told(watch: Any, tmp_path: Path) -> None:
    """It is not taken for a first visit."""
    (tmp_path / "state").write_text("{}")
    told = watch()
    assert told.exit_code == 1
    assert "letzten Stand ist unlesbar" in told.stderr


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://town.example/", "town.example/x", "https://"])
def test_only_web_addresses_are_asked(tmp_path: Path, url: str) -> None:
    """Nothing on this machine, nothing by another way."""
    told = run(url, "--key", tmp_path / "key", "--name", "z", "--state", tmp_path / "state")
    assert told.exit_code == 1
    assert "Die Adresse beginnt mit https://" in told.stderr


def test_a_key_is_made_only_when_it_is_named(tmp_path: Path) -> None:
    """A mistyped path is no new witness."""
    told = run("https://town.example/x", "--key", tmp_path / "key", "--state", tmp_path / "state")
    assert "Mit --name NAME wird ein neuer Schlüssel gemacht" in told.stderr
    assert not (tmp_path / "key").exists()


# --- at a real server ------------------------------------------------------------------------------------------


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The platform, listening on this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_witness_signs_at_a_real_server(
    app: Flask, database: Database, config: Config, address: str, tmp_path: Path
) -> None:
    """Fetched, checked, signed and handed in by the form that people use; an unknown witness is told its key."""
    town, key = Town(app, database), notes.new_key("zeitung")
    (tmp_path / "key").write_text(key.text())

    def opened(session: Session, here: Municipality) -> int:
        vote = a_vote(session, here)
        register_witnesses(session, vote, str(key.public), viewer=a_moderator(here))
        cast(session, keys_of(config, vote), vote, begin(session, keys_of(config, vote), vote), [YES] * 4)
        append_waiting(session, keys_of(config, vote), vote)
        return vote.id

    vote_id = town.add(opened)
    files = "--key", tmp_path / "key", "--state", tmp_path / "state", "--send"
    url = f"{address}/musterstadt/parkplatz/abstimmung"
    done = run(url, *files)
    assert done.exit_code == 0, done.output
    assert "Unterschrieben und abgegeben." in done.stderr
    assert _signed(database, vote_id) == {str(key.public): 1}

    (tmp_path / "other").write_text(notes.new_key("fremd").text())
    stranger = run(url, "--key", tmp_path / "other", "--state", tmp_path / "state", "--send")
    assert stranger.exit_code == 1
    assert "nicht angenommen" in stranger.stderr
    missing = run(f"{address}/nirgends", *files)
    assert missing.exit_code == 1
    assert "antwortet mit 404" in missing.stderr
    assert _signed(database, vote_id) == {str(key.public): 1}


def _signed(database: Database, vote_id: int) -> dict[str, int]:
    with database.reading() as session:
        vote: Vote = vote_by_id(session, vote_id)
        return witnessed(session, vote)
