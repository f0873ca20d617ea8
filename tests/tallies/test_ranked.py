"""Schulze and instant-runoff against examples from the literature."""

import random
from typing import Any

import pytest

from participation.tallies.ranked import preferences, ranked, schulze
from tests.tallies.votes import rankings, rules

SCHULZE_45 = {"acbed": 5, "adecb": 5, "bedac": 8, "cabed": 3, "caebd": 7, "cbade": 2, "dceba": 7, "ebadc": 8}
"""45 ballots: example 1 of Schulze's paper, also the one in encyclopedias; its order is E > A > C > B > D."""

BURLINGTON = {
    "MKW": 1332, "MWK": 767, "M": 455, "KMW": 2043, "KWM": 371, "K": 568, "WMK": 1513, "WKM": 495, "W": 1289,
}  # fmt: skip
"""Burlington, Vermont, 2009, reduced to Montroll, Kiss and Wright, as published in the literature on this election."""


def test_schulze_orders_the_five_options_of_his_paper() -> None:
    counted = ranked(rules("ranked", "abcde"), rankings(SCHULZE_45))
    assert counted["schulze"] == [["e"], ["a"], ["c"], ["b"], ["d"]]
    assert counted["winners"] == ["e"]
    assert counted["ties"] == []


def test_the_pairwise_matrix_of_his_paper() -> None:
    pairs = preferences("abcde", rankings(SCHULZE_45))
    assert [[pairs[one].get(other, 0) for other in "abcde"] for one in "abcde"] == [
        [0, 20, 26, 30, 22],
        [25, 0, 16, 33, 18],
        [19, 29, 0, 17, 24],
        [15, 12, 28, 0, 14],
        [23, 27, 21, 31, 0],
    ]


def test_the_tied_example_of_his_paper_has_two_winners_before_the_lot() -> None:
    """Example 4 there: 9 ballots, four options; b and d are unbeaten."""
    votes = rankings({"abcd": 3, "dabc": 2, "dbca": 2, "cbda": 2})
    assert schulze("abcd", preferences("abcd", votes))[0] == ["b", "d"]
    counted = ranked(rules("ranked", "abcd"), votes)
    assert counted["winners"] == ["d"]  # first in the lot "dcba"
    assert counted["ties"] == [{"options": ["b", "d"], "chosen": "d", "by": "lot", "matters": True}]


def test_in_burlington_three_methods_have_three_winners() -> None:
    votes = rankings(BURLINGTON)
    counted = ranked(rules("ranked", "MKW"), votes)
    first = counted["irv"][0]["counts"]
    assert max(first, key=first.__getitem__) == "W"
    assert counted["schulze"] == [["M"], ["K"], ["W"]]
    assert counted["winners"] == ["M"]
    assert ranked(rules("ranked", "MKW", count="irv"), votes)["winners"] == ["K"]


def test_in_burlington_the_pairs_and_the_last_round_are_the_published_ones() -> None:
    counted = ranked(rules("ranked", "MKW"), rankings(BURLINGTON))
    pairs = counted["pairs"]
    assert (pairs["M"]["K"], pairs["K"]["M"]) == (4067, 3477)
    assert (pairs["M"]["W"], pairs["W"]["M"]) == (4597, 3668)
    assert (pairs["K"]["W"], pairs["W"]["K"]) == (4314, 4064)
    assert [round_["out"] for round_ in counted["irv"]] == [["M"], []]
    assert counted["irv"][1]["counts"] == {"K": 4314, "W": 4064}
    assert counted["irv"][1]["exhausted"] == 455


