"""Why in, why out: amounts to redo by hand, and the figures that Wieliczka published."""

import json
from fractions import Fraction

import pytest

from participation.tallies.budgets import Completion, Election, equal_shares, greedy
from participation.tallies.budgets.explaining import Comparison, Story, compare, explain
from participation.tallies.budgets.rules import bar
from participation.tallies.budgets.shares import count
from participation.tallies.budgets.shares.support import supports
from participation.tallies.pabulib import read
from tests.real_files import real
from tests.tallies.budgets.cast import made_up, vote


def stories(election: Election, completion: Completion = Completion.NONE) -> dict[str, Story]:
    """By identifier."""
    told = explain(election, greedy(election), equal_shares(election, completion))
    return {election.projects[story.project].id: story for story in told}


def test_a_loser_is_told_what_was_missing_and_where_the_money_went() -> None:
    # 10 each. a takes 4 from each of three; then b's two supporters own 6 + 10 of 18.
    told = stories(vote({"a": 12, "b": 18}, 40, ["a", "a", "ab", "b"]))
    out = told["b"]
    assert (out.by_shares, out.held, out.missing, out.lost_to) == (False, 16, 2, 0)
    assert (out.support, out.per_supporter) == (Fraction(16, 18), 9)
    assert [(one.project, one.amount, one.supporters) for one in out.elsewhere] == [(0, 4, Fraction(1, 2))]


def test_a_winner_is_told_what_its_supporters_owned_before() -> None:
    won = stories(vote({"a": 12, "b": 18}, 40, ["a", "a", "ab", "b"]))["a"]
    assert (won.by_shares, won.held, won.support, won.missing, won.left) == (True, 30, Fraction(5, 2), 0, 18)


def test_who_never_had_enough_lost_to_nobody() -> None:
    out = stories(vote({"a": 12, "b": 30}, 40, ["a", "a", "ab", "b"]))["b"]
    assert (out.held, out.missing, out.lost_to) == (20, 10, None)


def test_by_votes_a_project_is_told_what_was_left_at_its_turn() -> None:
    told = stories(vote({"a": 30, "b": 20, "c": 10}, 40, ["abc", "ab", "a"]))
    assert {key: (story.by_votes, story.turn) for key, story in told.items()} == {
        "a": (True, 40),
        "b": (False, 10),
        "c": (True, 10),
    }


def test_who_cannot_win_is_told_why_and_who_has_no_votes_is_not_forgotten() -> None:
    election = bar(
        vote({"a": 1, "b": 999_999_999, "c": 3, "d": 12}, 10, ["abd", "ad", "d", "d"]), threshold=1
    )
    told = stories(election)
    assert {key: story.barred for key, story in told.items()} == {
        "a": "",
        "b": "withdrawn",
        "c": "threshold",
        "d": "dear",
    }
    assert (told["c"].per_supporter, told["c"].support, told["c"].missing) == (None, 0, 3)


@pytest.mark.parametrize("seed", range(60))
def test_every_cent_is_accounted_for(seed: int) -> None:
    election = made_up(seed)
    found = count(election, election.share)
    spent = sum(election.projects[one.project].cost for one in found.rounds)
    alive = [group for group in range(len(election.weights)) if found.ledger.broke_in[group] < 0]
    left = sum(
        int(election.weights[group]) * found.ledger.money(found.ledger.balance(group)) for group in alive
    )
    assert spent + left == election.share * election.voters
    for project, support in supports(election, found).items():
        cost = election.projects[project].cost
        assert (support.held >= cost) == (project in found.winners), f"seed {seed}"
        paid = sum(payment.amount for payment in support.payments)
        assert paid + support.left <= election.share * election.votes[project]


def wieliczka() -> tuple[Comparison, dict[str, Story], dict[str, float]]:
    """What we tell of it, and what is known."""
    election = read(real("pabulib/Poland_Wieliczka_2023_Green_Budget.pb")).election
    most, shares = greedy(election), equal_shares(election)
    known = json.loads(real("pabulib/equal_shares_known_answers.json").read_bytes())["wieliczka_2023"]
    told = {election.projects[story.project].id: story for story in explain(election, most, shares)}
    figures = {**known["published"], **known["measured_by_us"]}
    both = compare(election, most, shares)
    assert sorted(election.ids(both.greedy_only)) == sorted(figures["greedy_only"])
    assert sum(election.votes[project] for project in both.greedy_only) == figures["greedy_only_votes"]
    assert sum(election.votes[project] for project in both.shares_only) == figures["mes_only_votes"]
    return both, told, figures


def test_wieliczka_s_published_figures_come_out() -> None:
    both, told, known = wieliczka()
    voters = sum(both.shares.voters)
    assert round(float(both.shares.nothing), 3) == known["excl_mes"]
    assert round(float(both.greedy.nothing), 4) == known["excl_greedy"]
    assert round(float(both.shares.average), 4) == known["avg_mes"]
    assert round(float(both.greedy.average), 4) == known["avg_greedy"]
    assert round(both.shares.voters[1] / voters, 4) == known["exactly_1"]
    assert round(both.shares.voters[2] / voters, 4) == known["exactly_2"]
    assert len(both.shares_only) == known["mes_only_projects"]
    assert (int(told["16"].held), int(told["16"].support * 100)) == (known["money_left_p16"], 99)
    assert int(told["21"].held) == 93_872
    assert both.better_shares > both.better_greedy
