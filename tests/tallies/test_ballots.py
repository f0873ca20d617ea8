"""What ballots and stations may say, and the reason where they may not."""

from typing import Any

import pytest

from participation.tallies.ballots import canonical, valid_choice
from participation.tallies.stations import contradiction
from tests.tallies.votes import rules

BUDGET = {
    "total": 100,
    "ballot": "approval",
    "fits": True,
    "rule": "greedy",
    "completion": "none",
    "threshold": 0,
}
PROJECTS = [
    {"id": "1", "title": "A", "cost": 60},
    {"id": "2", "title": "B", "cost": 50},
    {"id": "3", "title": "C", "cost": 40},
]


@pytest.mark.parametrize(
    ("rules_", "choice"),
    [
        (rules(), {"blank": True}),
        (rules(), {"approve": ["2"]}),
        (rules("approval"), {"approve": ["1", "2", "3"]}),
        (rules("approval", "ba"), {"approve": ["b", "a"]}),
        (rules("ranked"), {"rank": ["3", "1"]}),
        (rules("consensus"), {"resist": {"1": 0, "2": 10, "3": 5}}),
        (rules("points"), {"points": {"2": 10}}),
        (rules("points"), {"points": {"2": 1, "3": 1}}),
        (rules("budget", options=PROJECTS, budget=BUDGET, most=3), {"approve": ["1", "3"]}),
        (rules("budget", options=PROJECTS, budget={**BUDGET, "ballot": "ranked", "fits": False}, most=3), {"rank": ["2", "1"]}),
        (rules("budget", options=PROJECTS, budget={**BUDGET, "ballot": "points"}, points=5), {"points": {"1": 5}}),
    ],
)  # fmt: skip
def test_these_ballots_are_valid(rules_: dict[str, Any], choice: Any) -> None:
    assert valid_choice(rules_, choice) is None


@pytest.mark.parametrize(
    ("rules_", "choice", "said"),
    [
        (rules(), None, "eine Angabe"),
        (rules(), [], "eine Angabe"),
        (rules(), {}, "eine Angabe"),
        (rules(), {"approve": ["1"], "rank": ["1"]}, "eine Angabe"),
        (rules(), {"blank": 1}, "Enthaltung"),
        (rules(blank=False), {"blank": True}, "Enthaltung"),
        (rules(), {"rank": ["1"]}, "anderen Verfahren"),
        (rules(), {"invalid": True}, "anderen Verfahren"),
        (rules(), {"approve": "1"}, "nicht zur Wahl"),
        (rules(), {"approve": ["9"]}, "nicht zur Wahl"),
        (rules(), {"approve": [1]}, "nicht zur Wahl"),
        (rules(), {"approve": [["1"]]}, "nicht zur Wahl"),
        (rules(), {"approve": []}, "genau 1"),
        (rules(), {"approve": ["1", "2"]}, "genau 1"),
        (rules("approval"), {"approve": ["2", "1"]}, "Reihenfolge"),
        (rules("approval"), {"approve": ["1", "1"]}, "Reihenfolge"),
        (rules("approval", most=2), {"approve": ["1", "2", "3"]}, "1 bis 2"),
        (rules("approval", least=2, most=3), {"approve": ["1"]}, "2 bis 3"),
        (rules("ranked"), {"rank": ["1", "1"]}, "doppelt"),
        (rules("ranked"), {"rank": []}, "1 bis 3"),
        (rules("ranked"), {"rank": {"1": 1}}, "nicht zur Wahl"),
        (rules("consensus"), {"resist": {"1": 0, "2": 0}}, "jede Option"),
        (rules("consensus"), {"resist": {"1": 0, "2": 0, "3": 11}}, "0 bis 10"),
        (rules("consensus"), {"resist": {"1": 0, "2": 0, "3": True}}, "0 bis 10"),
        (rules("consensus"), {"resist": {"1": 0, "2": 0, "3": 1.5}}, "0 bis 10"),
        (rules("points"), {"points": {}}, "keine Punkte"),
        (rules("points"), {"points": {"9": 1}}, "keine Punkte"),
        (rules("points"), {"points": {"1": 0}}, "höchstens 10"),
        (rules("points"), {"points": {"1": 6, "2": 5}}, "höchstens 10"),
        (rules("points"), {"points": {"1": -1, "2": 5}}, "höchstens 10"),
        (
            rules("budget", options=PROJECTS, budget=BUDGET, most=3),
            {"approve": ["1", "2"]},
            "kosten zusammen mehr",
        ),
    ],
)
def test_these_ballots_are_refused_with_the_reason(rules_: dict[str, Any], choice: Any, said: str) -> None:
    reason = valid_choice(rules_, choice)
    assert reason is not None
    assert said in str(reason)


def test_the_same_choice_has_one_spelling() -> None:
    assert canonical({"resist": {"2": 1, "10": 0}}) == b'{"resist":{"10":0,"2":1}}'


LINE = {"choice": {"approve": ["1"]}, "count": 2}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"station": 7}, "fehlen Angaben"),
        ({"totals": {}}, "fehlen Angaben"),
        ({"more": 1}, "fehlen Angaben"),
        ({"ballots": "3"}, "mehr als die Stimmzettel"),
        ({"ballots": 10**12}, "mehr als die Stimmzettel"),
        ({"blank": -1}, "mehr als die Stimmzettel"),
        ({"blank": 4}, "mehr als die Stimmzettel"),
        ({"lines": {}}, "keine Liste"),
        ({"lines": [{"choice": {"approve": ["1"]}}]}, "Auswahl und Anzahl"),
        ({"lines": [{**LINE, "count": 0}]}, "Auswahl und Anzahl"),
        ({"lines": [{**LINE, "choice": {"blank": True}}]}, "Enthaltungen stehen nicht"),
        ({"lines": [{**LINE, "choice": {"approve": ["9"]}}]}, "nicht zur Wahl"),
        ({"lines": [LINE, LINE]}, "passt nicht zu 2 gültigen"),
        ({"lines": []}, "passt nicht zu 2 gültigen"),
    ],
)
def test_stations_are_refused_with_the_reason(changed: dict[str, Any], said: str) -> None:
    station = {"station": "Rathaus", "ballots": 4, "blank": 1, "invalid": 1, "lines": [LINE]}
    assert contradiction(rules(), station) is None
    reason = contradiction(rules(), {**station, **changed})
    assert reason is not None
    assert said in str(reason)


@pytest.mark.parametrize(
    ("rules_", "totals", "said"),
    [
        (rules("ranked"), {"1": 2}, "Summen genügen nicht"),
        (rules(), {"9": 2}, "nicht zur Wahl"),
        (rules(), [2], "nicht zur Wahl"),
        (rules(), {"1": 3}, "größer"),
        (rules(), {"1": 1}, "passt nicht"),
        (rules("approval", most=2), {"1": 2, "2": 2, "3": 1}, "passt nicht"),
        (rules("points"), {"1": 20, "2": 1}, "passt nicht"),
        (rules("consensus"), {"1": 21}, "größer"),
        (rules(blank=False), {"1": 2}, "Enthaltung"),
    ],
)
def test_totals_are_refused_with_the_reason(rules_: dict[str, Any], totals: Any, said: str) -> None:
    reason = contradiction(rules_, {"station": "A", "ballots": 3, "blank": 1, "invalid": 0, "totals": totals})
    assert reason is not None
    assert said in str(reason)
