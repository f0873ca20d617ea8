"""Reviews in the browser: from the list of frozen results to the public page."""

import pytest
from sqlalchemy.orm import Session

from participation.config import Config
from participation.kts.queries.contents import label_of
from participation.kts.queries.reviews import review_at
from participation.results.models import Snapshot
from participation.results.queries.snapshots import store
from tests.client import CheckedClient, words
from tests.factories import a_municipality, a_process
from tests.kts.cast import a_reviewer, a_snapshot, an_admin, signed_in


@pytest.fixture
def snapshot(session: Session, config: Config) -> Snapshot:
    """Frozen results of a town with an admin, and somebody who reviews them."""
    town = a_municipality(session)
    an_admin(session, town)
    a_reviewer(session)
    made = a_snapshot(session, config, a_process(session, town), rows=60)
    session.commit()
    return made


@pytest.fixture
def office(client: CheckedClient, snapshot: Snapshot) -> CheckedClient:
    """The reviewer's browser."""
    assert snapshot.id
    return signed_in(client)


def begun(office: CheckedClient, session: Session, snapshot: Snapshot) -> str:
    """The address of a review that was just begun."""
    office.submit("/kts/auswertungen", action=f"/neu/{snapshot.id}")
    found = review_at(session, snapshot.id).id
    session.rollback()
    return f"/kts/auswertungen/{found}"


def judged(office: CheckedClient, review: str, **changes: str) -> None:
    """Four of five along every criterion."""
    form = office.get(f"{review}/bearbeiten").form_values()
    scores = {name: "4" for name in form if name.startswith("remark_")}
    marks = {name.replace("remark", "score"): value for name, value in scores.items()}
    office.submit(f"{review}/bearbeiten", marks | {"summary": "Ein **gutes** Verfahren."} | changes)


def test_the_whole_way(
    office: CheckedClient, session: Session, snapshot: Snapshot, client: CheckedClient
) -> None:
    review = begun(office, session, snapshot)
    judged(office, review)
    row = f"{review}/tabellen/1/zeilen/2"
    shown = office.get(row)
    assert "=1+1; mit Semikolon" in shown.text
    assert "Aktenzeichen" in [words(one) for one in shown.all("dt")]
    office.submit(row, {"text": "Diese Antwort kam spät."})
    office.submit(review, action="/schicken")
    assert "bei der Kommune" in office.get(review).text

    admin = signed_in(CheckedClient(client.app), "chefin@example.org")
    desk = review.replace("/kts", "/verwaltung/musterstadt")
    overview = admin.get("/verwaltung/musterstadt/")
    assert "Auswertungen zu beantworten" in overview.text
    assert "Koordinierungsstelle" in overview.text
    assert "wartet auf Ihre Antwort" in admin.get("/verwaltung/musterstadt/auswertungen").text
    assert "Diese Antwort kam spät." in admin.get(desk).text
    form = admin.get(f"{desk}/antwort").form_values()
    remark = next(name for name in form if name.startswith("remark_"))
    admin.submit(f"{desk}/antwort", {"answer": "Danke, **wir** lernen.", remark: "Wegen der Ferien."})

    assert "zu beantworten" not in admin.get("/verwaltung/musterstadt/").text

    office.submit(review, action="/veroeffentlichen")
    public = CheckedClient(client.app).get(review.replace("/kts", "/wissen"))
    for part in (
        "<strong>gutes</strong>",
        "Wegen der Ferien.",
        "<strong>wir</strong>",
        snapshot.digest,
        "4 von 5",
    ):
        assert part in public.text
    with_link = CheckedClient(client.app).get("/musterstadt/gruene-mitte/ergebnisstand/1")
    assert review.replace("/kts", "/wissen") in [one.get("href") for one in with_link.all("a")]
    for address in ("/wissen/auswertungen", "/wissen/", "/wissen/?q=lernen"):
        assert "Verfahren gruene-mitte" in CheckedClient(client.app).get(address).text
    assert "Verfahren gruene-mitte" not in CheckedClient(client.app).get("/wissen/?q=100%25").text


def test_nobody_reads_a_review_before_it_is_published(
    office: CheckedClient, session: Session, snapshot: Snapshot, client: CheckedClient
) -> None:
    review = begun(office, session, snapshot)
    office.get(review.replace("/kts", "/wissen"), status=404)
    admin = signed_in(CheckedClient(client.app), "chefin@example.org")
    admin.get(review.replace("/kts", "/verwaltung/musterstadt"), status=404)
    admin.get(review, status=404)


