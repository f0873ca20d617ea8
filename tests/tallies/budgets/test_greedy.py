"""Most votes first: what fits, what ties, who cannot win."""

import json
from fractions import Fraction

from participation.tallies.budgets import Greedy, greedy
from participation.tallies.budgets.rules import bar
from participation.tallies.pabulib import read
from tests.real_files import real
from tests.tallies.budgets.cast import vote


def test_what_does_not_fit_is_passed_over() -> None:
    election = vote({"a": 6, "b": 5, "c": 4}, 10, ["abc", "abc", "ab", "a"])
    assert election.ids(greedy(election).winners) == ["a", "c"]


def test_without_skipping_the_count_ends_there() -> None:
    election = vote({"a": 6, "b": 5, "c": 4}, 10, ["abc", "abc", "ab", "a"])
    spent = greedy(election, Greedy.NO_SKIP)
    assert (election.ids(spent.winners), spent.cost) == (["a"], 6)


def test_below_the_threshold_nobody_is_funded() -> None:
    election = bar(vote({"a": 1, "b": 1}, 10, ["ab", "a"]), threshold=2)
    assert election.ids(greedy(election, Greedy.THRESHOLD).winners) == ["a"]
    assert election.barred == {1: "threshold"}


def test_nobody_s_project_is_never_funded_even_when_it_is_free() -> None:
    election = vote({"a": 1, "b": 0}, 10, ["a"])
    assert election.ids(greedy(election).winners) == ["a"]


def test_of_equal_votes_the_cheaper_comes_first_and_the_tie_is_told() -> None:
    election = vote({"a": 8, "b": 5}, 10, ["ab"])
    spent = greedy(election)
    assert election.ids(spent.winners) == ["b"]
    assert [tie.named(election) for tie in spent.ties] == [
        {"options": ["a", "b"], "chosen": "b", "by": "cost", "matters": True}
    ]


def test_of_equal_cost_the_lot_decides_not_the_id() -> None:
    election = vote({"a": 8, "b": 8}, 10, ["ab"], lot="ba")
    spent = greedy(election)
    assert election.ids(spent.winners) == ["b"]
    assert [(tie.by, tie.matters) for tie in spent.ties] == [("lot", True)]


def test_a_tie_that_changes_nothing_is_told_as_such() -> None:
    election = vote({"a": 5, "b": 5, "c": 20}, 10, ["abc"])
    assert [(tie.by, tie.matters) for tie in greedy(election).ties] == [("lot", False), ("cost", False)]


def test_where_no_lot_may_decide_the_count_ends_with_the_tie_open() -> None:
    election = vote({"a": 8, "b": 8, "c": 1}, 10, ["abc", "ab"], open_ties=True)
    spent = greedy(election)
    assert spent.winners == ()
    assert [tie.named(election) for tie in spent.ties] == [
        {"options": ["a", "b"], "chosen": None, "by": "open", "matters": True}
    ]


def test_a_withdrawn_project_is_out_and_stops_nobody() -> None:
    election = bar(vote({"a": 999_999_999, "b": 5}, 10, ["ab", "a"]))
    assert election.ids(greedy(election, Greedy.NO_SKIP).winners) == ["b"]


def test_a_dear_project_needs_more_voters_where_the_city_asks_for_it() -> None:
    election = bar(vote({"a": 9, "b": 3}, 9, ["a", "b", "b", "b"]), eligibility=Fraction(1, 3))
    assert election.barred == {0: "eligibility"}


def test_official_winners_come_out_wherever_a_city_followed_its_own_rule() -> None:
    expected = json.loads(real("pabulib/expected_outcomes.json").read_bytes())
    followed = [name for name, one in expected.items() if one["greedy_matches_official"]]
    assert len(followed) == 7
    for name in followed:
        file = read(real(f"pabulib/{name}"))
        election = bar(file.election, threshold=file.threshold)
        winners = sorted(election.ids(greedy(election, Greedy(file.rule)).winners))
        assert winners == sorted(key for key, how in file.selected.items() if how == 1), name
        assert winners == expected[name]["official_selected"], name
