"""What results of surveys tells the tests of the whole platform; `told.py` puts it together."""

from typing import Any

from tests.architecture.answers import Route
from tests.journeys.kinds import Kind

ROUTES: dict[str, Route] = {}
TYPED: dict[str, dict[str, Any]] = {}
PAGES: tuple[Kind, ...] = ()
READERS: dict[str, tuple[str, ...]] = {}
LIMITED: frozenset[str] = frozenset()
ELSEWHERE: dict[str, str] = {}
