"""A document of figures as another installation makes it."""

from typing import Any


def a_row(**values: Any) -> dict[str, Any]:
    """A process, with some of its values changed."""
    return {
        "ags": "09679147", "municipality": "Musterstadt", "kind": "town", "federal_state": "Baden-Württemberg",
        "population": 41_000, "funding_round": 2021, "title": "Grüne Mitte", "topic": "klima", "state": "published",
        "formats": ["ideas"], "opens_on": "2026-05-01", "closes_on": None, "contributions": 12, "comments": 3,
        "supports": 40, "answered": 6, "hidden": 1, "ballots": 0, "sheets": 0, "ratings": 0, "participants": 11,
        "registered": 2, "guests": 9, "answer_days": 4.5, "channels": {"online": 10, "paper": 2},
        "months": {"2026-05": 15}, "results_published": False, "licence": "",
    } | values  # fmt: skip


def a_document(*rows: dict[str, Any], made_at: str = "2026-06-01T10:00:00Z") -> dict[str, Any]:
    """A whole document; with one row unless others are given."""
    return {
        "schema": "participation-indicators", "version": "1.0", "installation": "Musterstadt", "made_at": made_at,
        "processes": list(rows) or [a_row()],
    }  # fmt: skip
