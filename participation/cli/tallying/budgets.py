"""`participation tally FILE.pb`: which rule, how it came out, and why."""

from pathlib import Path
from typing import Any

from participation.cli.tallying.plans import Wishes, planned
from participation.cli.tallying.reports import told
from participation.cli.tallying.tables import table
from participation.tallies import pabulib
from participation.tallies.budgets import Greedy, Outcome, equal_shares, greedy
from participation.tallies.budgets.explaining import compare
from participation.tallies.budgets.outcome import EQUAL_SHARES
from participation.tallies.budgets.rules import bar


def count_budget(file: Path, wishes: Wishes) -> tuple[dict[str, Any], str]:
    """The report of a count, and its text. Raises DomainError for a broken file or one that names no rule we know."""
    content = pabulib.read(file, wishes.lot)
    plan = planned(content, wishes)
    election = bar(content.election, threshold=plan.threshold, eligibility=plan.eligibility)
    step = wishes.step * election.money_unit if wishes.step else None
    most = greedy(election, Greedy.SKIP if plan.rule == EQUAL_SHARES else Greedy(plan.rule))
    shares = equal_shares(election, plan.completion, step=step)
    outcome = Outcome(election, plan.rule, plan.completion, most, shares)
    both = compare(election, most, shares)
    if plan.comparing and both.better_greedy > both.better_shares:
        outcome = Outcome(election, Greedy.SKIP, plan.completion, most, shares)
    report = told(file.name, content, plan, outcome, both)
    return report, table(report)
