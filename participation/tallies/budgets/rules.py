"""Who may win at all: thresholds, a share of voters in proportion to the cost, projects taken back."""

from collections.abc import Mapping
from fractions import Fraction

from participation.kernel.words import Words
from participation.tallies.budgets.election import Election

WITHDRAWN = 999_999_999
"""The cost that files give a project which was taken back after the vote, so that it cannot win."""

REASONS: Mapping[str, Words] = {
    "withdrawn": Words("nach der Abstimmung zurückgezogen"),
    "threshold": Words("zu wenige Stimmen für die Mindestzahl"),
    "eligibility": Words("zu wenige Stimmen für seine Kosten"),
    "dear": Words("teurer als das ganze Budget"),
}
"""What each reason in `Election.barred` means."""


def bar(election: Election, *, threshold: int = 0, eligibility: Fraction = Fraction(0)) -> Election:
    """The election in which some cannot win.

    `threshold`: the least score (votes, or points). `eligibility`: the votes of a project, as a part of all voters, must be at
    least this fraction of its cost as a part of the budget; Świecie has 1/3: votes / voters >= cost / (3 * budget).
    """
    barred: dict[int, str] = {}
    for position, project in enumerate(election.projects):
        if project.cost >= WITHDRAWN * election.money_unit and project.cost > election.budget:
            barred[position] = "withdrawn"
        elif election.scores[position] < threshold:
            barred[position] = "threshold"
        elif election.votes[position] * election.budget < eligibility * project.cost * election.voters:
            barred[position] = "eligibility"
    return election.barring(barred)
