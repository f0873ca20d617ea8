"""What is typed becomes an answer, or a sentence at its field; and every answer can be shown as it would be typed."""

from typing import Any

import pytest

from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.answers import answer_of, as_typed
from participation.kernel.errors import DomainError
from participation.kernel.geo import Point
from tests.formats.surveys.filling.questions import a_question

SINGLE = a_question("single", options="abc", rules={"other": True})
MULTIPLE = a_question("multiple", options="abc", rules={"other": True, "most": 2})
MATRIX = a_question("matrix", options="xyz", rows="rs")
RANKING = a_question("ranking", options="abc", rules={"most": 2})
IMAGE = a_question("image", options="ab")
PICTURES = a_question("image", options="abc", rules={"multiple": True, "most": 2})
SHORT = a_question("short", rules={"longest": 5})
LONG = a_question("long")
SCALE = a_question("scale", rules={"first": 0, "last": 10})
WHOLE = a_question("number", rules={"least": 0, "most": 5_000, "unit": "km"})
DECIMAL = a_question("number", rules={"decimals": 2})
DATE = a_question("date", rules={"earliest": "2026-01-01", "latest": "2026-12-31"})
POINT = a_question("point")
EVERY = (SINGLE, MULTIPLE, MATRIX, RANKING, IMAGE, PICTURES, SHORT, LONG, SCALE, WHOLE, DATE, POINT)

READ = [
    (SINGLE, {"f1": "b"}, {"choice": "b"}),
    (SINGLE, {"f1": "other", "f1-sonstiges": "Roller"}, {"choice": "other", "other": "Roller"}),
    (SINGLE, {"f1": "other"}, {"choice": "other"}),
    (SINGLE, {"f1": "a", "f1-sonstiges": "Roller"}, {"choice": "a"}),
    (MULTIPLE, {"f1": ["c", "a"]}, {"choices": ["a", "c"]}),
    (MULTIPLE, {"f1": ["other", "b"], "f1-sonstiges": "Roller"}, {"choices": ["b", "other"], "other": "Roller"}),
    (MATRIX, {"f1-r": "x", "f1-s": "z"}, {"rows": {"r": "x", "s": "z"}}),
    (MATRIX, {"f1-s": "z"}, {"rows": {"s": "z"}}),
    (RANKING, {"f1-a": "3", "f1-c": "1"}, {"order": ["c", "a"]}),
    (IMAGE, {"f1": "b"}, {"choices": ["b"]}),
    (PICTURES, {"f1": ["b", "a"]}, {"choices": ["a", "b"]}),
    (SHORT, {"f1": "  Ja\u200b  so "}, {"text": "Ja so"}),
    (LONG, {"f1": "eins\r\nzwei"}, {"text": "eins\nzwei"}),
    (SCALE, {"f1": "0"}, {"number": 0}),
    (WHOLE, {"f1": "1.500 km"}, {"number": "1500"}),
    (WHOLE, {"f1": "12,0"}, {"number": "12"}),
    (WHOLE, {"f1": "-0"}, {"number": "0"}),
    (DECIMAL, {"f1": "2,50"}, {"number": "2.5"}),
    (DECIMAL, {"f1": "1.234,5"}, {"number": "1234.5"}),
    (DECIMAL, {"f1": "-0.25"}, {"number": "-0.25"}),
    (DATE, {"f1": "2026-05-01"}, {"day": "2026-05-01"}),
    (DATE, {"f1": "1.5.2026"}, {"day": "2026-05-01"}),
    (POINT, {"f1-lat": "50,05", "f1-lon": "9.05"}, {"lat": 50.05, "lon": 9.05}),
]  # fmt: skip


@pytest.mark.parametrize(("question", "typed", "answer"), READ)
def test_what_is_typed_is_read(question: Question, typed: dict[str, Any], answer: dict[str, Any]) -> None:
    assert answer_of(question, lists(typed)) == answer
    assert answer_of(question, as_typed(question, answer)) == answer


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind.value)
def test_nothing_typed_is_no_answer_unless_one_is_wanted(question: Question) -> None:
    assert answer_of(question, {}) == {}
    assert answer_of(question, {question.key: [""], f"{question.key}-a": [""]}) == {}
    wanted = a_question(question.kind, rules=question.rules, required=True)
    wanted.options, wanted.rows = question.options, question.rows
    with pytest.raises(DomainError):
        answer_of(wanted, {})


