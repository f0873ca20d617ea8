"""Real servers as processes of their own on one database, and what may be done to them."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.formats.voting.proof.installation import Installation
from tests.servers.processes import ServerError, free_port

PATIENCE = 60.0  # seconds until a server that does not listen counts as failed
ROOT = Path(__file__).parents[4]
HONEST = ("-m", "participation")


@dataclass
class Server:
    """A running server and where it listens."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path
    again: Callable[[], "subprocess.Popen[bytes]"]
    """Starts another one like it, at the same port."""

    def said(self) -> str:
        """Everything it has written so far."""
        return self.log.read_text(errors="replace")

    def kill(self) -> None:
        """kill -9 of it and of all it started: they are a process group of their own."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=PATIENCE)

    def start_again(self) -> None:
        """After a death: another one in its place, which answers when this returns."""
        self.process = self.again()
        wait(self)


@contextmanager
def serving(here: Installation, servers: int = 2, program: Sequence[str] = HONEST) -> Iterator[list[Server]]:
    """So many servers beside each other, of `participation` or of one of the programs in `weakened.py`."""
    with ExitStack() as stack:
        started = [_start(here, program) for _ in range(servers)]
        for server in started:
            stack.callback(server.kill)
        for server in started:
            wait(server)
        yield started


def _start(here: Installation, program: Sequence[str]) -> Server:
    port = free_port()
    log = here.config.data / f"server-{port}.log"
    settings = {"DATA": str(here.config.data), "DATABASE_URL": here.url, "PORT": str(port)}

    def start() -> "subprocess.Popen[bytes]":
        with log.open("ab") as file:
            return subprocess.Popen(
                [sys.executable, *program, "serve", "--no-worker", "--threads", "8"],
                cwd=ROOT,
                env=os.environ | settings,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    return Server(start(), port, log, start)


def wait(server: Server) -> None:
    """Until it answers. Raises ServerError with its own words."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as line:
                line.sendall(b"GET /anmelden HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if line.recv(100):
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise ServerError(server.said())
