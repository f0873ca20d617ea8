"""Which questions are asked, page by page."""

from typing import Any

import pytest

from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.answers import PENDING, kept, read_page, reviewed, standing
from participation.formats.surveys.policy.conditions import (
    answers_to_asked,
    asked,
    due_pages,
    holds,
    is_settled,
    pages_of,
    shown,
)
from tests.formats.surveys.filling.questions import a_question

ONLY_A = {"question": "f1", "any": ["a"]}
ANSWERS = {
    "f1": {"choice": "a"},
    "f2": {"choices": ["b", "other"]},
    "f3": {"number": 4},
    "f4": {"number": "2.5"},
}


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ({}, True),
        (ONLY_A, True),
        ({"question": "f1", "any": ["b", "c"]}, False),
        ({"question": "f2", "any": ["a", "other"]}, True),
        ({"question": "f3", "least": 4}, True),
        ({"question": "f3", "least": 5}, False),
        ({"question": "f4", "least": 2, "most": 2.5}, True),
        ({"question": "f4", "most": 2}, False),
        ({"question": "f9", "any": ["a"]}, False),
        ({"question": "f9", "most": 2}, False),
    ],
)
def test_a_condition_looks_at_what_was_answered(condition: dict[str, Any], met: bool) -> None:
    assert holds(condition, ANSWERS) is met


def survey() -> list[Question]:
    """Four pages: the third only for who said a, in it a question only for who said x."""
    return [
        a_question("single", "f1", options="ab", required=True),
        a_question("heading", "f2", title="Leer"),
        a_question("heading", "f3", title="Zwei"),
        a_question("short", "f4", required=True),
        a_question("number", "f5", only_if={"question": "f4", "any": ["nie"]}),
        a_question("heading", "f6", title="Drei", only_if=ONLY_A),
        a_question("single", "f7", options="xy"),
        a_question("number", "f8", required=True, only_if={"question": "f7", "any": ["x"]}),
        a_question("heading", "f9", title="Vier"),
        a_question("long", "f10", only_if={"question": "f7", "any": ["x", "y"]}),
        a_question("short", "f11"),
    ]


def test_a_heading_begins_a_page_and_an_empty_one_makes_none() -> None:
    assert [(page.number, page.title, len(page.questions)) for page in pages_of(survey())] == [
        (1, "", 1), (2, "Zwei", 2), (3, "Drei", 2), (4, "Vier", 2),
    ]  # fmt: skip
    assert pages_of([]) == []


def test_a_headings_condition_holds_for_its_section_and_chains_fall_together() -> None:
    said = {"f1": {"choice": "a"}, "f7": {"choice": "x"}, "f8": {"number": "1"}, "f10": {"text": "t"}}
    assert [one.key for one in asked(survey(), said)] == ["f1", "f4", "f7", "f8", "f10", "f11"]
    said["f1"] = {"choice": "b"}
    assert [one.key for one in asked(survey(), said)] == ["f1", "f4", "f11"]
    assert answers_to_asked(survey(), said) == {"f1": {"choice": "b"}}
    assert [page.number for page in due_pages(survey(), said)] == [1, 2, 4]


def test_a_page_shows_what_may_become_due_while_it_is_filled_in() -> None:
    third, fourth = pages_of(survey())[2:]
    assert [one.key for one in shown(third, {"f7"})] == ["f7", "f8"]
    assert [one.key for one in shown(fourth, {"f11"})] == ["f11"]
    assert not is_settled(third.questions[1], third)
    assert is_settled(fourth.questions[0], fourth)


def test_only_what_is_asked_is_demanded() -> None:
    third = pages_of(survey())[2]
    stored = {"f1": {"choice": "a"}, "f4": {"text": "ja"}}
    with_x = read_page(survey(), third, {"f7": ["x"]}, stored)
    assert list(with_x.problems) == ["f8"]
    with_y = read_page(survey(), third, {"f7": ["y"], "f8": ["Unsinn"]}, stored)
    assert with_y.problems == {}
    assert with_y.answers == stored | {"f7": {"choice": "y"}}


def test_what_can_not_be_read_yet_is_kept_as_it_was_typed() -> None:
    third = pages_of(survey())[2]
    stored = kept(third, {"f7": ["x"], "f8": ["zwölf"], "opened": ["1"]}, {"f1": {"choice": "a"}})
    assert stored["f8"] == {PENDING: {"f8": ["zwölf"]}}
    assert standing(third.questions[1], stored) == {"f8": ["zwölf"]}
    assert standing(third.questions[0], stored) == {"f7": ["x"]}
    again = kept(third, {"f7": ["x"], "f8": ["12"]}, stored)
    assert again == {"f1": {"choice": "a"}, "f7": {"choice": "x"}, "f8": {"number": "12"}}


def test_a_whole_sheet_is_read_anew_before_it_is_sent() -> None:
    stored = {
        "f1": {"choice": "a"},
        "f7": {"choice": "x"},
        "f8": {PENDING: {"f8": ["zwölf"]}},
        "f5": {"number": "3"},
        "f10": {"text": "Gut."},
        "f99": {"text": "einer gelöschten Frage"},
    }
    found = reviewed(survey(), stored)
    assert list(found.problems) == ["f4", "f8"]
    assert found.answers == {"f1": {"choice": "a"}, "f7": {"choice": "x"}, "f10": {"text": "Gut."}}
    questions = survey()
    questions[0].options = questions[0].options[1:]
    assert "f1" in reviewed(questions, stored).problems
