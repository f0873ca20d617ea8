"""Conditions that can not be met are refused."""

from typing import Any

import pytest

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.dependencies import (
    require_answers_kept,
    require_condition,
    require_order,
    require_unused,
    sources,
)
from participation.kernel.errors import DomainError
from tests.formats.surveys.cast import AB, ABC


def question(key: str, kind: QuestionKind = QuestionKind.SINGLE, **values: Any) -> Question:
    """A question of no database."""
    usual: dict[str, Any] = {"options": ABC, "rules": {}, "only_if": {}}
    return Question(key=key, kind=kind, title=key, **usual | values)


def chosen(key: str, *answers: str) -> dict[str, Any]:
    return {"question": key, "any": list(answers)}


ONE, TWO, THREE = question("f1"), question("f2"), question("f3")


def test_only_earlier_questions_with_choices_or_numbers_come_into_question() -> None:
    many = [ONE, question("f2", QuestionKind.LONG), question("f3", QuestionKind.SCALE), question("f4")]
    assert [one.key for one in sources(many, many[3])] == ["f1", "f3"]
    assert sources(many, ONE) == []


@pytest.mark.parametrize(
    "condition",
    [
        chosen("f3", "a"),
        chosen("f2", "a"),
        chosen("f9", "a"),
        chosen("f1"),
        chosen("f1", "x"),
        chosen("f1", "other"),
    ],
)
def test_later_own_and_unknown_ones_are_refused(condition: dict[str, Any]) -> None:
    with pytest.raises(DomainError):
        require_condition([ONE, TWO, THREE], TWO, condition)


def test_an_earlier_one_is_taken() -> None:
    require_condition([ONE, TWO, THREE], TWO, chosen("f1", "a", "b"))
    free = question("f1", rules={"other": True})
    require_condition([free, TWO], TWO, chosen("f1", "other"))


@pytest.mark.parametrize("ends", [{"least": 6}, {"most": 0}, {"least": 4, "most": 2}, {}])
def test_a_number_that_nobody_can_give_is_refused(ends: dict[str, int]) -> None:
    scale = question("f1", QuestionKind.SCALE, rules={"first": 1, "last": 5})
    with pytest.raises(DomainError):
        require_condition([scale, TWO], TWO, {"question": "f1"} | ends)


def test_a_number_within_the_scale_is_taken() -> None:
    scale = question("f1", QuestionKind.SCALE, rules={"first": 1, "last": 5})
    require_condition([scale, TWO], TWO, {"question": "f1", "least": 4})


def test_two_answers_to_one_choice_contradict_each_other_along_the_chain() -> None:
    follows = question("f2", only_if=chosen("f1", "a"))
    with pytest.raises(DomainError, match="nie gestellt"):
        require_condition(
            [ONE, follows, question("h", QuestionKind.HEADING, only_if=chosen("f1", "b")), THREE],
            THREE,
            chosen("f2", "a"),
        )


def test_of_several_answers_two_may_be_needed() -> None:
    many = question("f1", QuestionKind.MULTIPLE)
    section = question("h", QuestionKind.HEADING, only_if=chosen("f1", "a"))
    require_condition([many, section, TWO], TWO, chosen("f1", "b"))
    only_one = question("f1", QuestionKind.MULTIPLE, rules={"most": 1})
    with pytest.raises(DomainError, match="nie gestellt"):
        require_condition([only_one, section, TWO], TWO, chosen("f1", "b"))


def test_an_order_in_which_a_condition_looks_ahead_is_refused() -> None:
    tied = question("f2", only_if=chosen("f1", "a"))
    require_order([ONE, tied])
    with pytest.raises(DomainError, match="nicht mehr davor"):
        require_order([tied, ONE])


def test_what_others_hang_on_stays() -> None:
    tied = question("f2", only_if=chosen("f1", "a"))
    require_unused([ONE, tied], tied)
    with pytest.raises(DomainError, match="f2"):
        require_unused([ONE, tied], ONE)
    require_answers_kept([ONE, tied], "f1", {"a"})
    with pytest.raises(DomainError, match="f2"):
        require_answers_kept([ONE, tied], "f1", {"b", "c"})


def test_a_contradiction_with_the_new_section_is_found_as_well() -> None:
    other = question("h", QuestionKind.HEADING, only_if=chosen("f1", "b"))
    tied = question("f2", only_if=chosen("f1", "a"), options=AB)
    require_order([ONE, tied, other])
    with pytest.raises(DomainError, match="nie gestellt"):
        require_order([ONE, other, tied])
