""" "Nur wenn": a question is chosen, then its answers."""

import pytest

from tests.formats.surveys.building.cast import Desk


def test_it_is_built_by_choosing(desk: Desk) -> None:
    first = desk.browser().get(desk.url("fragen/f4/bedingung")).text
    assert "?frage=f2" in first
    assert "?frage=f4" not in first
    assert "?frage=f1" not in first
    desk.send("fragen/f4/bedingung?frage=f2", {"answers": ["a", "other"]})
    assert desk.question("f4").only_if == {"question": "f2", "any": ["a", "other"]}
    assert "beantwortet ist mit „Ja“ oder „Sonstiges“" in desk.browser().get(desk.url()).text


def test_of_a_scale_it_asks_for_a_range(desk: Desk) -> None:
    desk.send("fragen/f12/bedingung?frage=f6", {"least": "4"})
    assert desk.question("f12").only_if == {"question": "f6", "least": 4}
    assert "mindestens 4" in desk.browser().get(desk.url()).text
    assert 'value="4"' in desk.browser().get(desk.url("fragen/f12/bedingung?frage=f6")).text


@pytest.mark.parametrize(("question", "values"), [("f6", {"least": "9"}), ("f6", {}), ("f2", {})])
def test_what_can_not_be_met_is_refused(desk: Desk, question: str, values: dict[str, str]) -> None:
    desk.send(f"fragen/f12/bedingung?frage={question}", values, status=422)
    assert desk.question("f12").only_if == {}


def test_it_is_taken_away_again(desk: Desk) -> None:
    desk.send("fragen/f4/bedingung?frage=f2", {"answers": ["a"]})
    assert "Bedingung wegnehmen" in desk.browser().get(desk.url("fragen/f4/bedingung")).text
    desk.press("fragen/f4/bedingung/entfernen")
    assert desk.question("f4").only_if == {}


def test_the_first_question_depends_on_nothing(desk: Desk) -> None:
    assert "steht keine, von der sie abhängen" in desk.browser().get(desk.url("fragen/f1/bedingung")).text
