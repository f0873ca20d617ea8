"""Two programs that share no code count the same random votes, of every method, to the last byte of the result."""

import random
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest

from participation.tallies import pabulib, recount, recount_budget
from participation.tallies.ballots import canonical
from participation.tallies.budgets.election import Election
from participation.tallies.budgets.outcome import budget_outcome
from participation.tallies.budgets.shares import count as shares_at
from participation.tallies.budgets.shares import within_budget
from participation.tallies.outcomes import count
from participation.tallies.stations import contradiction
from tests.real_files import real
from tests.tallies.boxes import STATION
from tests.tallies.votes import rules

METHODS = ["single", "approval", "points", "consensus", "ranked"]
GREEDY = ["greedy", "greedy-threshold", "greedy-no-skip"]
COMPLETIONS = ["none", "add1", "add1-exhaustive", "utilitarian", "add1-utilitarian"]


def again(rules_: dict[str, Any], ballots: list[Any], paper: list[Any]) -> Any:
    """What the program in the package makes of it."""
    vote = recount.Vote(rules_, lambda vote, box: recount_budget.Budget(vote, box).outcome())
    assert all(vote.is_valid(ballot) or ballot == {"invalid": True} for ballot in ballots)
    assert all(vote.adds_up(station) for station in paper)
    return vote.result(ballots, paper)


def agree(rules_: dict[str, Any], ballots: list[Any], paper: list[Any]) -> dict[str, Any]:
    """Count twice, compare, and answer the outcome."""
    ours = count(rules_, ballots, paper)
    assert canonical(again(rules_, ballots, paper)) == canonical(ours)
    outcome: dict[str, Any] = ours["outcome"]
    return outcome


@pytest.mark.parametrize("ties", ["lot", "open"])
@pytest.mark.parametrize("method", METHODS)
def test_random_votes_come_out_the_same(method: str, ties: str) -> None:
    random_ = random.Random(f"{method} {ties}")
    tied = 0
    for number in range(90):
        ids = "abcdef"[: random_.randint(2, 6)]
        seats = random_.choice([1, 1, 1, 2])
        counted = random_.choice(["schulze", "irv"]) if method == "ranked" else ""
        lot = random_.sample(ids, len(ids))
        rules_ = rules(method, ids, ties=ties, seats=seats, count=counted, lot=lot, points=3)
        ballots = [ballot(random_, rules_, method) for _ in range(random_.choice([0, 1, 2, 4, 9, 25]))]
        paper = [station(random_, rules_, method)] if number % 3 == 0 else []
        tied += len(agree(rules_, ballots, paper)["ties"])
    assert tied > 12


@pytest.mark.parametrize("ties", ["lot", "open"])
@pytest.mark.parametrize("kind", ["approval", "points", "ranked"])
@pytest.mark.parametrize("completion", COMPLETIONS)
def test_random_budgets_come_out_the_same(completion: str, kind: str, ties: str) -> None:
    random_ = random.Random(f"{completion} {kind} {ties}")
    tied = funded = 0
    for _number in range(16):
        rules_ = budget(random_, kind, ties, completion)
        ballots = [ballot(random_, rules_, kind) for _ in range(random_.choice([0, 1, 3, 8, 20]))]
        paper = [station(random_, rules_, kind)]
        outcome = agree(rules_, ballots, paper)
        tied += len(outcome["ties"])
        funded += len(outcome["winners"])
    assert tied
    assert funded > 12


def budget(random_: random.Random, kind: str, ties: str, completion: str) -> dict[str, Any]:
    """Rules of a budget with few different costs, so that ties come."""
    ids = "abcdefgh"[: random_.randint(2, 8)]
    costs = [0, 5, 10, 10, 20, 30, 47, 500]
    options = [{"id": id_, "title": id_, "cost": random_.choice(costs)} for id_ in ids]
    plan = {
        "total": random_.choice([30, 60, 100]),
        "ballot": kind,
        "fits": False,
        "rule": random_.choice([*GREEDY, "equal-shares"]),
        "completion": completion,
        "threshold": random_.choice([0, 0, 2]),
    }
    lot = random_.sample(ids, len(ids))
    return rules(
        "budget",
        ids,
        options=options,
        budget=plan,
        ties=ties,
        lot=lot,
        points=5,
        most=random_.randint(1, len(ids)),
    )


def ballot(random_: random.Random, rules_: dict[str, Any], method: str) -> dict[str, Any]:
    """A random ballot; one in ten is blank or invalid."""
    if random_.random() < 0.1:
        return random_.choice([{"blank": True}, {"invalid": True}])
    return choice(random_, rules_, method)


def choice(random_: random.Random, rules_: dict[str, Any], method: str) -> dict[str, Any]:
    """A random choice that says something."""
    ids = [option["id"] for option in rules_["options"]]
    named = random_.sample(ids, random_.randint(1, rules_["most"]))
    if method == "consensus":
        return {"resist": {id_: random_.choice([0, 0, 5, 10]) for id_ in ids}}
    if method == "points":
        return {
            "points": dict.fromkeys(named[: rules_["points"]], 1)
            | {named[0]: max(1, rules_["points"] - len(named))}
        }
    return {"rank": named} if method == "ranked" else {"approve": sorted(named)}


