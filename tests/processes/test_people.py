"""Inviting people to a process, and what everybody else sees of it."""

import io
import re
from dataclasses import replace

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.actions.erasure import _erasers
from participation.accounts.models import Account
from participation.accounts.queries import build_viewer, personal_data
from participation.app import create_app
from participation.config import Config
from participation.contributions.models import Visibility
from participation.municipalities.models import Municipality
from participation.notices.models import Notice
from participation.processes import queries
from participation.processes.actions.inviting import A_DAY, BATCH
from participation.processes.models import Access, Participant, ParticipantGroup, Process, ProcessState
from tests.client import CheckedClient
from tests.factories import a_process
from tests.processes.cast import Town, an_idea_on

DESK = "/verwaltung/musterstadt/verfahren/gruene-mitte/teilnehmende"
PAGE = "/musterstadt/gruene-mitte/"
PASSWORD = "vier lange Worte hintereinander"


@pytest.fixture
def circle(town: Town) -> Town:
    """A town with a process for who is invited, and an idea in it."""
    town.add(_a_circle)
    return town


def _a_circle(session: Session, here: Municipality) -> None:
    process = a_process(session, here, access=Access.INVITED, title="Der kleine Kreis")
    idea = an_idea_on(session, process.modules[0].categories[0])
    idea.visibility, idea.title, idea.reference = Visibility.PUBLISHED, "Eine stille Idee", "2020-00001"


def invite(town: Town, lines: str = "Anna <anna@example.org>; Fachleute", **more: object) -> str:
    """Put people on the list as staff do; answers what the next page says."""
    browser = town.browser()
    page = browser.submit(DESK, {"people": lines, **more}, action="/teilnehmende")
    return browser.follow(page).text


def link(town: Town) -> str:
    """The path of the link in the last mail."""
    with town.database.reading() as session:
        mail = session.scalars(sa.select(Notice).order_by(Notice.id.desc())).first()
    assert mail is not None
    found = re.search(r"http://localhost(/eingeladen/\S+)", mail.body)
    assert found
    return found[1]


def listed(town: Town) -> list[Participant]:
    """Who is on the list."""
    with town.database.reading() as session:
        return queries.participants(session, queries.find_process(session, town.id, "gruene-mitte")).items


# --- the list ----------------------------------------------------------------------------------------------------


def test_staff_paste_a_list_and_are_told_who_was_there_and_who_came_twice(circle: Town) -> None:
    assert "1 Person ist neu auf der Liste." in invite(circle)
    said = invite(circle, "anna@example.org\nbo@example.org\nBO@example.org")
    assert "1 Person ist neu auf der Liste. 1 stand schon darauf. Mehrfach genannt: BO@example.org" in said
    found = {one.email: one.group for one in listed(circle)}
    assert found == {
        "anna@example.org": ParticipantGroup.EXPERTS,
        "bo@example.org": ParticipantGroup.RESIDENTS,
    }


def test_wrong_lines_are_named_and_everything_typed_stays(circle: Town) -> None:
    typed = "bo@example.org\nohne Adresse\ncleo@"
    page = circle.browser().submit(DESK, {"people": typed}, action="/teilnehmende", status=422)
    assert "2 Zeilen stimmen nicht." in page.text
    assert "Zeile 2: Hier steht keine E-Mail-Adresse." in page.text
    assert "Zeile 3: Diese E-Mail-Adresse ist nicht vollständig." in page.text
    assert "Hier steht niemand" not in page.text
    assert page.form_values("/teilnehmende")["people"] == typed
    assert listed(circle) == []


def test_wrong_lines_of_a_file_are_all_named_in_the_box_and_at_the_file(circle: Town) -> None:
    file = (io.BytesIO(b"E-Mail;Gruppe\nbo@example.org;Mond\ncleo@;Fachleute\n"), "liste.csv")
    fields = {"people": "", "file": file}
    page = circle.browser().submit(DESK, fields, action="/teilnehmende", status=422)
    for line in (
        "Zeile 2: Die Gruppe „Mond“ gibt es nicht.",
        "Zeile 3: Diese E-Mail-Adresse ist nicht vollständig.",
    ):
        assert page.text.count(line) == 2
    assert "2 Zeilen stimmen nicht. Niemand ist hinzugekommen. Die Datei steht jetzt im Textfeld" in page.text
    assert "bo@example.org;Mond" in page.form_values("/teilnehmende")["people"]
    told_at = {one.get("id") for one in page.all("div")}
    assert "file-fehler" in told_at
    assert "people-fehler" not in told_at
    assert listed(circle) == []


