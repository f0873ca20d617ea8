"""`participation tally`: what it counts, what it says, and what it says when it cannot."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from participation.cli import main
from participation.cli.tallying import COMPLETIONS, METHODS, RULES
from participation.tallies.budgets import Completion, Greedy
from participation.tallies.plain import METHODS as KNOWN
from tests.real_files import real

SMALL = """META
key;value
description;Bürgerbudget Musterstadt
currency;EUR
budget;100
vote_type;approval
rule;{rule}
{more}PROJECTS
project_id;cost;name;selected
a;60;Bänke;1
b;50;Bäume;0
c;40;Brunnen;1
d;40;Bühne;0
VOTES
voter_id;vote
1;a,b
2;a,b,c
3;a,b
4;a,d
5;c,d
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small vote of our own."""
    return written(tmp_path)


def written(folder: Path, rule: str = "greedy", more: str = "") -> Path:
    """The same with another rule, and more in META."""
    path = folder / "vote.pb"
    path.write_text(SMALL.format(rule=rule, more=more), encoding="utf-8")
    return path


def tallied(*words: object) -> dict[str, Any]:
    """The report of a count that works."""
    ended = CliRunner().invoke(main, ["tally", *map(str, words), "--json"])
    assert ended.exit_code == 0, ended.output
    report: dict[str, Any] = json.loads(ended.output)
    return report


def refused(*words: object) -> str:
    """What is said to somebody whose count does not work."""
    ended = CliRunner().invoke(main, ["tally", *map(str, words)])
    assert ended.exit_code == 1, ended.output
    assert ended.exception is None or isinstance(ended.exception, SystemExit)
    return ended.output


def test_the_command_offers_what_the_room_can_count() -> None:
    assert set(RULES) == {*Greedy, "equal-shares"}
    assert set(COMPLETIONS) == {*Completion, "official"}
    assert set(METHODS) == set(KNOWN)


def test_a_count_tells_winners_cost_rule_completion_and_ties(file: Path) -> None:
    report = tallied(file)
    assert (report["winners"], report["cost"], report["rule"], report["completion"]) == (
        ["a", "c"],
        100,
        "greedy",
        "none",
    )
    assert report["official"] == {"winners": ["a", "c"], "for_another_reason": [], "same": True}
    assert report["ties"][0]["options"] == ["c", "d"]
    assert report["ties"][0]["by"] == "lot"
    assert report["ties"][0]["matters"] is True
    assert report["lot"]["seed"]


def test_a_lot_is_drawn_from_the_file_or_from_what_was_given(file: Path) -> None:
    drawn = {tuple(tallied(file, "--lot", seed)["winners"]) for seed in "12345678"}
    assert drawn == {("a", "c"), ("a", "d")}
    assert tallied(file) == tallied(file)


def test_equal_shares_says_its_share_and_why(file: Path) -> None:
    report = tallied(file, "--rule", "equal-shares", "--completion", "official")
    assert report["completion"] == "add1"
    assert report["step"] == 1
    assert report["share"].count("/") == 1
    story = report["explanation"][0]
    assert {
        "votes",
        "effective_support",
        "money_left",
        "cost_per_supporter",
        "missing",
        "money_went_to",
    } <= set(story)


@pytest.mark.parametrize(
    ("rule", "named", "completion"),
    [
        ("equalshares", "equal-shares", "none"),
        ("equalshares/add1", "equal-shares", "add1"),
        ("greedy-no-skip", "greedy-no-skip", "none"),
    ],
)
def test_the_rule_of_the_file_is_taken(tmp_path: Path, rule: str, named: str, completion: str) -> None:
    report = tallied(written(tmp_path, rule))
    assert (report["rule"], report["completion"]) == (named, completion)


def test_a_comparison_lets_the_outcome_win_that_more_voters_are_better_off_with(tmp_path: Path) -> None:
    report = tallied(written(tmp_path, "equalshares/add1-comparison"))
    both = report["comparison"]
    assert both["decides"]
    better = both["better_off_with_greedy"] > both["better_off_with_equal_shares"]
    assert report["rule"] == ("greedy" if better else "equal-shares")


def test_a_threshold_of_the_file_belongs_to_its_own_rule(tmp_path: Path) -> None:
    path = written(tmp_path, "greedy-threshold", "min_project_score_threshold;3\n")
    assert tallied(path)["winners"] == ["a"]
    other = tallied(path, "--rule", "greedy")
    assert (len(other["winners"]), other["threshold"]) == (2, 0)
    assert "Mindestzahl" in other["notes"][0]
    assert tallied(path, "--threshold", "0")["threshold"] == 0


def test_a_city_may_ask_more_of_what_costs_more(tmp_path: Path) -> None:
    path = written(tmp_path, more='comment;"#1: votes/voters >= cost/(1*budget)"\n')
    assert tallied(path)["eligibility"] == "1"
    assert tallied(path, "--eligibility", "none")["eligibility"] == "0"
    assert tallied(path, "--eligibility", "1/3")["eligibility"] == "1/3"
    assert "Bruch" in refused(path, "--eligibility", "ein Drittel")


def test_people_get_a_table_in_german(file: Path) -> None:
    for rule in RULES:
        output = CliRunner().invoke(main, ["tally", str(file), "--rule", rule]).output
        assert "Bürgerbudget Musterstadt" in output
        assert "Gefördert" in output
        assert "Nicht gefördert" in output


def test_a_rule_we_do_not_know_must_be_named(tmp_path: Path) -> None:
    assert "--rule" in refused(written(tmp_path, "greedy-custom"))


def test_a_broken_file_is_told_by_its_line(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text().replace("3;a,b", "3;a,x"))
    assert "Zeile 18" in refused(path)


def test_options_of_the_other_kind_are_refused(file: Path, tmp_path: Path) -> None:
    assert "--rule" in refused(file, "--method", "irv")
    ballots = tmp_path / "ballots.json"
    ballots.write_text('{"options":[{"id":"1","title":"A"}],"ballots":[{"rank":["1"]}]}')
    assert "--method" in refused(ballots)
    assert "--rule" in refused(ballots, "--method", "irv", "--rule", "greedy")


def test_our_own_ballots_are_counted_by_a_method(tmp_path: Path) -> None:
    path = tmp_path / "ballots.json"
    options = [{"id": key, "title": key.upper()} for key in "abc"]
    ranks = [["a", "b", "c"]] * 4 + [["b", "c", "a"]] * 3 + [["c", "b", "a"]] * 2
    path.write_text(json.dumps({"options": options, "ballots": [{"rank": rank} for rank in ranks]}))
    assert tallied(path, "--method", "schulze")["winners"] == ["b"]
    assert tallied(path, "--method", "irv")["winners"] == ["b"]
    output = CliRunner().invoke(main, ["tally", str(path), "--method", "irv"]).output
    assert "IRV, Runde 1" in output


def test_a_tie_is_told_with_what_decided_it(tmp_path: Path) -> None:
    path = tmp_path / "ballots.json"
    options = [{"id": key, "title": key.upper()} for key in "ab"]
    path.write_text(json.dumps({"options": options, "ballots": [{"approve": ["a"]}, {"approve": ["b"]}]}))
    output = CliRunner().invoke(main, ["tally", str(path), "--method", "approval"]).output
    assert "Gleichstand (entscheidet mit) zwischen a, b" in output
    assert "das Los" in output


def test_wieliczka_and_swiecie_come_out_of_the_command() -> None:
    wieliczka = tallied(real("pabulib/Poland_Wieliczka_2023_Green_Budget.pb"))
    assert (len(wieliczka["winners"]), wieliczka["cost"], wieliczka["official"]["same"]) == (
        30,
        995_079,
        True,
    )
    support = {one["id"]: one["effective_support"]["percent"] for one in wieliczka["explanation"]}
    assert support["16"] == 99
    swiecie = tallied(real("pabulib/Poland_Swiecie_2023.pb"), "--eligibility", "1/3")
    assert (len(swiecie["winners"]), swiecie["official"]["same"]) == (17, True)