def test_tables_are_read_page_by_page(office: CheckedClient, session: Session, snapshot: Snapshot) -> None:
    review = begun(office, session, snapshot)
    first = office.get(f"{review}/tabellen/1")
    assert len(first.all("tr")) == 51
    second = office.get(f"{review}/tabellen/1?seite=2")
    assert [words(cell) for cell in second.all("tr")[1].iter("{http://www.w3.org/1999/xhtml}th")] == [
        "Zeile 51"
    ]
    for wrong in (
        "tabellen/1?seite=3",
        "tabellen/1?seite=0",
        "tabellen/1?seite=x",
        "tabellen/2",
        "tabellen/0",
    ):
        office.get(f"{review}/{wrong}", status=404)
    for wrong in ("tabellen/1/zeilen/61", "tabellen/1/zeilen/0"):
        office.get(f"{review}/{wrong}", status=404)


def test_remarks_are_counted_at_their_row(
    office: CheckedClient, session: Session, snapshot: Snapshot
) -> None:
    review = begun(office, session, snapshot)
    office.submit(f"{review}/tabellen/1/zeilen/3", {"text": "Erste."})
    office.submit(f"{review}/tabellen/1/zeilen/3", {"text": "Zweite."})
    assert "2 Anmerkungen" in words(office.get(f"{review}/tabellen/1").all("tr")[3])
    assert "2026-00003 · Bäume 3" in office.get(review).text


def test_a_package_that_was_changed_is_not_sent(
    office: CheckedClient, session: Session, snapshot: Snapshot, config: Config
) -> None:
    review = begun(office, session, snapshot)
    judged(office, review)
    store(config).put(b"anders", key=snapshot.file_key)
    form = office.get(review).form_values("/schicken")
    office.post(f"{review}/schicken", form, status=403)
    assert "Entwurf" in office.get(review).text


def test_a_colleague_who_was_quicker_is_told_and_nothing_typed_is_lost(
    office: CheckedClient, session: Session, snapshot: Snapshot
) -> None:
    review = begun(office, session, snapshot)
    mine = office.get(f"{review}/bearbeiten").form_values()
    judged(office, review, summary="Vom Kollegen")
    answer = office.post(f"{review}/bearbeiten", mine | {"summary": "Von mir"}, status=422)
    assert "Vom Kollegen" in answer.text
    assert "Von mir" in answer.text


def test_what_is_sent_cannot_be_opened_for_editing(
    office: CheckedClient, session: Session, snapshot: Snapshot
) -> None:
    review = begun(office, session, snapshot)
    judged(office, review)
    office.submit(review, action="/schicken")
    office.get(f"{review}/bearbeiten", status=409)


def test_an_unfinished_review_says_what_is_missing(
    office: CheckedClient, session: Session, snapshot: Snapshot
) -> None:
    review = begun(office, session, snapshot)
    form = office.get(review).form_values("/schicken")
    assert "Ziel erreicht" in office.post(f"{review}/schicken", form, status=422).text


def test_the_list_is_filtered(office: CheckedClient, session: Session, snapshot: Snapshot) -> None:
    assert "Auswerten" in office.get("/kts/auswertungen?stand=open").text
    begun(office, session, snapshot)
    assert "Verfahren gruene-mitte" not in office.get("/kts/auswertungen?stand=open").text
    assert "Verfahren gruene-mitte" in office.get("/kts/auswertungen?stand=draft").text


def test_criteria_are_written_moved_and_retired(office: CheckedClient) -> None:
    office.submit("/kts/kriterien", action="/vorschlag")
    office.submit("/kts/kriterien/neu", {"title": "Kosten", "question": "Was hat es gekostet?"})
    page = office.get("/kts/kriterien")
    assert "Kosten" in page.text
    office.submit("/kts/kriterien", action="/2/verschieben")
    office.submit("/kts/kriterien", action="/1/stilllegen")
    assert "Stillgelegt" in office.get("/kts/kriterien").text
    office.submit("/kts/kriterien", action="/1/aufnehmen")
    assert "Stillgelegt" not in office.get("/kts/kriterien").text
    office.submit("/kts/kriterien/2", {"title": "Ziel geklärt"})
    assert "Ziel geklärt" in office.get("/kts/kriterien").text
    office.submit("/kts/kriterien/neu", {"title": ""}, status=422)


def test_a_row_is_called_what_people_would_call_it() -> None:
    assert label_of([("id", "7"), ("aktenzeichen", "2026-1"), ("titel", "Baum")]) == "2026-1 · Baum"
    assert label_of([("a", "x"), ("b", ""), ("c", "z")]) == "x"
    assert label_of([]) == ""
