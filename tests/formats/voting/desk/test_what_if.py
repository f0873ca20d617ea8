"""What if: made-up ballots under both rules."""

import io
from typing import Any

import pytest

from participation.formats.voting.models import Method, Option, Vote
from participation.formats.voting.policy.guessing import Guess, ballots, rules_of
from participation.tallies.budgets.outcome import budget_outcome
from tests.formats.voting.desk.cast import Desk

PB = """META
key;value
description;Probe
country;Germany
unit;Musterstadt
instance;2029
num_projects;3
num_votes;3
budget;100
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes;name
1;60;2;Brunnen
2;60;2;Linde
3;40;1;Bank
VOTES
voter_id;vote
a;1,2
b;1,2
c;3
"""


def a_budget(**rules: Any) -> Vote:
    """A vote on a budget that nobody has stored."""
    return Vote(
        method=Method.BUDGET,
        rules={"most": 3, "budget": {"total": 100, "ballot": "approval"}} | rules,
        options=[Option(key=str(number), title=f"P{number}", cost=20 * number) for number in range(1, 6)],
    )


def guess(**values: Any) -> Guess:
    """Two hundred people who like everything alike."""
    usual = {
        "voters": 200,
        "average": 2.0,
        "popularity": {str(number): 10 for number in range(1, 6)},
        "seed": 7,
    }
    return Guess(**usual | values)


def test_the_same_number_gives_the_same_ballots_and_another_one_others() -> None:
    assert ballots(a_budget(), guess()) == ballots(a_budget(), guess())
    assert ballots(a_budget(), guess()) != ballots(a_budget(), guess(seed=8))


def test_ballots_keep_to_the_rules_and_to_the_average() -> None:
    made = [choice["approve"] for choice, _number in ballots(a_budget(), guess(voters=3_000))]
    assert all(1 <= len(one) <= 3 and len(set(one)) == len(one) for one in made)
    assert 1.8 < sum(map(len, made)) / len(made) < 2.2


def test_what_is_more_popular_is_named_more_often_and_what_nobody_wants_never() -> None:
    wishes = {"1": 40, "2": 10, "3": 10, "4": 10, "5": 0}
    made = [
        choice["approve"] for choice, _number in ballots(a_budget(), guess(voters=2_000, popularity=wishes))
    ]
    counts = {key: sum(key in one for one in made) for key in wishes}
    assert counts["1"] > 1.5 * max(counts["2"], counts["3"], counts["4"])
    assert counts["5"] == 0


@pytest.mark.parametrize("kind", ["approval", "ranked", "points"])
def test_every_kind_of_ballot_can_be_counted(kind: str) -> None:
    vote = a_budget(budget={"total": 100, "ballot": kind})
    outcome = budget_outcome(rules_of(vote, 100, 7), ballots(vote, guess()))
    assert outcome["winners"]
    assert outcome["equal_shares"]["cost"] <= 100


def test_points_are_given_out_to_the_last() -> None:
    vote = a_budget(points=10, budget={"total": 100, "ballot": "points"})
    assert {sum(choice["points"].values()) for choice, _number in ballots(vote, guess())} == {10}


def test_where_nobody_wants_anything_there_are_no_ballots() -> None:
    assert ballots(a_budget(), guess(popularity={})) == []


@pytest.fixture
def budget(desk: Desk) -> Desk:
    """The desk of a budget with two projects, of which one fits."""
    desk.set(method=Method.BUDGET, rules={"most": 2, "budget": {"total": 1_000}})

    def priced(_session: Any, vote: Vote) -> None:
        vote.options[0].cost, vote.options[1].cost = 600, 700

    desk.change(priced)
    return desk


def test_the_page_counts_both_rules_and_shows_its_number(budget: Desk) -> None:
    text = budget.browser().get(budget.url("was-waere-wenn")).text
    assert "So könnte es ausgehen" in text
    assert "Startzahl 1" in text
    assert text.count("gewinnt</span>") == 2  # one project under each rule


def test_assumptions_stand_in_the_address_and_decide(budget: Desk) -> None:
    url = budget.url("was-waere-wenn?voters=100&average=1&total=1.000&seed=3&wish_1=0&wish_2=10")
    page = budget.browser().get(url)
    rows = [" ".join(" ".join(row.itertext()).split()) for row in page.all("tr")]
    assert any(row.startswith("Nein 700 € 100 gewinnt gewinnt") for row in rows)
    assert any(row.startswith("Ja 600 € 0 nein nein") for row in rows)


@pytest.mark.parametrize(
    "query", ["voters=0", "voters=viel", "voters=999999", "seed=-1", "total=0", "wish_1=x"]
)
def test_impossible_assumptions_are_said_and_nothing_is_counted(budget: Desk, query: str) -> None:
    page = budget.browser().get(budget.url(f"was-waere-wenn?{query}"), status=422)
    assert "error-summary" in page.text
    assert "So könnte es ausgehen" not in page.text


@pytest.mark.parametrize("average", ["nan", "inf", "-3", "viel", "1e99", "2,5"])
def test_a_strange_average_does_no_harm(budget: Desk, average: str) -> None:
    budget.browser().get(
        budget.url(f"was-waere-wenn?voters=10&average={average}&total=1000&seed=1&wish_1=1&wish_2=1")
    )


def test_an_old_budget_is_counted_from_its_file(budget: Desk) -> None:
    file = (io.BytesIO(PB.encode()), "alt.pb")
    page = budget.browser().submit(budget.url("was-waere-wenn"), {"file": file}, status=200)
    assert "Dieser frühere Haushalt" in page.text
    assert "Brunnen" in page.text


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"META\nkey;value\n", b"\xff\xfe\x00"])
def test_a_broken_file_is_refused_in_words(budget: Desk, content: bytes) -> None:
    file = (io.BytesIO(content), "kaputt.pb")
    page = budget.browser().submit(budget.url("was-waere-wenn"), {"file": file}, status=422)
    assert "error-summary" in page.text


def test_without_costs_there_is_nothing_to_guess(desk: Desk) -> None:
    desk.set(method=Method.BUDGET)
    assert "Sobald Vorhaben mit Kosten" in desk.browser().get(desk.url("was-waere-wenn")).text


def test_an_old_budget_says_what_decided_its_tie(budget: Desk) -> None:
    file = (io.BytesIO(PB.encode()), "alt.pb")
    page = budget.browser().submit(budget.url("was-waere-wenn"), {"file": file}, status=200)
    assert "Gleichstand: Brunnen, Linde. Entschieden hat das Los für „" in page.text


def test_nobody_is_expected_to_name_everything(budget: Desk) -> None:
    page = budget.browser().get(budget.url("was-waere-wenn"))
    assert [one.get("value") for one in page.all("input") if one.get("name") == "average"] == ["1"]


def test_a_zip_is_no_old_budget(budget: Desk) -> None:
    file = (io.BytesIO(b"PK\x03\x04\x14\x00"), "stimmen.zip")
    page = budget.browser().submit(budget.url("was-waere-wenn"), {"file": file}, status=422)
    assert "Das ist keine .pb-Datei." in page.text