def test_tennessee_has_its_known_winners() -> None:
    """The example of textbooks: Memphis, Nashville, Chattanooga, Knoxville."""
    votes = rankings({"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17})
    counted = ranked(rules("ranked", "MNCK"), votes)
    assert counted["schulze"] == [["N"], ["C"], ["K"], ["M"]]
    assert [round_["out"] for round_ in counted["irv"]] == [["C"], ["N"], []]
    assert counted["irv"][-1]["counts"] == {"M": 42, "K": 58}


def test_options_that_a_ballot_does_not_name_stand_behind_and_are_equal() -> None:
    pairs = preferences("abc", rankings({"a": 5}))
    assert pairs == {"a": {"b": 5, "c": 5}, "b": {"a": 0, "c": 0}, "c": {"a": 0, "b": 0}}


def test_equal_ranks_are_no_preference_for_schulze_and_the_end_of_the_ballot_in_irv() -> None:
    votes = rankings({"a(bc)": 3, "(ab)c": 2, "cb": 4, "b": 2})
    counted = ranked(rules("ranked", "abc"), votes)
    assert counted["pairs"] == {"a": {"b": 3, "c": 5}, "b": {"a": 6, "c": 4}, "c": {"a": 4, "b": 4}}
    assert counted["irv"] == [
        {"counts": {"a": 3, "b": 2, "c": 4}, "exhausted": 2, "out": ["b"], "tied": []},
        {"counts": {"a": 3, "c": 4}, "exhausted": 4, "out": [], "tied": []},
    ]


def test_an_equal_rank_counts_where_only_one_of_it_is_left_when_its_turn_comes() -> None:
    """Burlington 2009 has such a ballot, "2,4,{3,5},1"; with it the official 4,313 to 4,061 come out."""
    votes = rankings({"d(ac)": 1, "(bc)": 2, "a": 4, "b": 3, "d": 1})
    rounds = ranked(rules("ranked", "abcd"), votes)["irv"]
    assert [round_["counts"] for round_ in rounds] == [
        {"a": 4, "b": 3, "c": 0, "d": 2},
        {"a": 4, "b": 3, "d": 2},
        {"a": 5, "b": 3},
    ]
    assert [round_["exhausted"] for round_ in rounds] == [2, 2, 3]


def test_the_last_ones_go_together_where_that_changes_nothing() -> None:
    votes = rankings({"ad": 10, "bd": 9, "ca": 1, "db": 1, "e": 0, "f": 0})
    rounds = ranked(rules("ranked", "abcdef"), votes)["irv"]
    assert [round_["out"] for round_ in rounds] == [["e", "f"], ["c", "d"], []]
    assert all(round_["tied"] == [] for round_ in rounds)


def test_a_tie_about_who_goes_is_decided_by_lot_and_says_whether_it_matters() -> None:
    votes = rankings({"a": 4, "bc": 3, "cb": 3})
    counted = ranked(rules("ranked", "abc", count="irv", lot=["a", "b", "c"]), votes)
    assert counted["irv"][0]["tied"] == ["b", "c"]
    assert counted["winners"] == ["b"]
    assert counted["ties"] == [{"options": ["b", "c"], "chosen": "c", "by": "lot", "matters": True}]
    other = ranked(rules("ranked", "abc", count="irv", lot=["c", "a", "b"]), votes)
    assert other["winners"] == ["c"]


def test_a_tie_about_who_goes_may_not_matter() -> None:
    votes = rankings({"a": 4, "ba": 3, "ca": 3})
    counted = ranked(rules("ranked", "abc", count="irv"), votes)
    assert counted["winners"] == ["a"]
    assert [tie["matters"] for tie in counted["ties"]] == [False]


def test_open_ties_stop_the_count_where_they_matter_and_only_there() -> None:
    stopped = ranked(rules("ranked", "abc", count="irv", ties="open"), rankings({"a": 4, "bc": 3, "cb": 3}))
    assert stopped["winners"] == []
    assert stopped["ties"] == [{"options": ["b", "c"], "chosen": None, "by": "open", "matters": True}]
    assert stopped["irv"][-1]["out"] == []
    finished = ranked(rules("ranked", "abc", count="irv", ties="open"), rankings({"a": 4, "ba": 3, "ca": 3}))
    assert finished["winners"] == ["a"]


def test_open_ties_choose_nobody_with_schulze_either() -> None:
    counted = ranked(rules("ranked", "abc", ties="open"), rankings({"abc": 1, "bac": 1}))
    assert counted["winners"] == []
    assert counted["ties"] == [{"options": ["a", "b"], "chosen": None, "by": "open", "matters": True}]


@pytest.mark.parametrize("method", ["schulze", "irv"])
def test_without_ballots_nobody_wins(method: str) -> None:
    counted = ranked(rules("ranked", "abc", count=method), [])
    assert (counted["winners"], counted["ties"], counted["irv"]) == ([], [], [])


def test_several_seats_go_to_the_best_of_either_method() -> None:
    assert ranked(rules("ranked", "abcde", seats=3), rankings(SCHULZE_45))["winners"] == ["e", "a", "c"]
    counted = ranked(rules("ranked", "abcde", seats=2, count="irv"), rankings(SCHULZE_45))
    assert len(counted["winners"]) == 2
    assert set(counted["winners"]) == set(counted["irv"][-1]["counts"])


def test_whoever_beats_everybody_wins_with_schulze_in_any_vote() -> None:
    random_ = random.Random(20261122)
    seen = 0
    for _try in range(200):
        votes = random_vote(random_)
        pairs = preferences("abcd", votes)
        beats_all = [
            one for one in "abcd" if all(pairs[one][other] > pairs[other][one] for other in pairs[one])
        ]
        seen += len(beats_all)
        assert not beats_all or schulze("abcd", pairs)[0] == beats_all
    assert seen > 50


def test_irv_never_loses_a_ballot() -> None:
    random_ = random.Random(1)
    for _try in range(100):
        votes = random_vote(random_)
        ballots = sum(number for _ranking, number in votes)
        for round_ in ranked(rules("ranked", "abcd"), votes)["irv"]:
            assert sum(round_["counts"].values()) + round_["exhausted"] == ballots


def random_vote(random_: random.Random) -> list[tuple[Any, int]]:
    """A few ballots over abcd, with gaps and equal ranks."""
    votes = []
    for _ballot in range(random_.randint(1, 9)):
        said = random_.sample("abcd", random_.randint(1, 4))
        if len(said) > 2 and random_.random() < 0.3:
            said = [said[0], "(", *said[1:3], ")", *said[3:]]
        votes.append(("".join(said), random_.randint(1, 5)))
    return [pair for said, number in votes for pair in rankings({said: number})]