REFUSED = [
    (SINGLE, {"f1": "z"}, "f1", "angebotenen"),
    (SINGLE, {"f1-sonstiges": "Roller"}, "f1", "nicht angekreuzt"),
    (SINGLE, {"f1": "other", "f1-sonstiges": "x" * 201}, "f1-sonstiges", "200"),
    (a_question("single", options="a"), {"f1": "other"}, "f1", "angebotenen"),
    (MULTIPLE, {"f1": ["a", "b", "c"]}, "f1", "höchstens 2. Sie haben 3"),
    (MULTIPLE, {"f1": ["a"], "f1-sonstiges": "Roller"}, "f1", "nicht angekreuzt"),
    (MATRIX, {"f1-r": "q"}, "f1", "angebotenen"),
    (a_question("matrix", options="xy", rows="rs", required=True), {"f1-r": "x"}, "f1", "„S“"),
    (RANKING, {"f1-a": "1", "f1-b": "1"}, "f1-b", "an „A“ und an „B“"),
    (RANKING, {"f1-a": "1", "f1-b": "2", "f1-c": "3"}, "f1", "höchstens 2"),
    (RANKING, {"f1-a": "4"}, "f1-a", "1 bis 3"),
    (RANKING, {"f1-a": "²"}, "f1-a", "1 bis 3"),
    (PICTURES, {"f1": ["a", "b", "c"]}, "f1", "höchstens 2"),
    (SHORT, {"f1": "sechs!"}, "f1", "höchstens 5 Zeichen. Es sind 1"),
    (SCALE, {"f1": "11"}, "f1", "angebotenen"),
    (SCALE, {"f1": "1.5"}, "f1", "angebotenen"),
    (WHOLE, {"f1": "viel"}, "f1", "„viel“ ist keine Zahl"),
    (WHOLE, {"f1": "1e3"}, "f1", "keine Zahl"),
    (WHOLE, {"f1": "٣"}, "f1", "keine Zahl"),
    (WHOLE, {"f1": "2,5"}, "f1", "ganze Zahl"),
    (WHOLE, {"f1": "-1"}, "f1", "mindestens 0"),
    (WHOLE, {"f1": "5001"}, "f1", "höchstens 5.000"),
    (DECIMAL, {"f1": "1,234"}, "f1", "höchstens 2 Stellen"),
    (DATE, {"f1": "31.2.2026"}, "f1", "„31.2.2026“ ist kein Datum"),
    (DATE, {"f1": "2025-12-31"}, "f1", "01.01.2026"),
    (DATE, {"f1": "1.1.2027"}, "f1", "31.12.2026"),
    (POINT, {"f1-lat": "50"}, "f1", "Breite und Länge"),
    (POINT, {"f1-lat": "x", "f1-lon": "9"}, "f1-lat", "keine Koordinate"),
    (POINT, {"f1-adresse": "Marktplatz"}, "f1", "keinem Ort"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "typed", "field", "words"), REFUSED)
def test_what_can_not_be_meant_is_refused_at_its_field(
    question: Question, typed: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(DomainError, match=words.replace("(", r"\(")) as refusal:
        answer_of(question, lists(typed))
    assert refusal.value.field == field


def test_a_point_lies_in_the_area_of_the_process() -> None:
    def why_not(point: Point) -> str | None:
        return "Außerhalb." if point.lat > 50 else None

    typed = {"f1-lat": ["50.05"], "f1-lon": ["9.05"]}
    with pytest.raises(DomainError, match="Außerhalb"):
        answer_of(POINT, typed, why_not)
    assert answer_of(POINT, typed | {"f1-lat": ["49.9"]}, why_not) == {"lat": 49.9, "lon": 9.05}


def lists(typed: dict[str, Any]) -> dict[str, list[str]]:
    """Values as a form brings them."""
    return {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
