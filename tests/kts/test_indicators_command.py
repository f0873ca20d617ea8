"""`participation indicators`: figures as a file, signed by a key that stays."""

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from participation import resources
from participation.cli import main
from participation.config import from_environment
from participation.kernel.db import Database
from participation.kernel.migrating import upgrade
from participation.kts.policy.indicator_file import checked, opened
from tests.factories import a_municipality, a_process


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database in which a process runs."""
    monkeypatch.setenv("DATA", str(tmp_path))
    monkeypatch.setenv("BASE_URL", "http://mitmachen.example:8000")
    database = Database(from_environment().database_url)
    upgrade(database, resources.folder("migrations"))
    with database.writing() as session, session.begin():
        a_process(session, a_municipality(session))
    database.dispose()
    return tmp_path


def ran(*words: str) -> Result:
    ended = CliRunner().invoke(main, ["indicators", *words])
    assert ended.exit_code == 0, ended.output
    return ended


def test_the_document_goes_to_standard_output(installation: Path) -> None:
    document = checked(orjson.loads(ran().stdout))
    assert document["installation"] == "mitmachen.example"
    assert [row["municipality"] for row in document["processes"]] == ["Musterstadt"]


def test_a_signed_file_can_be_checked_with_the_key_that_is_told(installation: Path) -> None:
    file = installation / "kennzahlen.json"
    told = ran("--sign", "--name", "Musterstadt", "--out", str(file)).stderr
    key = told.split("Schlüssel: ")[1].strip()
    assert opened(file.read_bytes(), key)["installation"] == "Musterstadt"


def test_the_key_stays_the_same_and_is_nobody_elses_to_read(installation: Path) -> None:
    keys = {ran("--sign").stderr for _time in range(2)}
    assert len(keys) == 1
    (kept,) = (installation / "keys").glob("kennzahlen*")
    assert kept.stat().st_mode & 0o077 == 0


def test_without_a_database_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA", str(tmp_path))
    ended = CliRunner().invoke(main, ["indicators"])
    assert ended.exit_code == 1
    assert "participation migrate" in ended.output
