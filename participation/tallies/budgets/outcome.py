"""From the frozen rules of a vote and its opened ballots to the outcome that stands in result.json."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from participation.kernel.errors import DomainError
from participation.tallies.budgets.election import Ballot, Election, Project, hold
from participation.tallies.budgets.greedy import Greedy, Spending, greedy
from participation.tallies.budgets.rules import bar
from participation.tallies.budgets.shares import Completion, EqualShares, equal_shares
from participation.tallies.budgets.ties import Tie

EQUAL_SHARES = "equal-shares"
"""The rule's name in rules.json and on the command line, beside the three of `Greedy`."""

Rules = Mapping[str, Any]
Choice = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Both ways to spend the budget, and which of them the rules chose."""

    election: Election
    rule: str
    completion: Completion
    greedy: Spending
    shares: EqualShares

    @property
    def winners(self) -> tuple[int, ...]:
        """Positions of the projects that are funded, in the order of funding."""
        return self.shares.winners if self.rule == EQUAL_SHARES else self.greedy.winners

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The ties of the rule that was chosen."""
        return self.shares.ties if self.rule == EQUAL_SHARES else self.greedy.ties


def of_vote(rules: Rules, choices: Iterable[tuple[Choice, int]]) -> Election:
    """The election of a vote with a budget: choices, each with how many ballots said so.

    Blank and invalid ballots do not count: their voters get no share. Approvals are worth the project's cost to their voter,
    points and places the points (a ballot that may rank m gives m, m-1, …). Costs and total in whole units of
    currency. Raises DomainError for an option that the rules do not know.
    """
    options = rules["options"]
    projects = [Project(option["id"], option["title"], option["cost"]) for option in options]
    places = {project.id: place for place, project in enumerate(projects)}
    budget = rules["budget"]
    valid = ((choice, count) for choice, count in choices if not ("blank" in choice or "invalid" in choice))
    election = hold(
        projects,
        budget["total"],
        ((_units(choice, places, rules["most"]), count) for choice, count in valid),
        worth_cost=budget["ballot"] == "approval",
        lot=[places[key] for key in rules["lot"]] if rules["lot"] else None,
        open_ties=rules["ties"] == "open",
    )
    return bar(election, threshold=budget["threshold"])


def decide(rules: Rules, choices: Iterable[tuple[Choice, int]]) -> Outcome:
    """Count both ways. The threshold holds for both; without a greedy rule, greedy passes over what does not fit."""
    election = of_vote(rules, choices)
    rule, completion = rules["budget"]["rule"], Completion(rules["budget"]["completion"])
    most = greedy(election, Greedy.SKIP if rule == EQUAL_SHARES else Greedy(rule))
    return Outcome(election, rule, completion, most, equal_shares(election, completion))


def budget_outcome(rules: Rules, choices: Iterable[tuple[Choice, int]]) -> dict[str, Any]:
    """The outcome as result.json holds it: only strings, whole numbers, truth values, lists and objects.

    `votes` are approvals, points or places' points; `share` is a fraction "p/q" of one unit of currency; `rounds` says how
    many shares were counted up to the final one, `step` by how much it was raised last.
    """
    return written(decide(rules, choices))


def written(outcome: Outcome) -> dict[str, Any]:
    """An outcome in the form of `budget_outcome`."""
    election, shares = outcome.election, outcome.shares
    ids = election.ids(range(len(election.projects)))
    return {
        "votes": dict(zip(ids, election.scores, strict=True)),
        "greedy": _plain(election, outcome.greedy),
        "equal_shares": {
            **_plain(election, shares),
            "share": f"{shares.share.numerator}/{shares.share.denominator}",
            "completion": outcome.completion.value,
            "rounds": shares.tried,
            "step": shares.step,
        },
        "winners": election.ids(outcome.winners),
        "ties": [tie.named(election) for tie in outcome.ties],
    }


def _plain(election: Election, spent: Spending | EqualShares) -> dict[str, Any]:
    return {
        "winners": election.ids(spent.winners),
        "cost": spent.cost,
        "ties": [tie.named(election) for tie in spent.ties],
    }


def _units(choice: Choice, places: Mapping[str, int], most: int) -> Ballot:
    given: dict[str, int] = dict(choice.get("points", {}))
    given.update(dict.fromkeys(choice.get("approve", []), 1))
    given.update({key: max(most - rank, 0) for rank, key in enumerate(choice.get("rank", []))})
    try:
        return {places[key]: units for key, units in given.items()}
    except KeyError as error:
        raise DomainError(
            "Ein Stimmzettel nennt die Option „%(id)s“, die es nicht gibt.", id=str(error.args[0])
        ) from error
