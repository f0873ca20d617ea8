"""Before the close, nobody can tell from any page what was voted: two worlds that differ in nothing else.

The same installation is copied as it stands after the opening; in one copy everybody votes for the first option, in
the other one for the second. Then everybody fetches everything from both.
"""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from participation.app import create_app
from participation.config import Config
from participation.formats.voting.models import Level, Method
from participation.formats.voting.policy import states
from participation.kernel import clock
from participation.kernel.db import Database
from participation.municipalities.models import Municipality
from tests.architecture.world.people import Browser
from tests.formats.voting.proof.installation import Installation, installed
from tests.formats.voting.proof.people import ROLES, addresses, rules, settled
from tests.formats.voting.proof.traces import closed, sealed_into_the_log, voted_one_by_one
from tests.servers.databases import sqlite_database

HEADERS = ("Content-Type", "Content-Length", "ETag", "Last-Modified", "Cache-Control", "Location")
RANDOM = re.compile(
    rb'name="(csrf_token|opened)"[^>]*value="[^"]*"'  # differs on every page
    rb'|data-draft="[^"]*"'
    rb"|[0-9a-f]{16,}"  # hashes
    rb"|\b[2-9A-HJKMNP-Z]{16}\b"  # check codes
    rb"|[A-Za-z0-9+/=_-]{40,}"  # sealed ballots, roots, signatures
)
NEAR = re.compile("abstimmung|/parkplatz/?$|^/verwaltung/musterstadt/?$|^/kts/?$")
"""Where a role could make a difference."""
LOGGED, WAITING = 25, 8
Seen = dict[tuple[str, str], tuple[object, ...]]


def masked(found: re.Match[bytes]) -> bytes:
    """As long as it was: what differs in length is no accident."""
    return b"?" * len(found[0])


@pytest.fixture(params=[Method.SINGLE, Method.BUDGET], ids=["single", "budget"])
def opened(request: pytest.FixtureRequest, config: Config, tmp_path: Path) -> Iterator[Installation]:
    """An open vote with people of every role, before the first ballot."""
    budget = {"budget": {"total": 30_000, "rule": "greedy"}, "most": 2}
    values = {"rules": budget, "costs": (20_000, 20_000)} if request.param is Method.BUDGET else {}
    database = Database(sqlite_database(tmp_path / "first.sqlite3"))
    made = installed(config, database, voters=LOGGED + WAITING + 10, method=request.param, **values)
    with database.unit_of_work() as session:
        settled(session, session.get_one(Municipality, made.vote.municipality_id))
    yield made
    database.dispose()


def world(opened: Installation, tmp_path: Path, option: str) -> Installation:
    """A copy in which everybody voted the same."""
    data, file = tmp_path / f"data{option}", tmp_path / f"world{option}.sqlite3"
    shutil.copytree(opened.config.data, data)
    with opened.database.write_engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")  # nobody writes while the file is copied
        shutil.copy(tmp_path / "first.sqlite3", file)
        for wal in tmp_path.glob("first.sqlite3-wal"):
            shutil.copy(wal, f"{file}-wal")
    made = replace(opened, config=replace(opened.config, data=data), database=Database(f"sqlite:///{file}"))
    choice = {"approve": [option]}
    voted_one_by_one(made, [choice] * LOGGED)
    sealed_into_the_log(made)
    made.codes = made.codes[LOGGED:]
    voted_one_by_one(made, [choice] * WAITING)
    return made


def fetched(app: Flask, roles: tuple[str, ...]) -> Seen:
    """Everything that can be fetched, by everybody: status, headers, length and what is written there."""
    seen: Seen = {}
    people = [Browser.of(app, role) for role in roles]
    places = [address for rule in rules(app, "GET") for address in addresses(app, rule)]
    near = [address for address in places if NEAR.search(address)]
    for role, browser in zip(roles, people, strict=True):
        for address in places if role == "anon" else near:
            answer = browser.get(address)
            seen[role, address] = _told(answer)
            answer.close()
    return seen


def _told(answer: TestResponse) -> tuple[object, ...]:
    body = RANDOM.sub(masked, _unpacked(answer.get_data()))
    return answer.status_code, [answer.headers.get(name) for name in HEADERS], len(body), body


def _unpacked(body: bytes) -> bytes:
    """What is in a ZIP, such as a workbook: how well it was compressed depends on random hashes."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return b"".join(name.encode() + packed.read(name) for name in sorted(packed.namelist()))


def differences(one: Seen, other: Seen) -> list[tuple[str, str]]:
    """Who can tell the worlds apart, and where."""
    return [place for place in one if one[place] != other[place]]


def both(
    opened: Installation, tmp_path: Path, *, after: bool = False, roles: tuple[str, ...] = ROLES
) -> list[Seen]:
    """What is seen in either world, at the very same moment."""
    moment = opened.vote.closes_at if after else clock.now() + timedelta(minutes=1)
    seen = []
    with clock.frozen(moment):
        for option in "12":
            made = world(opened, tmp_path, option) if not after else _later(opened, tmp_path, option)
            seen.append(fetched(create_app(made.config, made.database), roles))
            made.database.dispose()
    return seen


def _later(opened: Installation, tmp_path: Path, option: str) -> Installation:
    with clock.frozen(opened.vote.closes_at - timedelta(hours=1)):
        made = world(opened, tmp_path, option)
    closed(made)
    return made


def test_nobody_can_tell_what_was_voted(opened: Installation, tmp_path: Path) -> None:
    """Visitors, citizens, moderators, admins, the coordination office, another town: no page, file or header."""
    single = opened.vote.method is Method.SINGLE
    one, other = both(opened, tmp_path, roles=ROLES if single else ("anon", "aN"))
    assert sum(told[0] == 200 for told in one.values()) > 50
    assert differences(one, other) == []


def test_after_the_result_everybody_can(opened: Installation, tmp_path: Path) -> None:
    """The negative control: the comparison would see it."""
    one, other = both(opened, tmp_path, after=True, roles=("anon",))
    assert any("ergebnis" in address for _role, address in differences(one, other))


def test_the_policy_has_no_exception_for_anybody(opened: Installation) -> None:
    """It does not even ask who is looking."""
    assert not states.shows_counts(opened.vote)
    assert opened.vote.level is Level.SECRET