def station(random_: random.Random, rules_: dict[str, Any], method: str) -> dict[str, Any]:
    """A station with a few lines, or with the totals of its ballots where these are enough."""
    lines = [
        {"choice": choice(random_, rules_, method), "count": random_.randint(1, 4)}
        for _ in range(random_.randint(0, 3))
    ]
    blank, invalid, said = random_.randint(0, 2), random_.randint(0, 2), sum(line["count"] for line in lines)
    content: dict[str, Any] = {"lines": lines}
    if method != "ranked" and not rules_["budget"] and random_.random() < 0.5:
        content = {"totals": _totals(lines)}
    return {
        "station": "Rathaus",
        "ballots": said + blank + invalid,
        "blank": blank,
        "invalid": invalid,
        **content,
    }


def _totals(lines: list[Any]) -> dict[str, int]:
    """The sums that a station's lines amount to."""
    totals: Counter[str] = Counter()
    for line in lines:
        (said,) = line["choice"].values()
        given = said if isinstance(said, dict) else dict.fromkeys(said, 1)
        totals.update({option: amount * line["count"] for option, amount in given.items()})
    return dict(totals)


@pytest.mark.parametrize(
    ("name", "kind", "share"),
    [
        ("Poland_Wieliczka_2023_Green_Budget.pb", "approval", Fraction(1040052, 3293)),
        ("Switzerland_Zurich_D10.pb", "points", Fraction(1324, 3)),
        ("Poland_Katowice_2025.pb", "points", None),
    ],
)
def test_real_budgets_come_out_the_same(name: str, kind: str, share: Fraction | None) -> None:
    """Real elections, both rules; Wieliczka and Zürich also at the share that the official completion ends with."""
    election = pabulib.read(real(f"pabulib/{name}")).election
    ids = [f"p{place}" for place in range(len(election.projects))]
    options = [
        {"id": id_, "title": "", "cost": project.cost}
        for id_, project in zip(ids, election.projects, strict=True)
    ]
    plan = {
        "total": election.budget,
        "ballot": kind,
        "fits": False,
        "rule": "equal-shares",
        "completion": "none",
        "threshold": 0,
    }
    rules_ = rules("budget", ids, options=options, budget=plan, lot=ids)
    box = _ballots_of(election, ids, kind)
    again_ = recount_budget.Budget(recount.Vote(rules_, lambda _vote, _box: None), box)
    assert canonical(again_.outcome()) == canonical(budget_outcome(rules_, box))
    if share is not None:
        within = within_budget(election)
        assert again_.buy(again_.running, share)[0] == [
            ids[place] for place in shares_at(within, share).winners
        ]
    if "Wieliczka" in name:
        funded = [
            election.projects[ids.index(id_)]
            for id_ in again_.buy(again_.running, Fraction(1040052, 3293))[0]
        ]
        assert [project.id for project in funded[:6]] == ["24", "41", "40", "74", "19", "6"]
        assert (len(funded), sum(project.cost for project in funded)) == (30, 995079)


def _ballots_of(election: Election, ids: list[str], kind: str) -> list[tuple[dict[str, Any], int]]:
    """The grouped ballots of a file as our choices."""
    given: list[dict[str, int]] = [{} for _ in election.weights]
    for id_, groups, units in zip(ids, election.groups, election.units, strict=True):
        for group, amount in zip(groups.tolist(), units.tolist(), strict=True):
            given[group][id_] = amount
    piles = zip(given, election.weights.tolist(), strict=True)
    return [
        ({"approve": list(said)} if kind == "approval" else {"points": said}, number)
        for said, number in piles
        if said
    ]


@pytest.mark.parametrize("changed", [
    {"ballots": 13}, {"blank": -1}, {"blank": True}, {"invalid": 99}, {"more": 1}, {"totals": {"1": 4}}, {"lines": []},
    {"lines": [{"choice": {"approve": ["9"]}, "count": 4}]}, {"lines": [{"choice": {"blank": True}, "count": 4}]},
    {"lines": [{"choice": {"approve": ["1"]}, "count": 0}, {"choice": {"approve": ["1"]}, "count": 4}]},
])  # fmt: skip
def test_both_refuse_a_station_that_does_not_add_up(changed: dict[str, Any]) -> None:
    rules_ = rules()
    vote = recount.Vote(rules_, lambda _vote, _box: None)
    assert vote.adds_up(STATION)
    assert contradiction(rules_, STATION) is None
    assert not vote.adds_up({**STATION, **changed})
    assert contradiction(rules_, {**STATION, **changed}) is not None


@pytest.mark.parametrize(("method", "totals"), [
    ("single", {"1": 3}), ("single", {"1": 5}), ("single", {"9": 4}), ("approval", {"1": 4, "2": 4, "3": 5}),
    ("approval", {"1": 3}), ("points", {"1": 41}), ("points", {"1": 3}), ("consensus", {"1": 41}), ("ranked", {"1": 4}),
    ("single", {"1": True, "2": 3}),
])  # fmt: skip
def test_both_refuse_totals_that_do_not_add_up(method: str, totals: dict[str, int]) -> None:
    rules_ = rules(method)
    station_ = {"station": "A", "ballots": 4, "blank": 0, "invalid": 0, "totals": totals}
    assert not recount.Vote(rules_, lambda _vote, _box: None).adds_up(station_)
    assert contradiction(rules_, station_) is not None
