"""Commands that keep running: the web server and the worker."""

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import click

from participation.cli.address import require_free, typed
from participation.cli.settings import ready, settings
from participation.config import Config

MOST_THREADS = 16


@click.command()
@click.option("--workers", default=1, show_default=True, help="Prozesse der Weboberfläche.")
@click.option(
    "--threads", type=int, help="Gleichzeitige Anfragen je Prozess; sonst so viele, wie die Kerne tragen."
)
@click.option("--no-worker", is_flag=True, help="Ohne Hintergrundarbeit: dafür läuft `participation worker`.")
def serve(workers: int, threads: int | None, no_worker: bool) -> None:  # noqa: FBT001 - click hands over flags like this
    """Serve the platform on HOST:PORT, with a worker beside it."""
    config = settings()
    require_free(config, typed("serve"))
    ready(config).dispose()
    run_server(config, workers=workers, threads=threads, worker=not no_worker)


@click.command()
@click.option("--beside", is_flag=True, hidden=True, help="Beside a web server: quiet, and ends with it.")
def worker(beside: bool) -> None:  # noqa: FBT001 - click hands over flags like this
    """Do the work outside requests: send mails, tidy up."""
    if beside:
        os.nice(5)  # requests first

    import participation.app  # the rooms register their sweeps when they are loaded
    from participation.kernel import jobs

    level = logging.WARNING if beside else logging.INFO
    logging.basicConfig(level=level, format="%(levelname)s %(name)s %(message)s")
    participation.app.load_formats()
    config = settings()
    if beside:
        threading.Thread(target=_end_with_the_server, daemon=True).start()
    jobs.run_worker(config, ready(config))


def _end_with_the_server() -> None:
    """Our standard input is a pipe from the server: it ends when the server does, however it ends."""
    from participation.kernel.jobs import STOPS

    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)  # the signal is for the main thread, which ends in order
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def run_server(config: Config, *, workers: int, threads: int | None = None, worker: bool) -> None:
    """Serve until told to stop. The server is granian: several times less CPU per request than its peers."""
    from granian import Granian
    from granian.constants import Interfaces

    import participation.app  # noqa: F401 - read once, before the web server forks its processes

    threads = threads or _fitting_threads()
    with _worker_beside() if worker else nullcontext():
        Granian(
            "participation.app:from_environment",
            address=config.host,
            port=config.port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            backpressure=max(64, 4 * threads),
            websockets=False,
            factory=True,
            respawn_failed_workers=True,
            workers_kill_timeout=30,
        ).serve()


def _fitting_threads() -> int:
    """As many as may wait for the database while others compute, and no more than granian thinks wise."""
    return min(MOST_THREADS, 2 * multiprocessing.cpu_count() + 1)


@contextmanager
def _worker_beside() -> Iterator[None]:
    """A worker in a process of its own. Not in threads here: the web server forks, and a forked process inherits
    the locks that threads hold just then, SQLite's own among them, and waits for them for ever."""
    command = [sys.executable, "-m", "participation", "worker", "--beside"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:  # noqa: S603 - ourselves
        try:
            yield
        finally:
            process.terminate()
