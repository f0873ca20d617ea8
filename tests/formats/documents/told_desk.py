"""What the desk of a draft tells the tests of the whole platform; told.py takes it over."""

from typing import Any

from tests.architecture.answers import Route

ROUTES: dict[str, Route] = {}
TYPED: dict[str, dict[str, Any]] = {}
PAGES: dict[str, Any] = {}
