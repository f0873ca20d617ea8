"""A participatory budget whose two rules disagree, for tests of results."""

from typing import Any

from participation.formats.voting.models import Method

TITLES = ("Radweg am Fluss", "Spielplatz Nord", "Bänke im Park", "Trinkbrunnen", "Niemandes Wunsch")
COSTS = (60_000, 40_000, 20_000, 10_000, 5_000)
RULES: dict[str, Any] = {"most": 3, "budget": {"total": 100_000}}
"""Equal Shares with the official completion, approval of up to three."""
CHOICES: list[dict[str, Any]] = [
    *[{"approve": ["1", "2"]}] * 12,
    *[{"approve": ["3", "4"]}] * 8,
    *[{"approve": ["3"]}] * 4,
    {"blank": True},
]


def a_budget(**changed: Any) -> dict[str, Any]:
    """Arguments for `a_vote` and `a_result`."""
    return {"method": Method.BUDGET, "titles": TITLES, "costs": COSTS, "rules": RULES} | changed
