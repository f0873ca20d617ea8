"""The address a server is to listen on: tried before anything else is done, so that nobody waits for a failure."""

import errno
import os
import socket
from typing import IO, Any

import click

from participation.config import Config

MOST_TRIED = 100
HIGHEST_PORT = 65_535


class NoAddress(click.ClickException):
    """The address is not to be had; one German sentence says why and what to do."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence as it is."""
        click.echo(self.message, file, err=file is None)


def require_free(config: Config, command: str) -> None:
    """Raise NoAddress unless HOST:PORT can be listened on. `command`: what was typed, such as `participation serve`."""
    host, port = config.host, config.port
    if port > HIGHEST_PORT:
        raise NoAddress(
            f"Einen Port {port} gibt es nicht, der höchste ist {HIGHEST_PORT}: PORT=8000 {command}"
        )
    trouble = _trouble(host, port)
    if trouble is None:
        return
    if trouble.errno == errno.EADDRINUSE:
        raise NoAddress(
            f"Auf {host}:{port} läuft schon ein anderes Programm; beenden Sie es, "
            f"oder nehmen Sie einen anderen Port: PORT={_next_free(host, port)} {command}"
        )
    raise NoAddress(
        f"Auf {host}:{port} lässt sich kein Server starten ({trouble.strerror}); "
        f"bitte ändern Sie HOST oder PORT: HOST=127.0.0.1 PORT=8000 {command}"
    )


def typed(verb: str) -> str:
    """The command as people type it: with make, if that is how we were called."""
    return f"make {verb}" if verb == "demo" and "MAKELEVEL" in os.environ else f"participation {verb}"


def _trouble(host: str, port: int) -> OSError | None:
    try:
        family, kind, _protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            # As servers do: a connection that is only just closed does not keep the port.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        return error
    return None


def _next_free(host: str, port: int) -> int:
    """The next port that is free, or just the next one where none is found soon."""
    following = range(port + 1, min(port + MOST_TRIED, HIGHEST_PORT))
    return next((one for one in following if _trouble(host, one) is None), port + 1)
