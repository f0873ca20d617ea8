"""The Method of Equal Shares: every voter gets the same part of the budget and pays only for what they voted for.

Source: D. Peters, G. Pierczyński, P. Skowron, "Proportional Participatory Budgeting with Additive Utilities" (2021), and
the completions as cities use them (equalshares.net). In each round the project that is cheapest per unit of worth for
its supporters is funded; those who cannot pay their part give all they have left, and the others share the rest.

`ledger.py` keeps what everybody owns, in floats with a margin and exactly; `counting.py` runs the rounds at one
share; `completion.py` raises the share. `reference.py` says the same slowly in fractions alone.
"""

from participation.tallies.budgets.shares.completion import (
    Completion,
    EqualShares,
    equal_shares,
    within_budget,
)
from participation.tallies.budgets.shares.counting import Allocation, Round, count

__all__ = ["Allocation", "Completion", "EqualShares", "Round", "count", "equal_shares", "within_budget"]
