"""Participatory budgets: most votes first, and the Method of Equal Shares; both exact, with ties that are told.

`budget_outcome(rules, choices)` is what stands in result.json; `decide` gives the same as objects, for `explain` (why each
project is in or out) and `compare` (what voters got under either rule). `warnings(rules)` is for the wizard.
"""

from participation.tallies.budgets.election import Election, Project, hold
from participation.tallies.budgets.explaining import Comparison, Happiness, Story, compare, explain
from participation.tallies.budgets.greedy import Greedy, Spending, greedy
from participation.tallies.budgets.outcome import Outcome, budget_outcome, decide, of_vote
from participation.tallies.budgets.shares import Completion, EqualShares, equal_shares
from participation.tallies.budgets.ties import Tie
from participation.tallies.budgets.warning import warnings

__all__ = [
    "Comparison",
    "Completion",
    "Election",
    "EqualShares",
    "Greedy",
    "Happiness",
    "Outcome",
    "Project",
    "Spending",
    "Story",
    "Tie",
    "budget_outcome",
    "compare",
    "decide",
    "equal_shares",
    "explain",
    "greedy",
    "hold",
    "of_vote",
    "warnings",
]
