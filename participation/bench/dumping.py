"""The database's own way to write CSV: the sqlite3 shell, or COPY. Nobody who asks a database for CSV gets it sooner."""

import resource
import shutil
import subprocess

import sqlalchemy as sa

from participation.bench.floor import Bare
from participation.bench.measuring import cpu_ms
from participation.kernel.db import Database


def dumper(url: str) -> str:
    """What it is called."""
    return "sqlite3 -csv" if url.startswith("sqlite") else "COPY … CSV (nur unser Anteil)"


def dump_csv(url: str, statement: str) -> float:
    """CPU milliseconds it takes to write all rows of a statement and throw them away; 0 where there is no such program.

    Of PostgreSQL only the time that this process spends is counted: the server's own is nobody's child.
    """
    if url.startswith("sqlite"):
        return _shell(str(sa.make_url(url).database), statement)
    return cpu_ms(lambda: _copy(url, statement))


def _shell(path: str, statement: str) -> float:
    program = shutil.which("sqlite3")
    if program is None:
        return 0.0
    before = _children()
    command = [program, "-csv", path, statement]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own words
    return (_children() - before) * 1_000


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _copy(url: str, statement: str) -> None:
    bare = Bare(Database(url))
    with bare.connection.cursor().copy(f"COPY ({statement}) TO STDOUT (FORMAT csv)") as rows:
        for _piece in rows:
            pass