def test_an_empty_list_is_told(circle: Town) -> None:
    page = circle.browser().submit(DESK, {"people": ""}, action="/teilnehmende", status=422)
    assert "Hier steht niemand, den wir einladen können." in page.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_file_of_an_office_is_read(circle: Town, encoding: str) -> None:
    text = "Name;E-Mail;Gruppe\r\nJürgen Groß;j@example.org;Wirtschaft\r\n"
    invite(circle, "", file=(io.BytesIO(text.encode(encoding)), "liste.csv"))
    (person,) = listed(circle)
    assert (person.name, person.email, person.group) == (
        "Jürgen Groß",
        "j@example.org",
        ParticipantGroup.BUSINESS,
    )


def test_the_list_is_filtered_and_counted_by_group(circle: Town) -> None:
    invite(circle, "anna@example.org; Fachleute\nbo@example.org")
    text = circle.browser().get(DESK).text
    assert "anna@example.org" in text
    assert "bo@example.org" in text
    experts = circle.browser().get(f"{DESK}?gruppe=experts").text
    assert "anna@example.org" in experts
    assert "bo@example.org" not in experts
    assert "bo@example.org" in circle.browser().get(f"{DESK}?gruppe=quatsch").text
    with circle.database.reading() as session:
        counts = queries.counted(session, circle.process())
    assert counts[ParticipantGroup.EXPERTS] == (1, 1)  # Anna has an account
    assert counts[ParticipantGroup.RESIDENTS] == (1, 0)
    assert counts[ParticipantGroup.BUSINESS] == (0, 0)


