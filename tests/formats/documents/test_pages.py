"""What a citizen sees of a draft, and says about it."""

import re

import pytest
from sqlalchemy.orm import Session

from participation.contributions.models import Visibility
from participation.formats.documents.models import RemarkKind
from participation.formats.documents.queries.finding import document_of
from participation.processes.models import Moderation, Process
from tests.client import CheckedClient, a_minute_ago, words
from tests.factories import a_municipality, days
from tests.formats.documents.cast import a_draft_process, a_remark, an_edition, the_draft

PAGE = "/musterstadt/leitlinien/"
URL = "/musterstadt/leitlinien/entwurf"
SECTION = f"{URL}/abschnitt/ziele"
TYPED = {"kind": "suggestion", "text": "Bitte mehr Schatten."}


@pytest.fixture
def process(session: Session) -> Process:
    """A running process with a draft, guests and post-moderation."""
    made = a_draft_process(session, a_municipality(session))
    session.commit()
    return made


def test_the_process_page_shows_the_draft_with_its_contents(client: CheckedClient, process: Process) -> None:
    page = client.get(PAGE)
    assert "autofrei" in page.text
    assert [link.get("href") for link in page.all("a") if "#abschnitt-" in link.get("href", "")] == [
        "#abschnitt-ziele",
        "#abschnitt-baeume",
        "#abschnitt-wege",
    ]


def test_a_draft_without_text_is_being_prepared(
    client: CheckedClient, session: Session, process: Process
) -> None:
    document = document_of(session, the_draft(process))
    document.editions[0].published_at = None
    session.info["recorded"] = True
    session.commit()
    assert "wird vorbereitet" in client.get(PAGE).text
    client.get(SECTION, status=404)


def test_a_guest_remarks_on_a_section_and_gets_a_receipt(client: CheckedClient, process: Process) -> None:
    answer = client.submit(SECTION, TYPED)
    receipt = client.follow(answer)
    assert "/meine/" in answer.location
    assert receipt.response.headers["Referrer-Policy"] == "no-referrer"
    assert "Bitte mehr Schatten." in client.get(SECTION).text
    assert "1 Anmerkung" in client.get(PAGE).text


def test_a_passage_is_found_marked_and_linked(client: CheckedClient, process: Process) -> None:
    client.submit(SECTION, TYPED | {"quote": "Grüne  Mitte bleibt autofrei"})
    page = client.get(PAGE)
    assert " ".join(words(mark) for mark in page.all("mark")) == "Grüne Mitte bleibt autofrei"
    sign = next(link for link in page.all("a") if "passage__sign" in link.get("class", ""))
    assert "Vorschlag" in sign.get("aria-label", "")
    assert "Bitte mehr Schatten." in client.get(sign.get("href", "")).text


def test_a_passage_comes_prefilled_from_a_selection(client: CheckedClient, process: Process) -> None:
    values = client.get(f"{SECTION}?stelle=bleibt&davor=Der+Platz").form_values()
    assert (values["quote"], values["before"]) == ("bleibt", "Der Platz")
    client.submit(f"{SECTION}?stelle=bleibt&davor=Der+Platz", TYPED, action="#anmerken")
    assert words(client.get(PAGE).all("mark")[0]) == "bleibt"


@pytest.mark.parametrize(
    ("quote", "sentence"), [("gibt es nicht", "steht nicht im Abschnitt"), ("bleibt", "2-mal")]
)
def test_a_passage_that_is_not_clear_is_refused_and_nothing_typed_is_lost(
    client: CheckedClient, process: Process, quote: str, sentence: str
) -> None:
    page = client.submit(SECTION, TYPED | {"quote": quote}, status=422)
    values = page.form_values()
    assert sentence in page.text
    assert (values["quote"], values["text"], values["kind"]) == (quote, TYPED["text"], "suggestion")
    assert "1 Anmerkung" not in client.get(PAGE).text


def test_who_says_nothing_is_asked_what_it_is_about(client: CheckedClient, process: Process) -> None:
    assert "worum es Ihnen geht" in client.submit(SECTION, {"kind": "objection"}, status=422).text
    assert "Bitte wählen Sie eine Art" in client.submit(SECTION, {"text": "x"}, status=422).text
    client.submit(SECTION, {"kind": "approval"})


def test_the_same_form_sent_twice_arrives_once(client: CheckedClient, process: Process) -> None:
    values = client.get(SECTION).form_values() | TYPED
    values["opened"] = a_minute_ago(client.app, values["opened"].partition(".")[0])
    values.pop("__action__")
    first, second = client.post(SECTION, values), client.post(SECTION, values)
    assert first.location == second.location
    assert 'Anmerkungen <span class="count">1</span>' in client.get(SECTION).text


def test_a_robot_waits_for_a_moderator(client: CheckedClient, process: Process) -> None:
    receipt = client.follow(client.submit(SECTION, TYPED | {"website": "https://spam.example"}))
    assert "wird geprüft" in receipt.text
    assert "noch niemand etwas angemerkt" in client.get(SECTION).text


def test_under_pre_moderation_nothing_shows_at_once(
    client: CheckedClient, session: Session, process: Process
) -> None:
    session.get_one(Process, process.id).moderation = Moderation.PRE
    session.info["recorded"] = True
    session.commit()
    assert "wird geprüft" in client.follow(client.submit(SECTION, TYPED)).text
    assert not client.get(PAGE).all("mark")


