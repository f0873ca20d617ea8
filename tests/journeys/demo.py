"""The demo, served to a browser: filled once per test run, a copy and a server of its own for every worker."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from tests.servers.processes import ServerError, free_port
from tests.servers.shared import once, open_room

PATIENCE = 60.0  # seconds until a server that does not answer counts as failed


@dataclass(frozen=True)
class Demo:
    """A running demo."""

    origin: str
    data: Path

    @property
    def database(self) -> Path:
        """Its SQLite file."""
        return self.data / "participation.sqlite3"


@contextmanager
def served(data: Path) -> Iterator[Demo]:
    """The demo with a database of its own in `data`, until the end of the block."""
    shutil.copytree(once("demo", _fill), data)
    port = free_port()
    demo = Demo(f"http://127.0.0.1:{port}", data)
    with (data / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [*_participation(), "serve", "--no-worker", "--threads", "4"],
            env=_environment(data) | {"PORT": str(port), "RATE_LIMITS": "0"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait(demo, process)
        yield demo
    finally:
        process.terminate()
        process.wait(timeout=40)


def _fill() -> str:
    data = open_room() / "demo"
    done = subprocess.run(
        [*_participation(), "demo", "--fill-only"],
        env=_environment(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ServerError(f"participation demo --fill-only\n{done.stdout}")
    return str(data)


def _participation() -> tuple[str, ...]:
    return (sys.executable, "-m", "participation")


def _environment(data: Path) -> dict[str, str]:
    return os.environ | {"DATA": str(data), "DEMO": "1"}


def _wait(demo: Demo, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(URLError, ConnectionError), urllib.request.urlopen(demo.origin + "/anmelden") as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise ServerError((demo.data / "server.log").read_text(errors="replace"))
