"""Questions are made and changed on the desk, by keyboard and without scripts."""

from typing import Any

import pytest

from participation.formats.surveys.models import QuestionKind
from tests.formats.surveys.building.cast import Desk
from tests.formats.surveys.cast import AB
from tests.processes.cast import Town

TYPED: dict[str, dict[str, Any]] = {
    "heading": {"title": "Teil zwei"},
    "single": {"title": "Eine?", "options": "Ja\nNein\n\n Weiß nicht "},
    "multiple": {"title": "Mehrere?", "options": "A\nB\nC", "most": "2"},
    "short": {"title": "Kurz?", "longest": "40"},
    "long": {"title": "Lang?"},
    "scale": {"title": "Wie sehr?", "first_label": "gar nicht", "last_label": "sehr"},
    "matrix": {"title": "Wie oft?", "rows": "Bus\nRad", "options": "nie\noft"},
    "ranking": {"title": "Ordnen?", "options": "A\nB\nC", "most": "3"},
    "number": {
        "title": "Wie weit?",
        "least_number": "0",
        "most_number": "12,5",
        "decimals": "1",
        "unit": "km",
    },
    "date": {"title": "Seit wann?", "earliest": "1.1.2000"},
    "point": {"title": "Wo?"},
    "image": {"title": "Welches?"},
}


@pytest.mark.parametrize("kind", list(QuestionKind))
def test_every_kind_can_be_made(town: Town, kind: QuestionKind) -> None:
    desk = Desk(town, [])
    assert f"art={kind.value}" in desk.browser().get(desk.url("fragen/neu")).text
    desk.send(f"fragen/neu?art={kind.value}", TYPED[kind])
    made = desk.question("f1")
    assert made.kind is kind
    assert made.title == TYPED[kind]["title"]
    assert "f1" in desk.browser().get(desk.url()).text


FREE = {
    "number": ("Kleinste Zahl", "Größte Zahl", "Einheit"),
    "date": ("Frühestens", "Spätestens"),
    "multiple": ("Wie viele höchstens?",),
}
"""What may be left empty, by kind."""
SPARED = ' <span class="kern-label__optional">(freiwillig)</span>'


@pytest.mark.parametrize("kind", FREE)
def test_what_may_be_left_empty_says_so(desk: Desk, kind: str) -> None:
    page = desk.browser().get(desk.url(f"fragen/neu?art={kind}")).text
    for label in FREE[kind]:
        assert f"{label}{SPARED}" in page
    assert f"Stellen hinter dem Komma{SPARED}" not in page


def test_lines_become_answers_and_numbers_rules(town: Town) -> None:
    desk = Desk(town, [])
    desk.send("fragen/neu?art=single", TYPED["single"])
    desk.send("fragen/neu?art=number", TYPED["number"])
    desk.send("fragen/neu?art=date", TYPED["date"])
    assert [one["title"] for one in desk.question("f1").options] == ["Ja", "Nein", "Weiß nicht"]
    assert desk.question("f2").rules == {"least": 0, "most": 12.5, "decimals": 1, "unit": "km"}
    assert desk.question("f3").rules == {"earliest": "2000-01-01"}
    desk.send("fragen/neu?art=scale", TYPED["scale"] | {"first": "0", "last": "10"})
    assert (desk.question("f4").rules["first"], desk.question("f4").rules["last"]) == (0, 10)


@pytest.mark.parametrize(
    ("kind", "wrong", "sentence"),
    [
        ("single", {"title": ""}, "Bitte füllen Sie dieses Feld aus"),
        ("single", {"options": ""}, "mindestens eine Zeile"),
        ("ranking", {"options": "A"}, "mindestens 2 Antworten"),
        ("multiple", {"options": "A\nA"}, "steht zweimal da"),
        ("multiple", {"most": "9"}, "von 1 bis 3"),
        ("multiple", {"most": "zwei"}, "ganze Zahl"),
        ("number", {"least_number": "20"}, "Ende liegt vor dem Anfang"),
        ("date", {"earliest": "2020-01-01", "latest": "2019-01-01"}, "Ende liegt vor dem Anfang"),
        ("short", {"longest": "5000"}, "von 1 bis 300"),
        ("matrix", {"rows": ""}, "mindestens eine Zeile"),
    ],
)
def test_what_nobody_could_answer_comes_back_complete(
    town: Town, kind: str, wrong: dict[str, str], sentence: str
) -> None:
    desk = Desk(town, [])
    page = desk.send(f"fragen/neu?art={kind}", TYPED[kind] | {"help": "Was gemeint ist"} | wrong, status=422)
    assert sentence in page.text
    assert "Was gemeint ist" in page.text
    assert desk.order() == []


