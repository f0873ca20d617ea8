"""Equal Shares: examples to redo by hand, completions, and what two Polish cities announced."""

import json
from fractions import Fraction

import pytest

from participation.tallies.budgets import Completion, Election, equal_shares, greedy
from participation.tallies.budgets.rules import bar
from participation.tallies.budgets.shares import count
from participation.tallies.budgets.shares.completion import first_step
from participation.tallies.pabulib import read
from tests.real_files import real
from tests.tallies.budgets.cast import vote

KNOWN = "pabulib/equal_shares_known_answers.json"


def winners(election: Election, completion: Completion) -> list[str]:
    """The identifiers, in the order of funding."""
    return election.ids(equal_shares(election, completion).winners)


def test_two_groups_share_the_money_that_most_votes_gives_to_one() -> None:
    election = vote({"a": 50, "b": 50, "c": 50}, 100, ["ab"] * 6 + ["c"] * 5)
    assert election.ids(greedy(election).winners) == ["a", "b"]
    assert winners(election, Completion.ADD1) == ["a", "c"]


def test_who_cannot_pay_the_full_part_gives_what_is_left() -> None:
    # 10 each. a: 4 from each of 3. Then b: one owns 6, one owns 10: 16 - 6 = 10.
    election = vote({"a": 12, "b": 16}, 40, ["a", "a", "ab", "b"])
    found = count(election, election.share)
    assert [(one.project, one.price) for one in found.rounds] == [(0, Fraction(4)), (1, Fraction(10))]


def test_a_share_that_is_no_whole_number_stays_exact() -> None:
    election = vote({"a": 10}, 10, ["a", "a", "a"])
    assert [one.price for one in count(election, election.share).rounds] == [Fraction(10, 3)]


def test_when_all_that_is_wanted_fits_nothing_is_raised_for_ever() -> None:
    election = vote({"a": 90, "b": 5, "c": 1}, 100, ["a", "b", "b", "b"])
    found = equal_shares(election)
    assert election.ids(found.winners) == ["b", "a"]
    assert (found.affordable, found.tried, found.share) == (True, 1, 25)


def test_no_voters_and_no_projects_have_no_winners() -> None:
    assert equal_shares(vote({"a": 1}, 10, [])).winners == ()
    assert equal_shares(vote({}, 10, ["", ""])).winners == ()


def test_a_free_project_that_somebody_wants_is_funded() -> None:
    assert winners(vote({"a": 0, "b": 0, "c": 9}, 10, ["a", "c"]), Completion.NONE) == ["a"]


def test_what_costs_more_than_the_budget_cannot_end_the_raising() -> None:
    election = vote({"a": 11, "b": 6, "c": 5}, 10, ["a"] * 9 + ["b", "c"])
    assert winners(election, Completion.ADD1) == ["c"]


def test_a_project_with_one_supporter_does_not_keep_us_for_ever() -> None:
    election = vote({"a": 900_000, "b": 200_000}, 1_000_000, ["a"] * 999 + ["b"])
    found = equal_shares(election)
    assert election.ids(found.winners) == ["a"]
    assert found.step > 1
    assert found.tried < 20_000


@pytest.mark.parametrize(("share", "step"), [(151, 1), (9_999, 1), (10_000, 10), (120_535, 100)])
def test_the_first_step_is_one_unit_and_sensible_for_large_shares(share: int, step: int) -> None:
    assert first_step(vote({"a": 1}, share, ["a"])) == step


def test_what_is_left_is_spent_by_votes() -> None:
    election = vote({"a": 5, "b": 5, "c": 4}, 10, ["a", "b", "c", "c", "c"])
    assert winners(election, Completion.NONE) == ["c"]
    assert winners(election, Completion.UTILITARIAN) == ["c", "a"]


def test_a_lot_decides_what_nothing_else_does() -> None:
    election = vote({"a": 6, "b": 6}, 10, ["a", "b"], lot="ba")
    found = equal_shares(election, Completion.UTILITARIAN)
    assert election.ids(found.winners) == ["b"]
    assert [(tie.by, tie.matters) for tie in found.ties] == [("lot", True)]


def test_in_a_round_the_lot_decides_too_and_may_be_forbidden() -> None:
    ballots = ["ab", "ab"]
    election = vote({"a": 6, "b": 6}, 10, ballots, lot="ba")
    found = equal_shares(election, Completion.NONE)
    assert (election.ids(found.winners), found.ties[0].by) == (["b"], "lot")
    undecided = equal_shares(vote({"a": 6, "b": 6}, 10, ballots, open_ties=True), Completion.ADD1_UTILITARIAN)
    assert undecided.winners == ()
    assert [(tie.by, tie.chosen) for tie in undecided.ties] == [("open", None)]


def test_wieliczka_as_the_city_announced_it() -> None:
    file = read(real("pabulib/Poland_Wieliczka_2023_Green_Budget.pb"))
    known = json.loads(real(KNOWN).read_bytes())["wieliczka_2023"]["published"]
    found = equal_shares(file.election)
    ids = file.election.ids(found.winners)
    assert set(ids) == {key for key, how in file.selected.items() if how == 1}
    assert (len(ids), found.cost) == (known["winners"], known["total_cost"])
    assert ids[:6] == known["first_winners_in_order"]
    assert found.share == Fraction(1_000_000, 6_586) + 164
    assert f"{float(found.share):.3f}" == "315.837"
    early = equal_shares(file.election, Completion.EXHAUSTIVE)
    assert (len(early.winners), early.cost) == (31, 984_579)


def test_swiecie_as_the_city_announced_it() -> None:
    file = read(real("pabulib/Poland_Swiecie_2023.pb"))
    election = bar(file.election, eligibility=Fraction(1, 3))
    found = equal_shares(election)
    assert election.ids(election.barred) == ["c22"]
    assert set(election.ids(found.winners)) == {key for key, how in file.selected.items() if how == 1}
    assert (len(found.winners), found.cost) == (17, 1_040_337)
