"""Browsers in front of the demo, as in the journeys of the whole platform."""

from tests.journeys.conftest import axe, demo, signed_in, visit

__all__ = ["axe", "demo", "signed_in", "visit"]
