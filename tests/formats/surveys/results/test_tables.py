"""What can be taken home of a survey: every answer in its column, and nothing for those who may not see it."""

import csv
import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from participation.formats.surveys.actions import results as actions
from participation.formats.surveys.models import Question, QuestionKind, Survey
from participation.formats.surveys.results import extras, tables
from participation.formats.surveys.results.names import column_name, unlike
from participation.formats.surveys.results.statistics import write_package
from participation.kernel import clock
from participation.kernel.tables import Audience, Table
from participation.results.views.files import NOTHING_WANTED
from tests import factories
from tests.formats.surveys.cast import AB, a_sheet, a_survey

FULL: dict[str, Any] = {
    "f2": {"choice": "other", "other": "Lastenrad"},
    "f3": {"choices": ["a", "c"]},
    "f4": {"text": "Nord"},
    "f5": {"text": 'Erste Zeile\nZweite; mit "Zeichen", Komma'},
    "f6": {"number": 4},
    "f7": {"rows": {"r1": "b"}},
    "f8": {"order": ["c", "a"]},
    "f9": {"number": "2.5"},
    "f10": {"day": "2026-05-01"},
    "f11": {"lat": 51.25, "lon": 12.5},
    "f12": {"choices": ["b"]},
}


def the_survey(session: Session, questions: list[dict[str, Any]] | None = None) -> Survey:
    town = factories.a_municipality(session)
    return a_survey(session, factories.a_process(session, town), questions)


def table(session: Session, survey: Survey, name: str, audience: Audience) -> Table:
    found = tables(session, survey.module, NOTHING_WANTED)
    return next(one for one in found if one.name == name).seen_by(audience)


def rows(found: Table) -> list[dict[str, Any]]:
    return [dict(zip(found.names, row, strict=True)) for row in found.rows()]


def test_every_kind_of_answer_has_its_columns(session: Session) -> None:
    survey = the_survey(session)
    a_sheet(session, survey, FULL, channel="paper")
    (row,) = rows(table(session, survey, "umfrage", Audience.MUNICIPALITY))
    assert row["bogen"] == 1
    assert row["kanal"] == "paper"
    assert row["tag"] == clock.local(clock.now()).date()
    told = {name: value for name, value in row.items() if name.startswith("f")}
    assert told == {
        "f2": 4, "f2_text": "Sonstiges", "f2_sonstiges": "Lastenrad",
        "f3_a": True, "f3_b": False, "f3_c": True, "f3_other": False, "f3_sonstiges": None,
        "f4": "Nord", "f5": FULL["f5"]["text"], "f6": 4, "f7_r1": 2, "f7_r2": None,
        "f8_a": 2, "f8_b": None, "f8_c": 1, "f9": Decimal("2.5"), "f10": date(2026, 5, 1),
        "f11_laenge": 12.5, "f11_breite": 51.25, "f12": 2, "f12_text": "B",
    }  # fmt: skip


def test_what_was_not_answered_is_empty_and_whether_it_was_asked_is_told(session: Session) -> None:
    first: dict[str, Any] = {"kind": QuestionKind.SINGLE, "title": "Eins?", "options": AB}
    second = first | {"title": "Zwei?", "only_if": {"question": "f1", "any": ["a"]}}
    survey = the_survey(session, [first, second])
    for choice in "ab":
        a_sheet(session, survey, {"f1": {"choice": choice}})
    found = rows(table(session, survey, "umfrage", Audience.KTS))
    assert {row["f1"]: (row["f2_gefragt"], row["f2"]) for row in found} == {1: (True, None), 2: (False, None)}


def test_nobody_else_gets_sheets(session: Session) -> None:
    survey = the_survey(session)
    assert table(session, survey, "umfrage", Audience.PUBLIC).columns == ()
    names = table(session, survey, "umfrage", Audience.KTS).names
    assert not {"f2_sonstiges", "f3_sonstiges", "f4", "f5", "f11_laenge", "f11_breite"} & set(names)


