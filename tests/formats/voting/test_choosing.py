"""From what was typed into the ballot paper to a choice. Field names are those of templates/voting/ballot.html."""

from pathlib import Path
from typing import Any

import pytest

from participation import resources
from participation.formats.voting.models import Method
from participation.formats.voting.policy.ballots import chosen_on_form
from participation.kernel.errors import DomainError

OPTIONS = ["1", "2", "3"]
TYPED: list[tuple[Method, dict[str, list[str]], dict[str, Any]]] = [
    (Method.SINGLE, {"wahl": ["2"]}, {"approve": ["2"]}),
    (Method.APPROVAL, {"wahl": ["3", "1"]}, {"approve": ["1", "3"]}),
    (Method.RANKED, {"rang-3": ["1"], "rang-1": ["2"], "rang-2": [""]}, {"rank": ["3", "1"]}),
    (
        Method.CONSENSUS,
        {"widerstand-1": ["0"], "widerstand-2": ["10"], "widerstand-3": [" 5 "]},
        {"resist": {"1": 0, "2": 10, "3": 5}},
    ),
    (Method.POINTS, {"punkte-1": ["3"], "punkte-2": ["0"], "punkte-3": [""]}, {"points": {"1": 3}}),
]
EMPTY = {
    Method.SINGLE: {"approve": []},
    Method.APPROVAL: {"approve": []},
    Method.RANKED: {"rank": []},
    Method.CONSENSUS: {"resist": {}},
    Method.POINTS: {"points": {}},
}


@pytest.mark.parametrize(("kind", "typed", "choice"), TYPED, ids=[kind.value for kind, _t, _c in TYPED])
def test_what_was_typed_becomes_a_choice(
    kind: Method, typed: dict[str, list[str]], choice: dict[str, Any]
) -> None:
    """In the order of the ballot, or of the places that were given."""
    assert chosen_on_form(kind, OPTIONS, typed) == choice


@pytest.mark.parametrize("kind", EMPTY, ids=str)
def test_an_empty_paper_says_nothing(kind: Method) -> None:
    """It is asked elsewhere whether that is allowed."""
    assert chosen_on_form(kind, OPTIONS, {}) == EMPTY[kind]


@pytest.mark.parametrize("word", ["zwei", "-1", "1.5", "1234567", "²"])
def test_what_is_no_number_is_refused_in_words(word: str) -> None:
    """Before anything is sealed."""
    with pytest.raises(DomainError, match="ganze Zahlen") as refusal:
        chosen_on_form(Method.POINTS, OPTIONS, {"punkte-1": [word]})
    assert refusal.value.field == "choice"


def test_two_options_can_not_share_a_place() -> None:
    """A ranking has no equal ranks."""
    with pytest.raises(DomainError, match="nur einmal"):
        chosen_on_form(Method.RANKED, OPTIONS, {"rang-1": ["1"], "rang-2": ["1"]})


def test_the_ballot_paper_has_these_fields() -> None:
    """Whoever renames one in the page renames it here."""
    page = Path(resources.folder("templates"), "voting", "ballot.html").read_text()
    for name in ('name="wahl"', 'name="rang-', 'name="widerstand-', 'name="punkte-'):
        assert name in page