def test_a_long_list_has_pages(circle: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(queries.participants.__kwdefaults__, "limit", 2)
    invite(circle, "\n".join(f"p{number}@example.org" for number in range(5)))
    browser, url, seen = circle.browser(), DESK, []
    while url:
        page = browser.get(url)
        seen += re.findall(r"p\d@example.org", page.text.partition('id="liste"')[2])
        url = next((link.get("href", "") for link in page.all("a") if link.get("rel") == "next"), "")
    assert seen == [f"p{number}@example.org" for number in range(5)]
    assert "p0@example.org" in browser.get(f"{DESK}?nach=quatsch").text


def test_who_is_taken_off_the_list_is_out_with_the_next_click(circle: Town) -> None:
    invite(circle)
    citizen = circle.browser("citizen")
    citizen.get(PAGE)
    circle.browser().submit(DESK, action="/entfernen")
    citizen.get(PAGE, status=404)
    assert listed(circle) == []


def test_what_a_process_is_for_can_be_chosen(circle: Town) -> None:
    CheckedClient(circle.app).get(PAGE, status=404)
    circle.browser().submit(DESK, {"access": "readable"}, action="/zugang")
    CheckedClient(circle.app).get(PAGE)
    assert circle.process().access is Access.READABLE


def test_a_choice_that_a_colleague_changed_meanwhile_is_not_overwritten(circle: Town) -> None:
    browser = circle.browser()
    values = browser.get(DESK).form_values("/zugang")
    browser.submit(DESK, {"access": "readable"}, action="/zugang")
    values.pop("__action__")
    browser.post(f"{DESK}/zugang", values | {"access": "open"}, status=422)
    assert circle.process().access is Access.READABLE


# --- the mails ---------------------------------------------------------------------------------------------------


def test_everybody_is_written_to_once(circle: Town) -> None:
    invite(circle, "anna@example.org\nbo@example.org")
    browser = circle.browser()
    page = browser.submit(DESK, action="/einladen")
    assert "2 Einladungen sind unterwegs." in browser.follow(page).text
    invite(circle, "cleo@example.org")
    circle.browser().submit(DESK, action="/einladen")
    with circle.database.reading() as session:
        mails = session.scalars(sa.select(Notice).order_by(Notice.id)).all()
    assert sorted(mail.to for mail in mails) == ["anna@example.org", "bo@example.org", "cleo@example.org"]
    assert mails[0].subject == "Einladung zum Beteiligungsverfahren „Der kleine Kreis“"


def test_nobody_is_written_to_before_the_process_is_published(circle: Town) -> None:
    invite(circle)
    circle.add(lambda session, _m: session.execute(sa.update(Process).values(state=ProcessState.DRAFT)))
    page = circle.browser().submit(DESK, action="/einladen", status=422)
    assert "Veröffentlichen Sie das Verfahren zuerst" in page.text


def test_the_buttons_have_an_end(circle: Town) -> None:
    assert BATCH * A_DAY.times == 10_000
    invite(circle)
    browser = circle.browser()
    values = browser.get(DESK).form_values("/einladen")
    values.pop("__action__")
    for _ in range(A_DAY.times):
        browser.post(f"{DESK}/einladen", values)
    browser.post(f"{DESK}/einladen", values, status=429)


# --- the link ----------------------------------------------------------------------------------------------------


@pytest.fixture
def closed_app(town: Town, config: Config) -> Flask:
    """The same installation, where nobody can register."""
    return create_app(replace(config, open_registration=False), town.database)


def test_who_has_no_account_makes_one_by_the_link_and_is_in(circle: Town, closed_app: Flask) -> None:
    invite(circle, "Bo <bo@example.org>")
    circle.browser().submit(DESK, action="/einladen")
    visitor = CheckedClient(closed_app)
    visitor.get("/registrieren", status=404)
    assert visitor.get(link(circle)).form_values()["name"] == "Bo"
    weak = visitor.submit(link(circle), {"password": "kurz"}, status=422)
    assert "Der kleine Kreis" in weak.heading()
    page = visitor.submit(link(circle), {"password": PASSWORD})
    assert visitor.follow(page).heading() == "Der kleine Kreis"
    assert "Eine stille Idee" in visitor.get(PAGE).text
    assert visitor.get(link(circle), status=303).location == PAGE


def test_who_has_an_account_signs_in_and_comes_to_the_process(circle: Town) -> None:
    invite(circle)
    circle.browser().submit(DESK, action="/einladen")
    page = CheckedClient(circle.app).get(link(circle))
    assert f"/anmelden?next={PAGE}" in page.text
    assert "Konto anlegen und teilnehmen" not in page.text
    assert circle.browser("citizen").get(link(circle), status=303).location == PAGE


def test_the_link_is_of_no_use_to_somebody_else(circle: Town) -> None:
    invite(circle, "bo@example.org")
    circle.browser().submit(DESK, action="/einladen")
    assert "gilt für eine andere E-Mail-Adresse" in circle.browser("citizen").get(link(circle)).text
    circle.browser("citizen").get(PAGE, status=404)
    CheckedClient(circle.app).get("/eingeladen/" + "a" * 43, status=410)


def test_who_declines_is_forgotten(circle: Town) -> None:
    invite(circle, "bo@example.org")
    circle.browser().submit(DESK, action="/einladen")
    CheckedClient(circle.app).submit(link(circle), action="/absagen")
    assert listed(circle) == []
    CheckedClient(circle.app).get(link(circle), status=410)


def test_a_link_to_what_is_no_longer_published_leads_nowhere(circle: Town) -> None:
    invite(circle)
    circle.browser().submit(DESK, action="/einladen")
    circle.add(lambda session, _m: session.execute(sa.update(Process).values(state=ProcessState.DRAFT)))
    CheckedClient(circle.app).get(link(circle), status=410)


# --- everybody else ----------------------------------------------------------------------------------------------

PRIVATE = (
    PAGE,
    f"{PAGE}teil/ideen",
    f"{PAGE}ideen/2020-00001",
    f"{PAGE}ideen/neu",
    f"{PAGE}ideen/tiles/0/0/0.json",
    f"{PAGE}daten/ideen/ideen.csv",
    "/beitrag/1",
    "/beitrag/1/kommentar",
    "/beitrag/1/melden",
)


@pytest.mark.parametrize("url", PRIVATE)
@pytest.mark.parametrize("who", ["nobody", "citizen", "foreign admin"])
def test_for_who_is_not_invited_it_is_not_there(circle: Town, url: str, who: str) -> None:
    missing = circle.browser(who).get("/musterstadt/gibt-es-nicht/", status=404)
    found = circle.browser(who).get(url, status=404)
    if not url.startswith("/beitrag") and not url.endswith(".json"):
        assert found.heading() == missing.heading()
    assert "stille" not in found.text


@pytest.mark.parametrize("url", PRIVATE)
def test_for_who_is_invited_it_is_there_and_no_shared_cache_keeps_it(circle: Town, url: str) -> None:
    invite(circle)
    answer = circle.browser("citizen").inner.get(url)
    assert answer.status_code in {200, 303}
    assert "public" not in answer.headers.get("Cache-Control", "")


def test_lists_show_it_to_who_is_invited_only(circle: Town) -> None:
    invite(circle)
    for url in ("/", "/musterstadt/"):
        assert "Der kleine Kreis" in circle.browser("citizen").get(url).text
        assert "Der kleine Kreis" not in circle.browser("nobody").get(url).text
        assert "Der kleine Kreis" not in circle.browser("foreign admin").get(url).text


def test_a_tile_that_was_kept_is_not_handed_out_once_the_process_is_closed(circle: Town) -> None:
    tile = f"{PAGE}ideen/tiles/0/0/0.json"
    circle.browser().submit(DESK, {"access": "open"}, action="/zugang")
    visitor = CheckedClient(circle.app)
    etag = visitor.get(tile).response.headers["ETag"]
    circle.browser().submit(DESK, {"access": "invited"}, action="/zugang")
    visitor.get(tile, status=404)
    visitor.get(tile, status=404, headers={"If-None-Match": etag})


def test_others_read_a_half_open_process_and_are_told_why_they_take_no_part(circle: Town) -> None:
    circle.browser().submit(DESK, {"access": "readable"}, action="/zugang")
    invite(circle, "bo@example.org")
    stranger = circle.browser("citizen")
    assert "Mitmachen können hier nur Menschen, die dazu eingeladen sind." in stranger.get(PAGE).text
    assert "dazu eingeladen" in stranger.get(f"{PAGE}ideen/neu", status=403).text
    assert "dazu eingeladen" in stranger.get(f"{PAGE}ideen/2020-00001").text
    visitor = circle.browser("nobody")
    assert "<dt>Einwohnerinnen und Einwohner</dt><dd>1</dd>" in visitor.get(PAGE).text
    assert "bo@example.org" not in visitor.get(PAGE).text
    assert "Anmelden und Idee einreichen" in visitor.get(PAGE).text
    assert "Sind Sie eingeladen?" in visitor.get(f"{PAGE}ideen/neu", status=403).text
    invite(circle)
    assert "dazu eingeladen" not in stranger.get(PAGE).text
    stranger.get(f"{PAGE}ideen/neu")


# --- persons -----------------------------------------------------------------------------------------------------


def test_a_person_is_told_of_invitations_and_erased_from_every_list(circle: Town) -> None:
    invite(circle)

    def erased(session: Session, _here: Municipality) -> None:
        account = session.scalars(sa.select(Account).where(Account.email_key == "anna@example.org")).one()
        (told,) = personal_data(session, account.id)["einladungen"]
        assert told["verfahren"] == "Der kleine Kreis"
        assert build_viewer(session, account.id, "Anna").circles
        for eraser in _erasers:
            eraser(session, account.id)
        assert not build_viewer(session, account.id, "Anna").circles

    circle.add(erased)
    assert listed(circle) == []


def test_a_copy_is_for_the_same_circle_but_invites_nobody(circle: Town) -> None:
    invite(circle)
    browser = circle.browser()
    browser.submit("/verwaltung/musterstadt/verfahren/gruene-mitte/kopieren", {"title": "Kopie"})
    assert circle.process("kopie").access is Access.INVITED
    with circle.database.reading() as session:
        assert queries.participants(session, circle.process("kopie")).items == []
