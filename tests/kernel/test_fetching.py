"""Reading pages of other installations: nothing is asked behind the firewall."""

import socket
from collections.abc import Iterator

import pytest

from participation.kernel.errors import DomainError
from participation.kernel.fetching import Site


@pytest.fixture
def inside() -> Iterator[socket.socket]:
    """Somebody who listens where only we should be."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        yield server


def test_a_name_that_suddenly_means_a_machine_inside_hears_not_a_byte(inside: socket.socket) -> None:
    port = inside.getsockname()[1]
    with pytest.raises(DomainError, match="not in the public network"):
        Site(f"https://127.0.0.1:{port}/datei", outside=True).get("", 100)
    line, _address = inside.accept()
    with line:
        assert line.recv(100) == b""


def test_outside_there_is_only_https() -> None:
    with pytest.raises(DomainError, match="https"):
        Site("http://beteiligung.example/datei", outside=True)