def test_confidential_answers_and_what_tells_of_them_are_for_the_municipality(session: Session) -> None:
    first: dict[str, Any] = {
        "kind": QuestionKind.SINGLE,
        "title": "Krank?",
        "options": AB,
        "confidential": True,
    }
    second = {
        "kind": QuestionKind.SINGLE,
        "title": "Seit?",
        "options": AB,
        "only_if": {"question": "f1", "any": ["a"]},
    }
    survey = the_survey(session, [first, second])
    assert set(table(session, survey, "umfrage", Audience.KTS).names) == {"bogen", "tag", "kanal"}
    a_sheet(session, survey, {"f1": {"choice": "a"}})
    assert rows(table(session, survey, "umfrage_auszaehlung", Audience.KTS)) == []


def test_everybody_gets_the_figures_of_the_page(session: Session) -> None:
    survey = the_survey(session, [{"kind": QuestionKind.SINGLE, "title": "Ja?", "options": AB}])
    for number in range(20):
        a_sheet(session, survey, {"f1": {"choice": "a" if number < 17 else "b"}})
    assert rows(table(session, survey, "ergebnisse", Audience.PUBLIC)) == []
    with clock.frozen(clock.now() + timedelta(days=9)):
        fresh = actions.counted(session, survey)
        assert fresh is not None
        actions.keep(session, survey, fresh)
        found = rows(table(session, survey, "ergebnisse", Audience.PUBLIC))
    assert [(row["antwort"], row["anzahl"], row["hinweis"], row["anteil"]) for row in found] == [
        ("a", None, "≥ 16", None),
        ("b", None, "< 5", None),
    ]
    exact = rows(table(session, survey, "umfrage_auszaehlung", Audience.KTS))
    assert [(row["antwort"], row["anzahl"], row["anteil"]) for row in exact] == [
        ("a", 17, 85.0),
        ("b", 3, 15.0),
    ]


def test_the_codebook_tells_of_every_column(session: Session) -> None:
    survey = the_survey(session)
    described = {row["variable"] for row in rows(table(session, survey, "codebuch", Audience.KTS))}
    assert described == set(table(session, survey, "umfrage", Audience.MUNICIPALITY).names)


def test_only_where_some_were_not_asked_the_codebook_points_to_who_was(session: Session) -> None:
    asked_of_some = {
        "kind": QuestionKind.SHORT,
        "title": "Warum?",
        "only_if": {"question": "f1", "any": ["a"]},
    }
    survey = the_survey(
        session, [{"kind": QuestionKind.SINGLE, "title": "Ja?", "options": AB}, asked_of_some]
    )
    empty = {
        row["variable"]: row["fehlend"]
        for row in rows(table(session, survey, "codebuch", Audience.MUNICIPALITY))
    }
    assert empty["f1"] == "Leere Zelle: nicht beantwortet."
    assert empty["f2"] == "Leere Zelle: nicht beantwortet oder nicht gefragt, siehe Spalte f2_gefragt."
    assert empty["f2_gefragt"] == ""


def package(session: Session, survey: Survey, audience: Audience) -> dict[str, str]:
    file = io.BytesIO()
    write_package(session, survey, audience, file, factories.at(2026, 6, 1))
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_the_package_for_statistics_reads_as_plain_csv(session: Session) -> None:
    survey = the_survey(session)
    a_sheet(session, survey, FULL)
    a_sheet(session, survey, {"f5": {"text": "=1+1"}})
    found = package(session, survey, Audience.MUNICIPALITY)
    assert set(found) == {"daten.csv", "codebuch.csv", "einlesen.sps", "einlesen.R", "LIESMICH.txt"}
    lines = sorted(csv.DictReader(io.StringIO(found["daten.csv"])), key=lambda line: line["f6"])
    assert lines[1]["f5"] == 'Erste Zeile / Zweite; mit "Zeichen", Komma'
    assert (lines[1]["f3_a"], lines[1]["f3_b"], lines[1]["f9"], lines[1]["f10"]) == (
        "1",
        "0",
        "2.5",
        "2026-05-01",
    )
    assert lines[0]["f5"] == "'=1+1"
    assert "f2_text" not in lines[0]


