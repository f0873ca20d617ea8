"""The page of letters: a batch leaves once, as a file; lists of people are looked at before they are taken over."""

import io
import zipfile

import sqlalchemy as sa

from participation.formats.voting.models import CodeBatch, Entitled, roll
from participation.kernel import clock, codes
from tests.formats.voting.desk.cast import NOW, Desk

BATCH = {"label": "Ortsteil Łódź", "size": "12"}


def entries(desk: Desk) -> int:
    """Entries of the roll."""
    with desk.town.database.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(roll)) or 0


def test_a_batch_leaves_as_a_file_and_is_in_the_balance_afterwards(desk: Desk) -> None:
    browser = desk.browser()
    answer = browser.submit(desk.url("briefe"), BATCH, action=None, status=200)
    assert answer.response.headers["Content-Type"] == "application/zip"
    assert answer.response.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.response.get_data())) as archive:
        lines = archive.read("codes.csv").decode("utf-8-sig").splitlines()
    printed = [line.split(";")[1].strip('"') for line in lines[1:]]
    assert len({codes.read(code) for code in printed} - {None}) == 12
    assert entries(desk) == 12
    page = browser.get(desk.url("briefe"))
    assert "Ortsteil Łódź" in page.text
    assert not any(code in page.text for code in printed)


def test_sent_twice_it_is_one_batch(desk: Desk) -> None:
    browser = desk.browser()
    form = browser.get(desk.url("briefe")).form_values("") | BATCH
    form.pop("__action__")
    browser.post(desk.url("briefe"), form, status=200)
    page = browser.post(desk.url("briefe"), form, status=422)
    assert "gerade schon erstellt" in page.text
    assert entries(desk) == 12


def test_numbers_that_can_not_be_meant_stand_in_the_form_again(desk: Desk) -> None:
    for size in ("0", "-3", "1000000", "viele", ""):
        page = desk.browser().submit(desk.url("briefe"), BATCH | {"size": size}, action=None, status=422)
        assert "Ortsteil Łódź" in page.text
    assert entries(desk) == 0


def test_whether_the_post_is_quick_enough_is_said_before(desk: Desk) -> None:
    assert "Das reicht für Druck und Post" in desk.browser().get(desk.url("briefe")).text
    desk.set(opens_at=NOW + (desk.look(lambda vote: vote.closes_at) - NOW) / 10)
    assert "weniger als 7 Tage" in desk.browser().get(desk.url("briefe")).text


def test_after_the_opening_there_is_no_form_and_no_batch(desk: Desk) -> None:
    browser = desk.browser()
    form = browser.get(desk.url("briefe")).form_values("") | BATCH
    form.pop("__action__")
    from participation.formats.voting.models import VoteState

    desk.set(state=VoteState.OPEN)
    assert "Neue Codes gibt es nicht mehr" in browser.get(desk.url("briefe")).text
    page = browser.post(desk.url("briefe"), form, status=422)
    assert "steht fest" in page.text
    with desk.town.database.reading() as session:
        assert session.scalars(sa.select(CodeBatch)).all() == []


def test_the_tab_is_there_only_where_people_vote_with_codes(desk: Desk) -> None:
    assert "Briefe und Codes" in desk.browser().get(desk.url("")).text
    desk.set(entitled=Entitled.LIST)
    page = desk.browser().get(desk.url("liste"))
    assert desk.url("briefe") not in {link.get("href") for link in page.all("a")}


def test_a_list_is_looked_at_and_then_taken_over(desk: Desk) -> None:
    desk.set(entitled=Entitled.LIST)
    browser = desk.browser()
    typed = "Adresse\nanna@example.org\nBEN@example.org\nanna@example.org\nnichts"
    page = browser.submit(desk.url("liste"), {"people": typed, "look": "1"}, action=None, status=200)
    assert "2 neue Adressen" in page.text
    assert "keine E-Mail-Adresse: 5" in " ".join(page.text.split()).replace("</li>", "")
    assert entries(desk) == 0
    browser.submit(desk.url("liste"), {"people": typed, "keep": "1"}, action=None)
    assert entries(desk) == 2
    browser.submit(desk.url("liste"), action="/liste/leeren")
    assert entries(desk) == 0


def test_a_file_is_read_into_the_form(desk: Desk) -> None:
    desk.set(entitled=Entitled.LIST)
    browser = desk.browser()
    form = browser.get(desk.url("liste")).form_values("")
    sent = {"csrf_token": form["csrf_token"], "look": "1"}
    file = (io.BytesIO("Näme;Mail\r\nAnna;anna@example.org\r\n".encode("cp1252")), "liste.csv")
    page = browser.post(desk.url("liste"), sent | {"file": file}, status=200)
    assert "1 neue Adressen" in page.text
    assert "Anna;anna@example.org" in page.text
    wrong = (io.BytesIO(b"PK\x03\x04" + bytes(50)), "liste.xlsx")
    assert "CSV" in browser.post(desk.url("liste"), sent | {"file": wrong}, status=422).text
    assert "keine E-Mail-Adresse" in browser.post(desk.url("liste"), sent | {"people": "x"}, status=422).text


def test_the_clock_of_these_tests_stands(spring: None) -> None:
    assert clock.now() == NOW
