"""From rules and choices to the outcome of result.json, and what the wizard warns of."""

import random
from typing import Any

import pytest
import rfc8785

from participation.kernel.errors import DomainError
from participation.tallies.budgets.outcome import budget_outcome, of_vote
from participation.tallies.budgets.rules import bar
from participation.tallies.budgets.warning import warnings, warnings_of
from tests.tallies.budgets.cast import vote


def rules(**changed: Any) -> dict[str, Any]:
    """Four projects, 100 to spend; `budget` changes only what it names."""
    budget = {
        "total": 100,
        "ballot": "approval",
        "fits": False,
        "rule": "equal-shares",
        "completion": "add1",
        "threshold": 0,
    }
    costs = {"1": 60, "2": 50, "3": 40, "4": 40}
    whole: dict[str, Any] = {
        "options": [{"id": key, "title": f"Projekt {key}", "cost": cost} for key, cost in costs.items()],
        "most": 3,
        "points": 5,
        "ties": "lot",
        "lot": ["4", "3", "2", "1"],
        "budget": {**budget, **changed.pop("budget", {})},
    }
    return {**whole, **changed}


def approving(*words: str) -> list[tuple[dict[str, Any], int]]:
    """One ballot for each word."""
    return [({"approve": list(word)}, 1) for word in words]


def test_an_outcome_tells_both_rules_and_the_winners_of_the_one_that_counts() -> None:
    said = approving("12", "12", "1", "34", "4")
    outcome = budget_outcome(rules(), said)
    assert outcome["votes"] == {"1": 3, "2": 2, "3": 1, "4": 2}
    assert outcome["greedy"] == {"winners": ["1", "4"], "cost": 100, "ties": [
        {"options": ["2", "4"], "chosen": "4", "by": "cost", "matters": False}]}  # fmt: skip
    assert outcome["equal_shares"]["winners"] == ["1", "4"]
    assert outcome["equal_shares"]["completion"] == "add1"
    assert outcome["winners"] == outcome["equal_shares"]["winners"]
    greedy = budget_outcome(rules(budget={"rule": "greedy"}), said)
    assert greedy["winners"] == greedy["greedy"]["winners"]
    assert greedy["ties"] == greedy["greedy"]["ties"]


def test_the_same_ballots_give_the_same_bytes_in_whatever_order_and_piles() -> None:
    dice = random.Random(3)
    said = approving(*("".join(sorted(dice.sample("1234", dice.randint(1, 3)))) for _ballot in range(40)))
    piles: dict[str, int] = {}
    for choice, count in said:
        piles["".join(choice["approve"])] = piles.get("".join(choice["approve"]), 0) + count
    other = [({"approve": list(word)}, count) for word, count in reversed(piles.items())]
    assert rfc8785.dumps(budget_outcome(rules(), said)) == rfc8785.dumps(budget_outcome(rules(), other))


def test_blank_and_invalid_ballots_get_no_share() -> None:
    said = approving("1", "2")
    more = [*said, ({"blank": True}, 5), ({"invalid": True}, 2)]
    assert budget_outcome(rules(), more) == budget_outcome(rules(), said)
    assert of_vote(rules(), more).voters == 2


def test_a_ranked_ballot_gives_as_many_points_as_it_may_rank() -> None:
    said = [({"rank": ["3", "1"]}, 2), ({"rank": ["1"]}, 1)]
    outcome = budget_outcome(rules(budget={"ballot": "ranked"}), said)
    assert outcome["votes"] == {"1": 7, "2": 0, "3": 6, "4": 0}


def test_points_are_added_up() -> None:
    outcome = budget_outcome(
        rules(budget={"ballot": "points"}), [({"points": {"2": 5}}, 2), ({"points": {"1": 4}}, 1)]
    )
    assert outcome["votes"] == {"1": 4, "2": 10, "3": 0, "4": 0}


def test_a_threshold_holds_for_both_rules() -> None:
    outcome = budget_outcome(rules(budget={"threshold": 2}), approving("12", "12", "3"))
    assert "3" not in outcome["greedy"]["winners"] + outcome["equal_shares"]["winners"]


def test_without_ballots_nobody_wins() -> None:
    outcome = budget_outcome(rules(), [])
    assert (outcome["winners"], outcome["equal_shares"]["share"]) == ([], "0/1")


def test_a_ballot_for_something_else_is_refused() -> None:
    with pytest.raises(DomainError, match="„9“"):
        budget_outcome(rules(), approving("9"))


def test_the_wizard_warns_of_few_choices_points_and_a_budget_that_decides_nothing() -> None:
    def about(**changed: Any) -> str:
        return " ".join(str(one) for one in warnings(rules(**changed)))

    assert about() == ""
    assert "nur etwa 2 Projekte" in about(most=2)
    assert "jeder Punkt gleich viel" in about(budget={"ballot": "points"})
    assert "mehr als das ganze Budget" in about(budget={"total": 55})
    assert "alle Projekte" in about(budget={"total": 500})
    assert "Los" in about(ties="open")
    assert "Vervollständigung" in about(budget={"completion": "none"})
    assert about(most=1, budget={"rule": "greedy", "ballot": "points"}) == ""


def test_ballots_that_name_few_projects_are_told_afterwards() -> None:
    few = vote({"a": 1, "b": 1, "c": 1}, 10, ["a", "ab"])
    assert "1,5 Projekte" in str(warnings_of(few, "equal-shares")[0])
    assert warnings_of(few, "greedy") == []
    assert warnings_of(bar(vote({"a": 1, "b": 1, "c": 1}, 10, ["abc"])), "equal-shares") == []
