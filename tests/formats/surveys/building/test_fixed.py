"""Once sheets came in, only words change."""

import pytest

from participation.formats.surveys.models import Access, Question
from tests.formats.surveys.building.cast import Desk
from tests.formats.surveys.cast import a_sheet


@pytest.fixture
def answered(desk: Desk) -> Desk:
    """A survey with a sheet."""
    desk.answered({"f2": {"choice": "a"}})
    return desk


def test_words_change(answered: Desk) -> None:
    answered.send("fragen/f2", {"title": "Nutzen Sie ein Rad?", "options": "Ja, oft\nNein\nWeiß nicht"})
    changed = answered.question("f2")
    assert changed.title == "Nutzen Sie ein Rad?"
    assert changed.options[0] == {"key": "a", "title": "Ja, oft"}
    assert changed.rules == {"other": True}


@pytest.mark.parametrize("options", ["Ja\nNein", "Ja\nNein\nWeiß nicht\nVielleicht"])
def test_answers_neither_come_nor_go(answered: Desk, options: str) -> None:
    assert "müssen 3 Zeilen stehen" in answered.send("fragen/f2", {"options": options}, status=422).text
    assert len(answered.question("f2").options) == 3


def test_rules_are_not_offered_and_not_taken(answered: Desk) -> None:
    browser = answered.browser()
    page = browser.get(answered.url("fragen/f3"))
    assert 'name="most"' not in page.text
    browser.post(
        answered.url("fragen/f3"), page.form_values(None) | {"most": "1", "required": "y"}, status=303
    )
    assert answered.question("f3").rules == {"other": True, "most": 2}
    assert not answered.question("f3").required


@pytest.mark.parametrize("rest", ["verschieben", "verdoppeln", "entfernen", "bedingung/entfernen"])
def test_questions_stay_where_they_are(answered: Desk, rest: str) -> None:
    before = answered.order()
    page = answered.press(f"fragen/f3/{rest}", status=403, direction="up")
    assert "schon Antworten" in page.text
    assert answered.order() == before


def test_a_voluntary_one_comes_at_the_end(answered: Desk) -> None:
    answered.send("fragen/neu?art=long", {"title": "Noch etwas?"})
    assert answered.order()[-1] == "f13"
    answered.send("fragen/neu?art=long&nach=f2", {"title": "Dazwischen?"}, status=422)
    answered.send("fragen/neu?art=long", {"title": "Pflicht?", "required": "y"}, status=422)
    assert answered.order()[-1] == "f13"


def test_what_was_confidential_stays_so(desk: Desk) -> None:
    desk.send("fragen/f5", {"confidential": "y"})
    desk.answered()
    assert "Das bleibt so" in desk.send("fragen/f5", {"confidential": None}, status=422).text
    desk.send("fragen/f4", {"confidential": "y"})
    assert desk.question("f4").confidential


def test_what_was_announced_stays(answered: Desk) -> None:
    page = answered.browser().get(answered.url("einstellungen"))
    assert 'name="access"' not in page.text
    answered.send("einstellungen", {"intro": "Worum es geht.", "access": "codes"})
    assert answered.look(lambda survey: (survey.intro, survey.access)) == ("Worum es geht.", Access.OPEN)


def test_a_sheet_that_was_only_begun_counts_as_well(desk: Desk) -> None:
    desk.change(lambda session, survey: a_sheet(session, survey, {}, state="started", sent_at=None))
    desk.press("fragen/f3/verdoppeln", status=403)
    assert desk.look(lambda survey: sum(isinstance(one, Question) for one in survey.questions)) == 12
