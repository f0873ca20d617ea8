"""A real Redis server for tests, which keeps nothing on disk."""

import shutil
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from redis import Redis
from redis.exceptions import ConnectionError as RedisConnectionError

from tests.servers.processes import ServerError, free_port, new_folder, run

PATIENCE = 10.0  # seconds until a server that does not answer counts as failed


def find_redis() -> Path:
    """The redis-server program of this machine. Raises ServerError with what to install."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return Path(found)
    raise ServerError("There is no redis-server on this machine: apt-get install redis-server")


@dataclass
class RedisServer:
    """One server on a free port of 127.0.0.1."""

    folder: Path
    port: int = 0

    @classmethod
    def started(cls) -> "RedisServer":
        """A new server, running. Raises ServerError with the server's own words."""
        server = cls(new_folder("redis"))
        server.start()
        return server

    def start(self) -> None:
        """Serve on a free port and wait for the first answer."""
        self.port = free_port()
        log = self.folder / "log"
        run(
            *(find_redis(), "--port", str(self.port), "--bind", "127.0.0.1", "--daemonize", "yes"),
            *("--save", "", "--appendonly", "no", "--dir", self.folder, "--logfile", log),
            folder=self.folder,
        )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > deadline:
                raise ServerError(log.read_text() if log.exists() else "redis-server did not answer")
            time.sleep(0.02)

    def _answers(self) -> bool:
        with Redis(port=self.port) as client:
            try:
                return bool(client.ping())
            except RedisConnectionError:
                return False

    def stop(self) -> None:
        """End the server at once and forget everything it held."""
        with Redis(port=self.port) as client, suppress(RedisConnectionError):
            client.shutdown(nosave=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, number: int = 0) -> str:
        """The address of one of its 16 databases, 0 to 15."""
        return f"redis://127.0.0.1:{self.port}/{number}"


if __name__ == "__main__":
    try:
        sys.stdout.write(f"  Redis       {find_redis()}\n")
    except ServerError as error:
        sys.exit(str(error))
