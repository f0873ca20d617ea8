"""Our budgets as `.pb` files: Pabulib's own checker passes them, and they read back to the same result."""

import contextlib
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pabulib.checker import Checker

from participation.cli import main
from participation.tallies.budgets.outcome import budget_outcome
from participation.tallies.pabulib import read, write


def rules(**changed: Any) -> dict[str, Any]:
    """A vote of ours; `budget` changes only what it names."""
    budget = {
        "total": 100,
        "ballot": "approval",
        "fits": False,
        "rule": "greedy",
        "completion": "add1",
        "threshold": 0,
    }
    whole: dict[str, Any] = {
        "municipality": "Musterstadt",
        "title": "Bürgerbudget; mit „Zeichen“\nund Zeile",
        "options": [
            {"id": key, "title": title, "cost": cost, "place": ["52.1", f"13.{cost}"]}
            for key, title, cost in [
                ("1", 'Bänke; "neu"', 60),
                ("2", "none", 50),
                ("3", "Brunnen", 40),
                ("4", "Bühne", 40),
            ]
        ],
        "least": 1,
        "most": 3,
        "points": 5,
        "ties": "lot",
        "lot": ["4", "3", "2", "1"],
        "budget": {**budget, **changed.pop("budget", {})},
        "opens_at": "2026-10-31T23:30:00Z",
        "closes_at": "2026-11-15T17:00:00Z",
    }
    return {**whole, **changed}


def ballots(kind: str, seed: int = 1) -> list[tuple[dict[str, Any], int]]:
    """Some thirty ballots, with blank and invalid ones among them."""
    dice = random.Random(seed)
    said: list[tuple[dict[str, Any], int]] = [({"blank": True}, 2), ({"invalid": True}, 1)]
    for _ballot in range(12):
        chosen = dice.sample("1234", dice.randint(1, 3))
        choice: dict[str, dict[str, Any]] = {
            "approval": {"approve": sorted(chosen)},
            "ranked": {"rank": chosen},
            "points": {"points": {key: dice.randint(1, 2) for key in chosen}},
        }
        said.append((choice[kind], dice.randint(1, 4)))
    return said


def text_of(vote: dict[str, Any], said: list[tuple[dict[str, Any], int]]) -> str:
    """The file, with voters made up."""
    number = sum(count for choice, count in said if not ({"blank", "invalid"} & set(choice)))
    return write(vote, said, [f"v{random.Random(7).randrange(10**6)}-{one}" for one in range(number)])


def errors(text: str) -> Any:
    """What Pabulib's checker finds wrong, beside its warnings."""
    with contextlib.redirect_stdout(io.StringIO()):
        found = Checker().process_files([text])
    results = next(one["results"] for key, one in found.items() if key not in ("metadata", "summary"))
    return results if isinstance(results, str) else results.get("errors", {})


CASES = [
    (kind, rule, completion, seed)
    for kind in ("approval", "points", "ranked")
    for rule, completion in [
        ("greedy", "none"),
        ("greedy-threshold", "none"),
        ("greedy-no-skip", "none"),
        ("equal-shares", "none"),
        ("equal-shares", "add1"),
        ("equal-shares", "add1-utilitarian"),
    ]
    for seed in (1, 2)[: 1 if rule == "greedy-threshold" else 2]
]


def test_the_checker_would_tell() -> None:
    text = text_of(rules(), ballots("approval"))
    assert errors(text.replace(";1;", ";0;")) != {}
    assert errors(text.replace("num_votes;", "num_votes;9")) != {}


@pytest.mark.parametrize(("kind", "rule", "completion", "seed"), CASES)
def test_pabulib_s_checker_passes_it_and_it_reads_back(
    kind: str, rule: str, completion: str, seed: int, tmp_path: Path
) -> None:
    threshold = 6 if rule == "greedy-threshold" else 0
    vote = rules(budget={"ballot": kind, "rule": rule, "completion": completion, "threshold": threshold})
    said = ballots(kind, seed)
    text = text_of(vote, said)
    assert not errors(text), errors(text)
    outcome = budget_outcome(vote, said)
    path = tmp_path / "vote.pb"
    path.write_text(text, encoding="utf-8")
    ended = CliRunner().invoke(main, ["tally", str(path), "--json"])
    assert ended.exit_code == 0, ended.output
    report = json.loads(ended.output)
    assert report["winners"] == outcome["winners"]
    assert report["official"]["same"]
    assert {one["id"]: one["score"] for one in report["explanation"]} == outcome["votes"]
    decided = outcome["equal_shares" if rule == "equal-shares" else "greedy"]
    assert (report["cost"], report["ties"]) == (decided["cost"], decided["ties"])
    if rule == "equal-shares":
        assert (report["share"], report["rounds"]) == (decided["share"], decided["rounds"])


def test_a_project_that_nobody_wants_is_no_mistake_of_ours() -> None:
    vote = rules(
        options=[*rules()["options"], {"id": "5", "title": "Ohne Stimme", "cost": 1}],
        lot=["5", "4", "3", "2", "1"],
    )
    text = text_of(vote, ballots("approval"))
    assert not errors(text)
    assert "rule;greedy-threshold" in text


def test_a_budget_that_is_enough_for_all_says_so() -> None:
    for rule in ("greedy", "equal-shares"):
        text = text_of(rules(budget={"total": 1000, "rule": rule}), ballots("approval"))
        assert not errors(text)
        assert "fully_funded;1" in text


def test_days_are_german_ones_and_titles_stay_on_their_line(tmp_path: Path) -> None:
    text = text_of(rules(), ballots("approval"))
    assert "date_begin;01.11.2026" in text
    path = tmp_path / "vote.pb"
    path.write_text(text, encoding="utf-8")
    titles = {project.id: project.title for project in read(path).election.projects}
    assert (titles["1"], titles["2"]) == ('Bänke; "neu"', "none")


def test_no_voter_is_forgotten_and_rows_tell_no_order() -> None:
    said = [({"approve": ["1"]}, 2), ({"approve": ["2"]}, 1)]
    with pytest.raises(ValueError, match="3 ballots"):
        write(rules(), said, ["a", "b"])
    with pytest.raises(ValueError, match="3 ballots"):
        write(rules(), said, ["a", "b", "b"])
    assert write(rules(), said, ["c", "a", "b"]).splitlines()[-3:] == ["a;1", "b;2", "c;1"]
