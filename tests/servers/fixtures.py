"""pytest's side of the servers: started when the first test asks, stopped when the last worker is done."""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser, sync_playwright

from tests.servers.chromium import launch
from tests.servers.postgres import PostgresServer
from tests.servers.redis import RedisServer
from tests.servers.shared import ROOM, made, once, open_room

SETTINGS = (
    *("DATA", "DATABASE_URL", "BASE_URL", "HOST", "PORT", "DEMO", "PRODUCTION", "ALLOW_HTTP", "RATE_LIMITS"),
    *(
        "TILE_URL",
        "TILE_ATTRIBUTION",
        "DCAT_CONTRIBUTOR",
        "REDIS_URL",
        "SMTP_URL",
        "MAIL_FROM",
        "SITE_NAME",
        "OPERATOR",
        "TRUSTED_PROXIES",
        "OPEN_REGISTRATION",
        "KEYS",
    ),
)
OWNER = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    """Tests never see the settings of the shell that started them, least of all its database.

    The process that opens the shared folder is the one that clears it away: the workers inherit it.
    """
    for name in SETTINGS:
        os.environ.pop(name, None)
    signal.signal(
        signal.SIGTERM, signal.default_int_handler
    )  # whoever ends a run early leaves no server behind
    config.stash[OWNER] = ROOM not in os.environ
    open_room()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what this run started, also when a worker crashed."""
    if not config.stash.get(OWNER, False):
        return
    if note := made("postgres"):
        _read_postgres(note).stop()
    if note := made("redis"):
        _read_redis(note).stop()
    shutil.rmtree(os.environ.pop(ROOM), ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _templates_compiled_once() -> None:
    """Every test has an app of its own; compiling the same templates for each took half of a run's time."""
    compiled = open_room() / "templates"
    compiled.mkdir(exist_ok=True)
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": FileSystemBytecodeCache(str(compiled))}


@pytest.fixture(scope="session")
def postgres() -> PostgresServer:
    """The PostgreSQL server of this run."""
    return _read_postgres(once("postgres", _start_postgres))


@pytest.fixture(scope="session")
def redis_url(worker_id: str) -> str:
    """The address of a Redis database that only this worker uses."""
    server = _read_redis(once("redis", _start_redis))
    return server.url(int(worker_id.removeprefix("gw")) if worker_id.startswith("gw") else 0)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; every test opens a context of its own in it."""
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


def _start_postgres() -> str:
    server = PostgresServer.started()
    return json.dumps([str(server.folder), str(server.binaries), server.port])


def _read_postgres(note: str) -> PostgresServer:
    folder, binaries, port = json.loads(note)
    return PostgresServer(Path(folder), Path(binaries), port)


def _start_redis() -> str:
    server = RedisServer.started()
    return json.dumps([str(server.folder), server.port])


def _read_redis(note: str) -> RedisServer:
    folder, port = json.loads(note)
    return RedisServer(Path(folder), port)