def test_outside_the_phase_the_form_says_when_it_was(client: CheckedClient, session: Session) -> None:
    town = a_municipality(session, "altstadt")
    a_draft_process(session, town, opens=days(-20), closes=days(-10))
    session.commit()
    page = client.get("/altstadt/leitlinien/entwurf/abschnitt/ziele")
    assert "nicht mehr möglich" in page.text
    assert not [one for one in page.all("textarea") if one.get("name") == "text"]
    assert "Kommentieren" not in client.get("/altstadt/leitlinien/").text


def test_a_guest_changes_and_withdraws_by_the_secret_link(client: CheckedClient, process: Process) -> None:
    receipt = client.submit(SECTION, TYPED | {"quote": "autofrei"}).location.partition("?")[0]
    assert client.get(f"{receipt}/aendern").form_values()["quote"] == "autofrei"
    client.submit(f"{receipt}/aendern", {"text": "Noch mehr Schatten.", "kind": "question"})
    assert "Noch mehr Schatten." in client.get(SECTION).text
    client.submit(f"{receipt}/zurueckziehen")
    assert "zurückgezogen" in client.get(receipt).text
    assert "noch niemand etwas angemerkt" in client.get(SECTION).text


def test_one_goes_from_remark_to_remark_as_they_stand_in_the_text(
    client: CheckedClient, session: Session, process: Process
) -> None:
    last = a_remark(session, process, "Drei", key="baeume")
    first = a_remark(session, process, "Eins")
    middle = a_remark(session, process, "Zwei", quote="autofrei")
    session.commit()
    page = client.get(f"{URL}/{first.reference}")
    seen = ["Eins"]
    while True:
        following = [link for link in page.all("a") if words(link) == "Nächste Anmerkung"]
        if not following:
            break
        page = client.get(following[0].get("href", ""))
        seen.append(words(next(p for p in page.all("p") if p.get("class") == "citizen-text")))
    assert seen == ["Eins", "Zwei", "Drei"]
    assert middle.reference != last.reference


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("art=question", ["Frage"]),
        ("abschnitt=baeume", ["Baum"]),
        ("q=Bänke", ["Bank"]),
        ("sort=neu", ["Frage", "Baum", "Bank"]),
        ("sort=text", ["Bank", "Frage", "Baum"]),
        ("stelle=31", ["Bank"]),
        ("status=0", ["Bank", "Frage", "Baum"]),
        ("status=99", []),
    ],
)
def test_remarks_are_filtered_and_sorted(
    client: CheckedClient, session: Session, process: Process, query: str, found: list[str]
) -> None:
    names = {
        a_remark(session, process, "Mehr Bänke.", quote="bleibt autofrei").reference: "Bank",
        a_remark(session, process, "Zu den Wegen", key="baeume").reference: "Baum",
        a_remark(
            session, process, "Warum?", kind=RemarkKind.QUESTION, quote="Ort für alle"
        ).reference: "Frage",
    }
    session.commit()
    page = client.get(f"{URL}/anmerkungen?{query}")
    shown = re.findall(r"Anmerkung (\d{4}-\d{5})</a>", page.text)
    assert [names[number] for number in shown] == found


@pytest.mark.parametrize(
    "query", ["art=quatsch", "abschnitt=%00", "status=x", "nach=zzz", "fassung=-1", "sort=?"]
)
def test_a_filter_that_cannot_be_meant_is_left_out(
    client: CheckedClient, process: Process, query: str
) -> None:
    assert "ließ sich nicht anwenden" in client.get(f"{URL}/anmerkungen?{query}").text


def test_remarks_stay_with_their_version(client: CheckedClient, session: Session, process: Process) -> None:
    old = a_remark(session, process, "Zur ersten Fassung", quote="autofrei")
    document = document_of(session, the_draft(process))
    an_edition(session, document, number=2, ziele="<p>Ganz neuer Text.</p>")
    session.commit()
    page = client.get(PAGE)
    assert "Ganz neuer Text." in page.text
    assert not page.all("mark")
    assert "bezieht sich auf Fassung 1" in client.get(SECTION).text
    assert "bezieht sich auf Fassung 1" in client.get(f"{URL}/{old.reference}").text
    earlier = client.get(f"{URL}/fassungen/1")
    assert words(earlier.all("mark")[0]) == "autofrei"
    assert "frühere Fassung" in earlier.text
    client.get(f"{URL}/fassungen/3", status=404)


def test_a_new_version_while_somebody_types_loses_nothing(
    client: CheckedClient, session: Session, process: Process
) -> None:
    values = client.get(SECTION).form_values() | TYPED | {"quote": "autofrei"}
    values.pop("__action__")
    an_edition(session, document_of(session, the_draft(process)), number=2, ziele="<p>Neu.</p>")
    session.commit()
    receipt = client.follow(client.post(SECTION, values))
    assert "Fassung 1" in receipt.text


def test_what_is_hidden_is_seen_by_nobody(client: CheckedClient, session: Session, process: Process) -> None:
    hidden = a_remark(session, process, quote="autofrei")
    hidden.visibility = Visibility.HIDDEN
    session.info["recorded"] = True
    session.commit()
    client.get(f"{URL}/{hidden.reference}", status=404)
    assert not client.get(PAGE).all("mark")
    assert "noch niemand" in client.get(SECTION).text
