"""What a project's page says about money: rounded as people round, and figures that fit together."""

import json
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.explaining import counted
from participation.formats.voting.policy.rules import frozen
from participation.formats.voting.queries.files import file_of
from tests.client import CheckedClient
from tests.formats.voting.result.budgets import a_budget
from tests.formats.voting.votes import a_result

URL = "/musterstadt/parkplatz/abstimmung/ergebnis"
NO_COMPLETION = {"most": 3, "budget": {"total": 100, "completion": "none"}}


def _explained(session: Session, config: Config, cost: int, approved: list[str]) -> dict[str, Any]:
    """A budget of 100 with two projects; the first costs so much, each letter of `approved` is one ballot."""
    budget = a_budget(titles=("Brücke", "Bank"), costs=(cost, 10), rules=NO_COMPLETION)
    vote = a_result(session, config, [{"approve": list(one)} for one in approved], **budget)
    session.commit()
    found: dict[str, Any] = json.loads(file_of(session, vote, "explanation.json"))
    return found


def test_amounts_are_rounded_to_the_nearest_and_fit_together(session: Session, config: Config) -> None:
    """A third of 100 each: two of three have 66.666…, so 0.333… of 67 are missing."""
    told = _explained(session, config, 67, ["1", "1", "2"])
    bridge = told["projects"]["1"]
    assert told["share"] == 3_333
    assert (bridge["held"], bridge["missing"], bridge["support"]) == (6_667, 33, 995)
    assert bridge["held"] + bridge["missing"] == 6_700
    assert (told["equal_shares"]["without"], told["equal_shares"]["average"]) == (667, 33)
    assert (told["greedy"]["without"], told["greedy"]["average"]) == (0, 100)


def test_what_is_missing_never_rounds_to_nothing(session: Session, config: Config) -> None:
    """30,000 of 30,001 hold 99.9967 of 100: that is neither all the money nor 100 percent."""
    budget = a_budget(titles=("Brücke", "Bank"), costs=(100, 10), rules=NO_COMPLETION)
    vote = a_result(session, config, [], **budget)
    choices = [*[{"approve": ["1"]}] * 30_000, {"approve": ["2"]}]
    bridge = json.loads(counted(frozen(vote), choices, [])[1])["projects"]["1"]
    assert (bridge["held"], bridge["missing"], bridge["support"]) == (9_999, 1, 999)


@pytest.mark.parametrize(
    ("cost", "sentence"),
    [
        (70, "es fehlten 1,67\u00a0€. Mehr als das hatten sie für „Bank“ bezahlt."),
        (75, "es fehlten 6,67\u00a0€. Für „Bank“ hatten sie 6,67\u00a0€ bezahlt."),
        (90, "es fehlten 15,00\u00a0€. Am Ende"),
    ],
)
def test_the_page_says_how_much_went_elsewhere(
    session: Session, config: Config, client: CheckedClient, cost: int, sentence: str
) -> None:
    """That it was more than what was missing is only said where it was."""
    _explained(session, config, cost, ["12", "12", "1", "2"])
    text = client.get(f"{URL}/1").text
    assert sentence in text
    assert "Rückhalt: welchen Teil der Kosten" in text