def test_a_new_one_stands_behind_the_one_it_was_made_from(desk: Desk) -> None:
    desk.send("fragen/neu?art=long&nach=f2", {"title": "Warum?"})
    assert desk.order()[:4] == ["f1", "f2", "f13", "f3"]


def test_other_words_keep_the_keys(desk: Desk) -> None:
    desk.send("fragen/f2", {"title": "Nutzen Sie ein Rad?", "options": "Nein\nJa, oft\nWeiß nicht"})
    changed = desk.question("f2")
    assert changed.title == "Nutzen Sie ein Rad?"
    assert [(one["key"], one["title"]) for one in changed.options] == [
        ("b", "Nein"), ("a", "Ja, oft"), ("c", "Weiß nicht"),
    ]  # fmt: skip
    assert changed.rules == {"other": True}


def test_up_and_down_without_dragging(desk: Desk) -> None:
    desk.press("fragen/f3/verschieben", direction="up")
    assert desk.order()[:3] == ["f1", "f3", "f2"]
    desk.press("fragen/f3/verschieben", direction="down")
    assert desk.order()[:3] == ["f1", "f2", "f3"]
    desk.press("fragen/f1/verschieben", direction="up")
    assert desk.order()[0] == "f1"


def test_it_is_doubled_with_everything_but_its_key(desk: Desk) -> None:
    desk.press("fragen/f7/verdoppeln")
    assert desk.order()[6:8] == ["f7", "f13"]
    copy = desk.question("f13")
    assert copy.title == "Wie oft? (Kopie)"
    assert copy.rows == desk.question("f7").rows


def test_it_goes_after_a_question_back(desk: Desk) -> None:
    assert "Diese Frage entfernen?" in desk.browser().get(desk.url("fragen/f5/entfernen")).text
    unasked = desk.browser().post(desk.url("fragen/f5/entfernen"), {}, status=422).text
    assert "Diese Frage entfernen?" in unasked
    assert "Ihre Sitzung hat sich geändert" in unasked
    assert "f5" in desk.order()
    desk.press("fragen/f5/entfernen")
    assert "f5" not in desk.order()


def test_who_saves_second_is_told(desk: Desk) -> None:
    browser = desk.browser()
    page = browser.get(desk.url("fragen/f5"))
    desk.send("fragen/f5", {"title": "Neu"})
    values = page.form_values(None) | {"title": "Auch neu"}
    answer = browser.post(desk.url("fragen/f5"), values, status=422)
    assert "Inzwischen hat jemand anderes" in answer.text
    assert "Auch neu" in answer.text
    assert desk.question("f5").title == "Neu"


def test_who_saves_second_sees_which_rule_somebody_else_changed(desk: Desk) -> None:
    browser = desk.browser()
    page = browser.get(desk.url("fragen/f4"))
    desk.send("fragen/f4", {"longest": "77"})
    answer = browser.post(desk.url("fragen/f4"), page.form_values(None) | {"longest": "88"}, status=422)
    assert "Inzwischen hat jemand anderes" in answer.text
    assert "77" in answer.text


def test_traits_come_ready_made_voluntary_and_once(desk: Desk) -> None:
    desk.press("merkmale", merkmal="gender")
    assert desk.question("f13").kind is QuestionKind.HEADING
    made = desk.question("f14")
    assert [one["title"] for one in made.options] == ["weiblich", "männlich", "divers", "keine Angabe"]
    assert not made.required
    assert "Freiwillig" in made.help
    assert "Danach fragt die Umfrage schon" in desk.press("merkmale", merkmal="gender", status=422).text
    assert "keine Ortsteile" in desk.press("merkmale", merkmal="district", status=422).text
    desk.press("merkmale", merkmal="age")
    assert desk.order()[-1] == "f15"


def test_an_answer_on_which_others_hang_stays(town: Town) -> None:
    desk = Desk(
        town,
        [
            {"kind": QuestionKind.SINGLE, "title": "Rad?", "options": AB},
            {"kind": QuestionKind.LONG, "title": "Wohin?", "only_if": {"question": "f1", "any": ["b"]}},
        ],
    )
    page = desk.send("fragen/f1", {"options": "Ja"}, status=422)
    assert "Wohin?" in page.text
    assert "wird noch gebraucht" in desk.press("fragen/f1/entfernen", status=422).text
    assert "nicht mehr davor" in desk.press("fragen/f1/verschieben", direction="down", status=422).text
    assert desk.order() == ["f1", "f2"]
