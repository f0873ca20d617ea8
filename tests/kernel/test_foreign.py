"""JSON from anywhere, read with care."""

from enum import StrEnum
from typing import Any

import pytest

from participation.kernel import foreign
from participation.kernel.errors import DomainError
from participation.kernel.foreign import Part


class Fruit(StrEnum):
    """Something to choose from."""

    APPLE = "apple"


def test_entries_come_as_what_they_are() -> None:
    told = Part({"a": " Eins\u0000 \n", "b": 3, "c": True, "d": "apple", "e": ["x"], "f": [{"g": 1.5}]})
    assert (told.line("a", 9), told.number("b", 0, 3), told.flag("c")) == ("Eins", 3, True)
    assert (told.member("d", Fruit), told.lines("e", 1, 1)) == (Fruit.APPLE, ["x"])
    assert told.parts("f", 1)[0].quantity("g") == 1.5


def test_what_may_be_left_out_is_empty() -> None:
    told = Part({})
    assert (told.text("a", 9), told.lines("a", 9, 9), told.parts("a", 9), told.part("a").values) == (
        "",
        [],
        [],
        {},
    )


@pytest.mark.parametrize("value", [None, 1, "", "  ", "zu lang", ["x"], {}])
def test_a_text_is_refused_that_is_none_or_too_long(value: Any) -> None:
    with pytest.raises(DomainError, match="In der Datei stimmt „a“ nicht"):
        Part({"a": value}).text("a", 5, least=1)


@pytest.mark.parametrize("value", [None, True, "3", 1.0, 4, -1, 10**30])
def test_a_number_is_whole_and_between_its_ends(value: Any) -> None:
    with pytest.raises(DomainError, match="eine ganze Zahl von 0 bis 3"):
        Part({"a": value}).number("a", 0, 3)


@pytest.mark.parametrize("value", [None, True, "3", float("nan"), float("inf"), 1e10])
def test_a_quantity_is_a_number(value: Any) -> None:
    with pytest.raises(DomainError, match="eine Zahl"):
        Part({"a": value}).quantity("a")


@pytest.mark.parametrize("value", [None, 1, [], "pear"])
def test_a_word_is_one_of_those_known(value: Any) -> None:
    with pytest.raises(DomainError, match="eines von: apple"):
        Part({"a": value}).member("a", Fruit)


@pytest.mark.parametrize("value", [None, "xx", {}, [1], [{}, {}, {}]])
def test_lists_hold_objects_and_not_too_many(value: Any) -> None:
    with pytest.raises(DomainError, match="eine Liste"):
        Part({"a": value}).parts("a", 2, least=1)


def test_a_sentence_names_the_place() -> None:
    with pytest.raises(DomainError, match="„modules/2/title“"):
        Part({"modules": [{}, {"title": 3}]}).parts("modules", 2)[1].line("title", 9)


def test_flags_are_true_or_false_and_objects_are_objects() -> None:
    with pytest.raises(DomainError, match="„true“ oder „false“"):
        Part({"a": 1}).flag("a")
    with pytest.raises(DomainError, match="ein Objekt"):
        Part({"a": []}).part("a")


def test_depth_is_counted_without_recursion_and_stops_where_it_is_too_much() -> None:
    deep: Any = []
    for _level in range(100_000):
        deep = [deep]
    assert foreign.depth(deep) == foreign.DEEPEST + 1
    assert (foreign.depth(1), foreign.depth({}), foreign.depth({"a": [1]})) == (0, 1, 2)
    while deep:  # let it go level by level
        deep = deep[0]
