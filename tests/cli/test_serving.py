"""Starting a server: either it serves without complaint, or one sentence says what to do."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.processes import free_port

PATIENCE = 60.0  # seconds


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def start(folder: Path, *words: str, **settings: str) -> "subprocess.Popen[str]":
    """A participation command with settings from the environment, its words in one stream."""
    env = {name: value for name, value in os.environ.items() if name != "MAKELEVEL"}
    return subprocess.Popen(
        [sys.executable, "-m", "participation", *words],
        env=env | {"DATA": str(folder / "data")} | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def said(folder: Path, *words: str, **settings: str) -> tuple[int, str]:
    """The exit code of a command and everything it said."""
    with start(folder, *words, **settings) as process:
        text, _nothing = process.communicate(timeout=PATIENCE)
    return process.returncode, text


@pytest.mark.parametrize(
    ("words", "level", "advice"),
    [
        (["serve"], {}, "participation serve"),
        (["demo"], {}, "participation demo"),
        (["demo"], {"MAKELEVEL": "1"}, "make demo"),
    ],
)
def test_a_taken_port_is_told_in_one_sentence(
    tmp_path: Path, taken: int, words: list[str], level: dict[str, str], advice: str
) -> None:
    code, text = said(tmp_path, *words, PORT=str(taken), **level)
    assert code == 1
    told = re.fullmatch(
        rf"Auf 127\.0\.0\.1:{taken} läuft schon ein anderes Programm; beenden Sie es, "
        rf"oder nehmen Sie einen anderen Port: PORT=([0-9]+) {advice}\n",
        text,
    )
    assert told, text
    assert int(told[1]) > taken
    assert not (tmp_path / "data" / "participation.sqlite3").exists(), "nothing was begun"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"HOST": "192.0.2.1", "PORT": "8000"}, "Auf 192.0.2.1:8000 lässt sich kein Server starten"),
        ({"PORT": "70000"}, "Einen Port 70000 gibt es nicht"),
    ],
)
def test_an_address_that_cannot_be_had_is_told_too(
    tmp_path: Path, settings: dict[str, str], told: str
) -> None:
    code, text = said(tmp_path, "serve", **settings)
    assert (code, len(text.splitlines())) == (1, 1)
    assert text.startswith(told)


def test_the_server_starts_without_a_warning(tmp_path: Path) -> None:
    port = free_port()
    assert said(tmp_path, "migrate")[0] == 0
    lines: list[str] = []
    with start(tmp_path, "serve", PORT=str(port)) as process:
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            if "Started worker-1" in line:
                break
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        lines += process.stdout.readlines()
    text = "".join(lines)
    assert f"127.0.0.1:{port}" in text
    assert "WARN" not in text.upper(), text
    assert "Traceback" not in text, text


def workers_beside(server: int) -> list[int]:
    """The processes that a server started to do its background work."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    words = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [child for child, said in words.items() if b"--beside" in said]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_server_has_a_worker_of_its_own_that_ends_with_it(tmp_path: Path, ending: signal.Signals) -> None:
    """In a process of its own: a server that forks must have no threads."""
    assert said(tmp_path, "migrate")[0] == 0
    with start(tmp_path, "serve", PORT=str(free_port())) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "Started worker-1" in line:
                break
        (beside,) = workers_beside(process.pid)
        process.send_signal(ending)
        rest = process.stdout.read()
    assert "Traceback" not in rest, rest
    assert not Path(f"/proc/{beside}").exists()