def test_names_suit_every_program(session: Session) -> None:
    """Letters first, lower-case ASCII, at most 32, never two alike."""
    survey = the_survey(session)
    for name in package(session, survey, Audience.MUNICIPALITY)["daten.csv"].strip().split(","):
        assert name.isascii()
        assert name[0].isalpha()
        assert len(name) <= 32
    assert column_name("1x", "Größe!") == "v_1x_gr_e"
    assert unlike(["a", "a", "b"]) == ["a", "a_2", "b"]


def test_without_names_the_package_holds_no_texts(session: Session) -> None:
    survey = the_survey(session)
    a_sheet(session, survey, FULL)
    found = package(session, survey, Audience.KTS)
    for text in ("Lastenrad", "Erste Zeile", "51.25"):
        assert text not in "".join(found.values())
    assert "f4" not in found["codebuch.csv"].replace("f4_", "")


def test_scripts_name_every_column_and_survive_any_title(session: Session) -> None:
    title = 'Wie\'s "geht" \\ 100 %?\n' + "ä" * 300
    survey = the_survey(session, [{"kind": QuestionKind.SINGLE, "title": title[:300], "options": AB}])
    a_sheet(session, survey, {"f1": {"choice": "a"}})
    found = package(session, survey, Audience.KTS)
    assert "f1 F8.0" in found["einlesen.sps"]
    assert "VARIABLE LABELS" in found["einlesen.sps"]
    assert "    1 'Ja'" in found["einlesen.sps"]
    assert "'Wie''s \"geht\" \\ 100 %? ä" in found["einlesen.sps"]
    assert '"f1" = "integer"' in found["einlesen.R"]
    assert 'levels = c(1, 2), labels = c("Ja", "Nein"))' in found["einlesen.R"]
    assert 'Wie\'s \\"geht\\" \\\\ 100 %?' in found["einlesen.R"]


def test_whoever_would_not_say_is_missing_in_spss(session: Session) -> None:
    options = [*AB, {"key": "c", "title": "keine Angabe"}]
    survey = the_survey(session, [{"kind": QuestionKind.SINGLE, "title": "Alter?", "options": options}])
    assert "MISSING VALUES f1 (3)." in package(session, survey, Audience.KTS)["einlesen.sps"]


@pytest.mark.parametrize("kind", [one for one in QuestionKind if one is not QuestionKind.HEADING])
def test_a_question_without_answers_breaks_nothing(session: Session, kind: QuestionKind) -> None:
    survey = the_survey(session, [{"kind": kind, "title": "Leer?"}])
    a_sheet(session, survey, {})
    assert isinstance(survey.questions[0], Question)
    for found in tables(session, survey.module, NOTHING_WANTED):
        assert all(len(row) == len(found.columns) for row in found.rows())


def test_staff_find_the_same_files_in_a_result_package_and_the_public_finds_none(session: Session) -> None:
    survey = the_survey(session)
    a_sheet(session, survey, FULL)
    assert extras(session, survey.module, Audience.PUBLIC) == ()
    for audience in (Audience.KTS, Audience.MUNICIPALITY):
        found = {one.name: b"".join(one.chunks()) for one in extras(session, survey.module, audience)}
        zipped = package(session, survey, audience)
        assert {
            name.removeprefix("umfrage-statistik/"): text.decode("utf-8-sig") for name, text in found.items()
        } == zipped


def test_a_script_alone_knows_how_wide_the_data_are(session: Session) -> None:
    survey = the_survey(session)
    a_sheet(session, survey, FULL)
    script = {one.name: one for one in extras(session, survey.module, Audience.KTS)}[
        "umfrage-statistik/einlesen.sps"
    ]
    assert (
        b"".join(script.chunks()).decode("utf-8-sig")
        == package(session, survey, Audience.KTS)["einlesen.sps"]
    )
