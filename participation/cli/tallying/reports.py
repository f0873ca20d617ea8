"""What `participation tally FILE.pb --json` tells."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Any

from participation.cli.tallying.plans import Plan
from participation.tallies.budgets import Election, Outcome
from participation.tallies.budgets.explaining import Comparison, Happiness, Story, explain
from participation.tallies.budgets.outcome import EQUAL_SHARES
from participation.tallies.budgets.rules import REASONS
from participation.tallies.budgets.warning import warnings_of
from participation.tallies.pabulib import PbFile

_LONGEST = 8_192
"""Bits of a denominator that is written out."""


def told(name: str, content: PbFile, plan: Plan, outcome: Outcome, both: Comparison) -> dict[str, Any]:
    """Everything about a count. Amounts in units of currency; what cannot be written exactly stands as "p/q" as well."""
    election = outcome.election
    return {
        "file": name,
        "description": content.meta.get("description", ""),
        "currency": content.currency,
        "budget": _money(election, election.budget),
        "voters": election.voters,
        "ballots": content.kind,
        **_result(plan, outcome),
        "lot": {"seed": content.seed, "order": election.ids(election.lot)},
        "official": _official(content, election, outcome.winners),
        "comparison": _comparison(election, both, decides=plan.comparing),
        "warnings": [str(sentence) for sentence in warnings_of(election, outcome.rule)],
        "notes": [*plan.notes, *map(str, content.notes)],
        "explanation": _explanation(outcome),
    }


def _result(plan: Plan, outcome: Outcome) -> dict[str, Any]:
    election, by_shares = outcome.election, outcome.rule == EQUAL_SHARES
    shares = outcome.shares
    raised = {
        "completion": outcome.completion.value if by_shares else "none",
        "share": _fraction(election, shares.share) if by_shares else None,
        "share_decimal": _money(election, shares.share) if by_shares else None,
        "rounds": shares.tried if by_shares else None,
        "step": _money(election, shares.step) if by_shares else None,
        "topped_up": election.ids(shares.topped_up) if by_shares else [],
    }
    return {
        "rule": str(outcome.rule),
        "winners": election.ids(outcome.winners),
        "cost": _money(election, election.cost(outcome.winners)),
        **raised,
        "threshold": plan.threshold,
        "eligibility": str(plan.eligibility),
        "ties": [tie.named(election) for tie in outcome.ties],
    }


def _official(content: PbFile, election: Election, winners: Sequence[int]) -> dict[str, Any] | None:
    """What the file says was decided: 1 by its rule, 2 and 3 for another reason."""
    if not content.selected:
        return None
    by_rule = [key for key, how in content.selected.items() if how == 1]
    other = [key for key, how in content.selected.items() if how > 1]
    return {
        "winners": by_rule,
        "for_another_reason": other,
        "same": set(by_rule) == set(election.ids(winners)),
    }


def _comparison(election: Election, both: Comparison, *, decides: bool) -> dict[str, Any]:
    return {
        "decides": decides,
        "greedy": _happiness(both.greedy),
        "equal_shares": _happiness(both.shares),
        "greedy_only": election.ids(both.greedy_only),
        "equal_shares_only": election.ids(both.shares_only),
        "better_off_with_greedy": both.better_greedy,
        "better_off_with_equal_shares": both.better_shares,
    }


def _happiness(happiness: Happiness) -> dict[str, Any]:
    return {
        "voters_by_winners": list(happiness.voters),
        "average_winners": round(float(happiness.average), 4),
        "voters_without_winner_percent": round(float(happiness.nothing * 100), 2),
    }


def _explanation(outcome: Outcome) -> list[dict[str, Any]]:
    election = outcome.election
    return [_story(election, story) for story in explain(election, outcome.greedy, outcome.shares)]


def _story(election: Election, story: Story) -> dict[str, Any]:
    project = election.projects[story.project]
    return {
        "id": project.id,
        "title": project.title,
        "cost": _money(election, project.cost),
        "votes": story.votes,
        "score": story.score,
        "greedy": story.by_votes,
        "equal_shares": story.by_shares,
        "topped_up": story.topped_up,
        "cost_per_supporter": None if story.per_supporter is None else _money(election, story.per_supporter),
        "effective_support": {
            "exact": _exact(story.support),
            "percent": int(story.support * 100),  # whole, as cities publish it
            "shown": _covered(story),
        },
        "money_left": {"exact": _fraction(election, story.held), "decimal": _money(election, story.held)},
        "missing": {"exact": _fraction(election, story.missing), "decimal": _money(election, story.missing)},
        "lost_to": None if story.lost_to is None else election.projects[story.lost_to].id,
        "left_at_its_turn_by_votes": None if story.turn is None else _money(election, story.turn),
        "money_went_to": [
            {
                "id": election.projects[payment.project].id,
                "amount": _money(election, payment.amount),
                "supporters_percent": _percent(payment.supporters),
            }
            for payment in story.elsewhere
        ],
        "barred": str(REASONS[story.barred]) if story.barred else None,
    }


def _covered(story: Story) -> float:
    """What part of the cost the supporters had; never the whole where something was missing."""
    percent = _percent(story.support)
    return min(percent, 99.9) if story.missing else percent


def _percent(part: Fraction) -> float:
    """With one place, half up."""
    return floor(part * 1_000 + Fraction(1, 2)) / 10


def _money(election: Election, amount: int | Fraction) -> int | float:
    """In units of currency: whole where it is, else a decimal number with six places."""
    exact = Fraction(amount) / election.money_unit
    return exact.numerator if exact.denominator == 1 else round(float(exact), 6)


def _fraction(election: Election, amount: Fraction) -> str | None:
    return _exact(amount / election.money_unit)


def _exact(number: Fraction) -> str | None:
    """As "p/q"; None when it would fill pages, as after hundreds of rounds."""
    if number.denominator.bit_length() > _LONGEST:
        return None
    return f"{number.numerator}/{number.denominator}"
