"""A server that dies takes no page along that was put away."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode

import pytest

from participation.kernel.db import Database
from participation.kernel.spam import QUICKEST
from tests import factories
from tests.formats.surveys.cast import AB, a_survey
from tests.formats.surveys.filling.people import HERE
from tests.servers.databases import sqlite_database
from tests.servers.processes import free_port

PATIENCE = 60.0  # seconds until a server that does not answer counts as failed
QUESTIONS = [
    {"kind": "single", "title": "Fahren Sie Rad?", "options": AB},
    {"kind": "heading", "title": "Zweite Seite"},
    {"kind": "short", "title": "Warum?"},
]
HIDDEN = re.compile(r'name="(csrf_token|opened)"[^>]*value="([^"]*)"')


@pytest.fixture
def installation(tmp_path: Path) -> dict[str, str]:
    url = sqlite_database(tmp_path / "participation.sqlite3")
    database = Database(url)
    with database.unit_of_work() as session:
        process = factories.a_process(session, factories.a_municipality(session, "nordstadt"), slug="mobil")
        a_survey(session, process, QUESTIONS)
    database.dispose()
    return {"DATA": str(tmp_path), "DATABASE_URL": url, "PORT": str(free_port())}


@contextmanager
def running(settings: dict[str, str]) -> Iterator[None]:
    """A server until the end of the block; then it is killed, with no time to tidy up."""
    command = [sys.executable, "-m", "participation", "serve", "--no-worker"]
    with (Path(settings["DATA"]) / "server.log").open("ab") as log:
        process = subprocess.Popen(
            command, env=os.environ | settings, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        _wait(settings, process)
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=PATIENCE)


def _wait(settings: dict[str, str], process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{settings['PORT']}/anmelden").close()
        except (URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError((Path(settings["DATA"]) / "server.log").read_text())


def test_what_was_put_away_is_there_after_kill_9(installation: dict[str, str]) -> None:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    address = f"http://127.0.0.1:{installation['PORT']}{HERE}/ausfuellen"
    with running(installation):
        page = browser.open(address).read().decode()
        time.sleep(QUICKEST)
        fields = dict(HIDDEN.findall(page)) | {"f1": "b"}
        assert "Zweite Seite" in browser.open(address, urlencode(fields).encode()).read().decode()
    with running(installation):
        assert "Zweite Seite" in browser.open(address).read().decode()
        first = browser.open(f"{address}?seite=1").read().decode()
        assert re.search(r'id="f1-b"[^>]* checked', first)
