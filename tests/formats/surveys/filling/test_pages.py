"""Filling in a sheet through its pages, without scripts."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from participation.config import Config
from participation.formats.surveys.models import Access, SheetState, SurveyCode
from participation.formats.surveys.policy.references import of_code
from participation.kernel import clock, codes
from participation.kernel.db import Database
from tests import factories
from tests.client import CheckedClient, Page
from tests.formats.surveys.cast import AB, EVERY_KIND
from tests.formats.surveys.filling.people import HERE, Cast, opened

THREE_PAGES: list[dict[str, Any]] = [
    {"kind": "single", "title": "Fahren Sie Rad?", "options": AB, "required": True},
    {"kind": "short", "title": "Warum nicht?", "only_if": {"question": "f1", "any": ["b"]}},
    {"kind": "heading", "title": "Zum Radfahren", "only_if": {"question": "f1", "any": ["a"]}},
    {"kind": "number", "title": "Wie weit?", "rules": {"unit": "km", "decimals": 1}, "required": True},
    {"kind": "heading", "title": "Zum Schluss"},
    {"kind": "long", "title": "Was noch?", "confidential": True},
]

PANEL = "/nordstadt/mobil/teil/umfrage"


@pytest.fixture
def cast(database: Database) -> Cast:
    with database.unit_of_work() as session:
        town = factories.a_municipality(session, "nordstadt")
        process = factories.a_process(session, town, slug="mobil")
        account = factories.an_account(session)
        moderator = factories.an_account(session, "mo@example.org", name="Mo")
        factories.a_role(session, moderator, town)
        return Cast(database, process.id, account.id, moderator.id)


def begin(client: CheckedClient, answers: dict[str, Any], **options: Any) -> Page:
    """The first page, sent."""
    return client.submit(f"{HERE}/ausfuellen", answers, action="seite=1", **options)


def test_a_guest_fills_in_page_by_page_and_is_thanked(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    first = client.get(f"{HERE}/ausfuellen")
    assert "Seite 1 von 2" in first.text
    assert "Nur wenn Sie bei „Fahren Sie Rad?“ „Nein“ wählen." in first.text
    second = client.follow(begin(client, {"f1": "a", "f2": "zählt nicht"}))
    assert second.heading() == "Zum Radfahren"
    assert "Seite 2 von 3" in second.text
    third = client.follow(client.submit(f"{HERE}/ausfuellen?seite=2", {"f4": "2,5"}))
    assert "wird nicht veröffentlicht" in third.text
    check = client.follow(client.submit(f"{HERE}/ausfuellen?seite=3", {"f6": "Mehr Bügel."}))
    assert check.heading() == "Antworten prüfen und absenden"
    assert "2,5 km" in check.text
    assert "zählt nicht" not in check.text
    thanks = client.follow(client.submit(f"{HERE}/pruefen"))
    assert thanks.heading() == "Danke für Ihre Antworten"
    (sheet,) = cast.sheets()
    assert (sheet.state, sheet.channel) == (SheetState.SENT, "online")
    assert sheet.answers == {"f1": {"choice": "a"}, "f4": {"number": "2.5"}, "f6": {"text": "Mehr Bügel."}}
    assert client.get(f"{HERE}/ausfuellen", status=303).location.endswith("/danke")


NUMBERS: dict[str, dict[str, Any]] = {
    "Eine ganze Zahl": {},
    "Eine ganze Zahl von 0 bis 100 km": {"least": 0, "most": 100, "unit": "km"},
    "Eine ganze Zahl, mindestens 0": {"least": 0, "decimals": 0},
    "Eine ganze Zahl, höchstens 9": {"most": 9},
    "Eine ganze Zahl in km": {"unit": "km"},
    "Eine Zahl von 0 bis 100 km, mit Komma, wenn nötig: 2,5": {
        "least": 0, "most": 100, "unit": "km", "decimals": 1,
    },
    "Eine Zahl, mit Komma, wenn nötig: 2,5": {"decimals": 2},
}  # fmt: skip


def test_the_hint_of_a_number_says_what_may_be_typed(client: CheckedClient, cast: Cast) -> None:
    cast.survey([{"kind": "number", "title": f"Zahl {hint}?", "rules": NUMBERS[hint]} for hint in NUMBERS])
    page = client.get(f"{HERE}/ausfuellen")
    said = [one.text for one in page.all("p") if (one.get("id") or "").endswith("-regel")]
    assert said == list(NUMBERS)


def test_the_process_page_leads_back_to_a_sheet_that_was_begun(
    app: Flask, client: CheckedClient, cast: Cast
) -> None:
    cast.survey(THREE_PAGES)
    assert "Umfrage ausfüllen" in client.get(PANEL).text
    begin(client, {"f1": "b"})
    assert "Weiter ausfüllen" in client.get(PANEL).text
    assert "Weiter ausfüllen" not in CheckedClient(app).get(PANEL).text
    client.submit(f"{HERE}/pruefen")
    assert "Weiter ausfüllen" not in client.get(PANEL).text


def test_mistakes_are_told_at_the_field_and_above_and_nothing_is_lost(
    client: CheckedClient, cast: Cast
) -> None:
    cast.survey(THREE_PAGES)
    begin(client, {"f1": "a"})
    wrong = client.submit(f"{HERE}/ausfuellen?seite=2", {"f4": "weit"}, status=422)
    assert "<title>Fehler: " in wrong.text
    assert 'href="#f4">Wie weit? „weit“ ist keine Zahl' in wrong.text
    assert wrong.form_values("seite=2")["f4"] == "weit"
    assert 'aria-describedby="f4-regel f4-fehler"' in wrong.text
    assert "Bitte wählen Sie eine Antwort." in begin(CheckedClient(client.app), {}, status=422).text


def test_back_and_forth_loses_nothing_not_even_what_can_not_be_read(
    client: CheckedClient, cast: Cast
) -> None:
    cast.survey(THREE_PAGES)
    begin(client, {"f1": "a"})
    back = client.submit(f"{HERE}/ausfuellen?seite=2", {"f4": "zwei", "zurueck": "1"})
    assert client.follow(back).form_values("seite=1")["f1"] == "a"
    assert client.get(f"{HERE}/ausfuellen?seite=2").form_values("seite=2")["f4"] == "zwei"
    refused = client.submit(f"{HERE}/pruefen", status=422)
    assert "„zwei“ ist keine Zahl" in refused.text
    assert cast.sheets()[0].state is SheetState.STARTED


def test_a_changed_mind_drops_the_page_that_is_not_asked_any_more(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    begin(client, {"f1": "a"})
    client.submit(f"{HERE}/ausfuellen?seite=2", {"f4": "3"})
    again = client.submit(f"{HERE}/ausfuellen?seite=1", {"f1": "b", "f2": "Zu steil."})
    assert again.location.endswith("seite=3")
    client.submit(f"{HERE}/pruefen")
    assert cast.sheets()[0].answers == {"f1": {"choice": "b"}, "f2": {"text": "Zu steil."}}


def test_who_mends_an_answer_is_back_at_the_end_unless_something_new_is_asked(
    client: CheckedClient, cast: Cast
) -> None:
    cast.survey(THREE_PAGES)
    begin(client, {"f1": "b"})
    client.submit(f"{HERE}/ausfuellen?seite=3", {"f6": "Text"})
    mending = f"{HERE}/ausfuellen?seite=3&ziel=pruefen"
    assert client.get(f"{HERE}/pruefen").text.count("ziel=pruefen") == 2
    assert client.submit(mending, {"f6": "Neuer Text"}).location.endswith("/pruefen")
    new = client.submit(f"{HERE}/ausfuellen?seite=1&ziel=pruefen", {"f1": "a"})
    assert new.location.endswith("seite=2&ziel=pruefen")
    assert client.submit(new.location, {"f4": "3"}).location.endswith("/pruefen")


def test_a_radio_button_can_be_taken_back(client: CheckedClient, cast: Cast) -> None:
    cast.survey([{"kind": "scale", "title": "Wie sicher?"}, {"kind": "short", "title": "Warum?"}])
    assert "Doch keine Antwort" not in client.get(f"{HERE}/ausfuellen").text
    begin(client, {"f1": "4", "f2": "Darum."})
    assert "Doch keine Antwort" in client.get(f"{HERE}/ausfuellen?seite=1").text
    client.submit(f"{HERE}/ausfuellen?seite=1", {"f1": ""})
    assert cast.sheets()[0].answers == {"f2": {"text": "Darum."}}


def test_a_sheet_is_gone_on_with_elsewhere_by_its_link(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    pause = client.follow(begin(client, {"f1": "a", "spaeter": "1"}))
    link = next(a.get("href") for a in pause.all("a") if "/weiter/" in (a.get("href") or ""))
    assert link is not None
    assert pause.response.headers["Referrer-Policy"] == "no-referrer"
    elsewhere = CheckedClient(client.app)
    path = link.removeprefix("http://localhost")
    shown = elsewhere.get(path)
    assert "Fragebogen fortsetzen" in shown.text
    assert elsewhere.get(f"{HERE}/pruefen", status=303).location.endswith("/ausfuellen")
    page = elsewhere.follow(elsewhere.submit(path))
    assert page.heading() == "Zum Radfahren"
    elsewhere.submit(f"{HERE}/ausfuellen?seite=2", {"f4": "3"})
    elsewhere.submit(f"{HERE}/pruefen")
    assert len(cast.sheets()) == 1
    elsewhere.get(path, status=404)
    assert client.get(f"{HERE}/ausfuellen", status=303).location.endswith("/danke")


def test_the_link_of_nobody_leads_nowhere(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    client.get(f"{HERE}/weiter/{'x' * 32}", status=404)


def test_sent_twice_is_there_once_and_a_second_person_begins_anew(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    begin(client, {"f1": "b"})
    values = client.get(f"{HERE}/pruefen").form_values()
    assert client.post(f"{HERE}/pruefen", values).location == client.post(f"{HERE}/pruefen", values).location
    client.post(f"{HERE}/neu", {"csrf_token": values["csrf_token"]})
    begin(client, {"f1": "a"})
    assert [sheet.state for sheet in cast.sheets()] == [SheetState.SENT, SheetState.STARTED]


def test_a_first_page_sent_twice_begins_one_sheet(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    page = client.get(f"{HERE}/ausfuellen").form_values("seite=1") | {"f1": "a"}
    page["opened"] = _minute_old(client, page["opened"])
    fresh = CheckedClient(client.app)
    fresh.inner = client.inner
    for _press in range(2):
        client.inner.delete_cookie("sheet-1")
        client.post(f"{HERE}/ausfuellen?seite=1", page)
    assert len(cast.sheets()) == 1


def _minute_old(client: CheckedClient, opened_word: str) -> str:
    from tests.client import a_minute_ago

    return a_minute_ago(client.app, opened_word.partition(".")[0])


def test_a_foreign_form_sends_nothing_and_goes_on_with_nothing(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    pause = client.follow(begin(client, {"f1": "b", "spaeter": "1"}))
    link = next(a.get("href") for a in pause.all("a") if "/weiter/" in (a.get("href") or ""))
    for url in (f"{HERE}/pruefen", str(link).removeprefix("http://localhost")):
        client.post(url, {}, status=422)
    client.post(f"{HERE}/neu", {}, status=400)
    assert [sheet.state for sheet in cast.sheets()] == [SheetState.STARTED]


def test_sending_without_a_sheet_is_told(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    token = client.get(f"{HERE}/ausfuellen").form_values("seite=1")["csrf_token"]
    lost = client.post(f"{HERE}/pruefen", {"csrf_token": token}, status=422)
    assert "Es wurde nichts abgeschickt" in lost.text


def test_another_tab_that_comes_after_sending_is_told(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    begin(client, {"f1": "b"})
    values = client.get(f"{HERE}/ausfuellen?seite=1").form_values("seite=1")
    client.submit(f"{HERE}/pruefen")
    late = client.post(f"{HERE}/ausfuellen?seite=1", values, status=409)
    assert "schon abgeschickt" in late.text


def test_robots_press_twice(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    values = client.get(f"{HERE}/ausfuellen").form_values("seite=1") | {"f1": "a"}
    quick = client.post(f"{HERE}/ausfuellen?seite=1", values, status=422)
    assert "sehr schnell" in quick.text
    assert quick.form_values("seite=1")["f1"] == "a"
    trapped = begin(client, {"f1": "a", "website": "http://spam.example"}, status=422)
    assert 'name="website" value=""' in trapped.text
    assert cast.sheets() == []


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"opens": timedelta(days=2)}, "Die Umfrage beginnt am"),
        ({"closes": timedelta(days=-1)}, "Die Umfrage lief vom"),
    ],
)
def test_before_and_after_its_time_the_dates_are_told(
    client: CheckedClient, cast: Cast, when: dict[str, timedelta], words: str
) -> None:
    cast.survey(THREE_PAGES, **when)
    assert words in client.get(f"{HERE}/ausfuellen", status=403).text


def test_who_is_too_late_is_told_that_the_page_is_not_kept(client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES, closes=timedelta(hours=1))
    begin(client, {"f1": "a"})
    values = client.get(f"{HERE}/ausfuellen?seite=2").form_values("seite=2") | {"f4": "3"}
    with clock.frozen(clock.now() + timedelta(hours=2)):
        late = client.post(f"{HERE}/ausfuellen?seite=2", values, status=403)
        assert "nicht mehr gespeichert" in late.text
        assert client.get(f"{HERE}/pruefen", status=403)


def test_a_survey_without_questions_says_so(client: CheckedClient, cast: Cast) -> None:
    cast.survey([{"kind": "heading", "title": "Bald"}])
    assert "gerade vorbereitet" in client.get(f"{HERE}/ausfuellen", status=403).text


# --- accounts and codes ----------------------------------------------------------------------------------------


def test_an_account_sends_one_sheet_from_any_device(app: Flask, client: CheckedClient, cast: Cast) -> None:
    cast.survey(THREE_PAGES, access=Access.ACCOUNT)
    assert "Anmelden" in client.get(f"{HERE}/ausfuellen", status=403).text
    phone, desk = opened(app, cast, cast.account), opened(app, cast, cast.account)
    begin(phone, {"f1": "b"})
    assert "/weiter/" not in phone.get(f"{HERE}/spaeter").text
    assert desk.get(f"{HERE}/pruefen").heading() == "Antworten prüfen und absenden"
    desk.submit(f"{HERE}/pruefen")
    assert phone.get(f"{HERE}/ausfuellen", status=303).location.endswith("/danke")
    assert "Mit Ihrem Konto sehen nur Sie" in phone.get(f"{HERE}/danke").text
    assert len(cast.sheets()) == 1
    assert not {str(cast.account)} & {sheet.person for sheet in cast.sheets()}


@pytest.fixture
def code(config: Config, cast: Cast) -> str:
    survey = cast.survey(THREE_PAGES, access=Access.CODES)
    made = codes.new()
    with cast.database.unit_of_work() as session:
        session.add(
            SurveyCode(
                municipality_id=survey.municipality_id,
                survey_id=survey.id,
                ref=of_code(config.secret, survey.id, made),
                created_at=clock.now(),
            )
        )
        factories.recorded(session)
    return made


def test_a_code_is_typed_once_and_used_up_at_the_end(client: CheckedClient, cast: Cast, code: str) -> None:
    assert "Bitte geben Sie den Code" in begin(client, {"f1": "b"}, status=422).text
    both = begin(client, {"code": "falsch"}, status=422)
    assert "ein Zeichen falsch" in both.text
    assert "Fahren Sie Rad? Bitte wählen" in both.text
    assert "gibt es nicht" in begin(client, {"f1": "b", "code": codes.new()}, status=422).text
    begin(client, {"f1": "b", "code": codes.shown(code).lower()})
    assert not cast.code_used()
    assert 'name="code"' not in client.get(f"{HERE}/pruefen").text
    client.submit(f"{HERE}/pruefen")
    assert cast.code_used()
    other = CheckedClient(client.app)
    assert "schon benutzt" in begin(other, {"f1": "b", "code": code}, status=422).text
    assert code not in str([sheet.answers | {"p": sheet.person} for sheet in cast.sheets()])


def test_a_code_that_somebody_used_meanwhile_is_asked_for_again(
    client: CheckedClient, cast: Cast, code: str
) -> None:
    begin(client, {"f1": "b", "code": code})
    with cast.database.unit_of_work() as session:
        session.execute(sa.update(SurveyCode).values(used=True))
    page = client.submit(f"{HERE}/pruefen", status=422)
    assert "schon benutzt" in page.text
    assert 'name="code"' in page.text


# --- every kind of question ------------------------------------------------------------------------------------

EVERYTHING = {
    "f2": "other", "f2-sonstiges": "Roller", "f3": ["a", "b"], "f4": "Mitte", "f5": "Viel.\nSehr viel.", "f6": "5",
    "f7-r1": "a", "f7-r2": "c", "f8-a": "2", "f8-b": "1", "f9": "12,5", "f10": "1.5.2020", "f11-adresse": "50,05 9,05",
    "f12": "a",
}  # fmt: skip
SAID = ["Sonstiges: Roller", "Bus: Ja", "1. Nein", "12,5 km", "01.05.2020", "50,05° N, 9,05° O", "5 (sehr)"]


def test_every_kind_of_question_is_answered_without_scripts(client: CheckedClient, cast: Cast) -> None:
    cast.survey(EVERY_KIND)
    check = client.follow(client.submit(f"{HERE}/ausfuellen", EVERYTHING))
    for words in SAID:
        assert words in check.text
    client.submit(f"{HERE}/pruefen")
    (sheet,) = cast.sheets()
    assert set(sheet.answers) == {f"f{number}" for number in range(2, 13)}
    again = client.get(f"{HERE}/danke")
    assert "Viel.\nSehr viel." in again.text


def test_an_address_is_looked_up_with_the_button(client: CheckedClient, cast: Cast) -> None:
    cast.survey([{"kind": "point", "title": "Wo?"}, {"kind": "point", "title": "Und wo noch?"}])
    cast.street("Marktplatz", 50.02, 9.02)
    found = client.submit(
        f"{HERE}/ausfuellen", {"f1-adresse": "Marktplatz 3", "f1-suchen": "1", "f2-lat": "50.03"}, status=200
    )
    values = found.form_values("seite=1")
    assert (values["f1-lat"], values["f1-lon"], values["f2-lat"]) == ("50.020000", "9.020000", "50.03")
    outside = client.submit(f"{HERE}/ausfuellen", {"f1-lat": "10", "f1-lon": "10"}, status=422)
    assert 'href="#f1"' in outside.text


def test_a_date_that_is_none_comes_back_as_it_was_typed(client: CheckedClient, cast: Cast) -> None:
    cast.survey([{"kind": "date", "title": "Wann?"}])
    page = client.submit(f"{HERE}/ausfuellen", {"f1": "31.2.2026"}, status=422)
    assert page.form_values("seite=1")["f1"] == "31.2.2026"
    assert 'type="date"' not in page.text


# --- the desk --------------------------------------------------------------------------------------------------

DESK = "/verwaltung/nordstadt/verfahren/mobil/umfrage"


def test_the_preview_turns_its_pages_and_stores_nothing(app: Flask, cast: Cast) -> None:
    cast.survey(THREE_PAGES)
    staff = opened(app, cast, cast.moderator)
    page = staff.submit(f"{DESK}/vorschau", {"f1": "a"}, action="seite=1", status=200)
    assert "Zum Radfahren" in page.text
    values = page.form_values("seite=2")
    assert values["f1"] == "a"
    assert "Wie weit? Bitte beantworten" in staff.post(f"{DESK}/vorschau?seite=2", values, status=422).text
    third = staff.post(f"{DESK}/vorschau?seite=2", values | {"f4": "3"}, status=200)
    end = staff.post(f"{DESK}/vorschau?seite=3", third.form_values("seite=3"), status=200)
    assert "3 km" in end.text
    back = staff.post(f"{DESK}/vorschau?seite=2", values | {"f4": "x", "zurueck": "1"}, status=200)
    assert back.form_values("seite=1")["f1"] == "a"
    assert cast.sheets() == []


def test_paper_is_entered_one_after_the_other(app: Flask, cast: Cast) -> None:
    cast.survey(THREE_PAGES, closes=timedelta(days=-1))
    staff = opened(app, cast, cast.moderator)
    wrong = staff.submit(f"{DESK}/papierbogen", {"f4": "viel", "f6": "Text"}, status=422)
    assert wrong.form_values()["f6"] == "Text"
    ready = staff.follow(staff.submit(f"{DESK}/papierbogen", {"f1": "b", "f6": "Text"}))
    assert "Bisher ist 1 Papierbogen eingetragen." in ready.text
    (sheet,) = cast.sheets()
    assert (sheet.channel, sheet.state) == ("paper", SheetState.SENT)
    assert sheet.answers == {"f1": {"choice": "b"}, "f6": {"text": "Text"}}


def test_paper_with_a_code_uses_it_up(app: Flask, cast: Cast, code: str) -> None:
    staff = opened(app, cast, cast.moderator)
    assert "Bitte geben Sie den Code" in staff.submit(f"{DESK}/papierbogen", {"f1": "b"}, status=422).text
    staff.submit(f"{DESK}/papierbogen", {"f1": "b", "code": code})
    assert cast.code_used()
    again = staff.submit(f"{DESK}/papierbogen", {"f1": "b", "code": code}, status=422)
    assert "schon benutzt" in again.text
