"""Methods that add up, their ties, and counts from paper."""

from fractions import Fraction

import pytest

from participation.kernel.errors import DomainError
from participation.tallies.outcomes import count
from participation.tallies.sums import figures
from tests.tallies.votes import rules, times


def test_single_choice_is_won_by_most_votes() -> None:
    result = count(rules(), times({"1": 3, "2": 5, "3": 1}, "approve"), [])
    assert result == {
        "schema": "participation-result/1",
        "vote": "00112233445566ff",
        "method": "single",
        "ballots": {"online": 9, "paper": 0, "blank": 0, "invalid": 0, "valid": 9},
        "outcome": {"votes": {"1": 3, "2": 5, "3": 1}, "winners": ["2"], "ties": []},
    }


def test_approval_counts_every_option_of_a_ballot_and_fills_the_seats() -> None:
    ballots = times({"12": 3, "23": 2, "3": 2}, "approve")
    outcome = count(rules("approval", seats=2), ballots, [])["outcome"]
    assert outcome == {"votes": {"1": 3, "2": 5, "3": 4}, "winners": ["2", "3"], "ties": []}


def test_points_are_summed() -> None:
    ballots = [{"points": {"1": 7, "3": 3}}, {"points": {"3": 5}}]
    outcome = count(rules("points"), ballots, [])["outcome"]
    assert outcome == {"points": {"1": 7, "2": 0, "3": 8}, "winners": ["3"], "ties": []}


def test_consensus_is_won_by_the_least_resistance() -> None:
    ballots = [{"resist": {"1": 10, "2": 3, "3": 4}}, {"resist": {"1": 0, "2": 4, "3": 4}}]
    outcome = count(rules("consensus"), ballots, [])["outcome"]
    assert outcome == {"resistance": {"1": 10, "2": 7, "3": 8}, "winners": ["2"], "ties": []}


def test_figures_of_an_option_are_exact() -> None:
    assert figures(7, 3) == (7, Fraction(7, 3), 100 - Fraction(70, 3))
    assert figures(0, 5).acceptance == 100
    assert figures(50, 5).acceptance == 0


def test_blank_and_invalid_ballots_are_counted_but_decide_nothing() -> None:
    ballots = [*times({"1": 1}, "approve"), {"blank": True}, {"blank": True}, {"invalid": True}]
    result = count(rules(), ballots, [])
    assert result["ballots"] == {"online": 4, "paper": 0, "blank": 2, "invalid": 1, "valid": 1}
    assert result["outcome"]["winners"] == ["1"]


def test_the_lot_decides_a_tie_and_the_record_says_so() -> None:
    outcome = count(rules(lot=["3", "1", "2"]), times({"1": 2, "2": 2, "3": 1}, "approve"), [])["outcome"]
    assert outcome["winners"] == ["1"]
    assert outcome["ties"] == [{"options": ["1", "2"], "chosen": "1", "by": "lot", "matters": True}]


def test_a_tie_among_winners_is_recorded_and_does_not_matter() -> None:
    outcome = count(rules("approval", seats=2, lot=["2", "1", "3"]), times({"12": 2, "3": 1}, "approve"), [])[
        "outcome"
    ]
    assert outcome["winners"] == ["2", "1"]
    assert outcome["ties"] == [{"options": ["1", "2"], "chosen": "2", "by": "lot", "matters": False}]


def test_a_tie_for_several_seats_is_drawn_seat_by_seat() -> None:
    outcome = count(
        rules("approval", "1234", seats=2, lot=["3", "1", "4", "2"]), times({"234": 1}, "approve"), []
    )["outcome"]
    assert outcome["winners"] == ["3", "4"]
    assert outcome["ties"] == [
        {"options": ["2", "3", "4"], "chosen": "3", "by": "lot", "matters": True},
        {"options": ["2", "4"], "chosen": "4", "by": "lot", "matters": True},
    ]


def test_an_open_tie_leaves_the_seat_empty_but_only_where_it_matters() -> None:
    open_ = rules("approval", seats=2, ties="open", lot=[])
    stopped = count(open_, times({"123": 1, "1": 1}, "approve"), [])["outcome"]
    assert stopped["winners"] == ["1"]
    assert stopped["ties"] == [{"options": ["2", "3"], "chosen": None, "by": "open", "matters": True}]
    both = count(open_, times({"12": 1}, "approve"), [])["outcome"]
    assert both["winners"] == ["1", "2"]
    assert both["ties"] == [{"options": ["1", "2"], "chosen": None, "by": "open", "matters": False}]


def test_whom_nobody_named_never_wins() -> None:
    outcome = count(rules("approval", seats=3), times({"1": 2}, "approve"), [])["outcome"]
    assert outcome["winners"] == ["1"]


@pytest.mark.parametrize("method", ["single", "approval", "points", "consensus", "ranked"])
def test_without_ballots_nobody_wins(method: str) -> None:
    result = count(rules(method), [{"blank": True}], [])
    assert (result["outcome"]["winners"], result["outcome"]["ties"]) == ([], [])


def test_the_order_of_ballots_changes_nothing() -> None:
    ballots = [*times({"12": 3, "23": 2, "3": 2}, "approve"), {"blank": True}]
    assert count(rules("approval"), ballots, []) == count(rules("approval"), ballots[::-1], [])


def test_paper_counts_like_ballots_from_the_net() -> None:
    lines = [{"choice": {"approve": ["2"]}, "count": 60}, {"choice": {"approve": ["1"]}, "count": 57}]
    town_hall = {"station": "Rathaus", "ballots": 120, "blank": 2, "invalid": 1, "lines": lines}
    library = {"station": "Bücherei", "ballots": 5, "blank": 0, "invalid": 0, "totals": {"1": 5}}
    result = count(rules(), times({"1": 1}, "approve"), [town_hall, library])
    assert result["ballots"] == {"online": 1, "paper": 125, "blank": 2, "invalid": 1, "valid": 123}
    assert result["outcome"]["votes"] == {"1": 63, "2": 60, "3": 0}


def test_totals_of_resistance_count_too() -> None:
    station = {"station": "A", "ballots": 2, "blank": 0, "invalid": 0, "totals": {"1": 3, "2": 20, "3": 0}}
    outcome = count(rules("consensus"), [{"resist": {"1": 1, "2": 0, "3": 5}}], [station])["outcome"]
    assert outcome == {"resistance": {"1": 4, "2": 20, "3": 5}, "winners": ["1"], "ties": []}


def test_a_station_that_does_not_add_up_is_named() -> None:
    station = {"station": "Rathaus", "ballots": 3, "blank": 1, "invalid": 0, "totals": {"1": 3}}
    with pytest.raises(DomainError, match=r"Station Rathaus: .*2 gültige"):
        count(rules(), [], [station])


def test_a_ballot_against_the_rules_is_named() -> None:
    with pytest.raises(DomainError, match=r'\{"approve":\["1","2"\]\} gilt nicht: .*genau 1'):
        count(rules(), times({"12": 1}, "approve"), [])
