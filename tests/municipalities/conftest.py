"""The same town that processes are tested in."""

from tests.processes.conftest import running, town

__all__ = ["running", "town"]
