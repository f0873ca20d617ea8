"""Participatory budgets: most votes first, and the Method of Equal Shares; both exact, with ties that are told."""

from participation.tallies.budgets.election import Election, Project, hold
from participation.tallies.budgets.greedy import Greedy, Spending, greedy
from participation.tallies.budgets.outcome import Outcome, budget_outcome, decide, of_vote
from participation.tallies.budgets.shares import Completion, EqualShares, equal_shares
from participation.tallies.budgets.ties import Tie

__all__ = [
    "Completion",
    "Election",
    "EqualShares",
    "Greedy",
    "Outcome",
    "Project",
    "Spending",
    "Tie",
    "budget_outcome",
    "decide",
    "equal_shares",
    "greedy",
    "hold",
    "of_vote",
]
