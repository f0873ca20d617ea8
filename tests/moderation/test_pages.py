"""The desk, route by route: who may enter, what is shown, and that every button does what it says."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.models import Role
from participation.contributions.actions.authorship import author
from participation.contributions.actions.statuses import default_statuses
from participation.contributions.models import Contribution, Visibility
from participation.formats.ideas.actions.submitting import Arrival
from participation.formats.ideas.models import Idea
from participation.moderation.actions.flagging import REASONS, FlagDraft, flag
from participation.moderation.forms import REASON_LABELS
from participation.moderation.models import Case, Flag
from participation.moderation.queries.cases import item
from participation.municipalities.models import Municipality
from participation.processes.models import Module
from tests.client import CheckedClient, Page
from tests.contributions.cast import a_comment, mails, signed_in, staff
from tests.factories import a_municipality, a_process, an_account, recorded, the_module
from tests.formats.ideas.cast import SECRET, an_idea

DESK = "/verwaltung/musterstadt"
XSS = "<script>alert(1)</script><img src=x onerror=alert(1)> {{7*7}} \"'>"


@pytest.fixture
def town(session: Session) -> Municipality:
    found = a_municipality(session)
    default_statuses(session, found.id)
    recorded(session)
    return found


@pytest.fixture
def module(session: Session, town: Municipality) -> Module:
    return the_module(a_process(session, town))


@pytest.fixture
def waiting(session: Session, module: Module) -> Idea:
    writer = author(SECRET, module.process_id, None, guest_email="anna@example.org")
    found = an_idea(session, module, "Bitte prüfen", arrival=Arrival(suspicious=True), author=writer)
    session.commit()
    return found


@pytest.fixture
def mo(app: Flask, session: Session, town: Municipality) -> CheckedClient:
    return signed_in(app, session, staff(session, town).account_id)


def state(session: Session, contribution: Contribution) -> Visibility:
    session.commit()
    session.refresh(contribution)
    session.commit()
    return contribution.visibility


def press(
    client: CheckedClient, contribution: int, verdict: str, *, status: int = 303, **values: object
) -> Page:
    """Press a button on the card of a contribution."""
    url = f"{DESK}/moderation/{contribution}"
    return client.submit(url, {"verdict": verdict} | values, action=f"/{contribution}", status=status)


ROUTES = ["/", "/offen", "/moderation", "/moderation/{}"]


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("guest", 303), ("citizen", 404), ("stranger", 404), ("moderator", 200), ("admin", 200)],
)
def test_who_may_enter_the_desk(
    app: Flask, session: Session, town: Municipality, waiting: Idea, path: str, who: str, status: int
) -> None:
    visitor = {
        "guest": lambda: CheckedClient(app),
        "citizen": lambda: signed_in(app, session, an_account(session).id),
        "stranger": lambda: signed_in(
            app, session, staff(session, a_municipality(session, "a-dorf")).account_id
        ),
        "moderator": lambda: signed_in(app, session, staff(session, town).account_id),
        "admin": lambda: signed_in(app, session, staff(session, town, role=Role.ADMIN).account_id),
    }[who]()
    page = visitor.get(DESK + path.format(waiting.id), status=status)
    if status != 200:
        assert "Bitte prüfen" not in page.text


def test_no_route_of_the_desk_reaches_into_another_town(
    app: Flask, session: Session, module: Module, waiting: Idea
) -> None:
    other = a_municipality(session, "anderswo")
    client = signed_in(app, session, staff(session, other, role=Role.ADMIN).account_id)
    theirs = "/verwaltung/anderswo"
    for path in ROUTES[:3]:
        assert "Bitte prüfen" not in client.get(theirs + path).text
    for query in (f"?verfahren={module.process_id}", f"?verfahren={module.process_id}&grund=spam"):
        assert "Bitte prüfen" not in client.get(f"{theirs}/moderation{query}").text
    url = f"{theirs}/moderation/{waiting.id}"
    client.get(url, status=404)
    seen = item(session, waiting).stamp
    session.commit()
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(f"{theirs}/moderation").text)
    assert token is not None
    pick = {"csrf_token": token[1], "pick": f"{waiting.id}:{seen}"}
    client.post(url, {"csrf_token": token[1], "verdict": "publish", "seen": seen}, status=404)
    client.post(f"{theirs}/moderation", pick)
    client.post(f"{DESK}/moderation", pick, status=404)
    assert state(session, waiting) is Visibility.PENDING


def test_the_queue_shows_what_is_needed(
    mo: CheckedClient, session: Session, module: Module, waiting: Idea
) -> None:
    idea = an_idea(session, module, "Gemeldet", address="Lindenallee 3")
    comment = a_comment(session, module, idea, "Frecher Kommentar", name="Wutbürger")
    flag(session, module, comment, FlagDraft("insult", "Unverschämt"), supporter="b", viewer=None)
    session.commit()
    page = mo.get(f"{DESK}/moderation")
    for words in (
        "Bitte prüfen",
        "Frecher Kommentar",
        "Wutbürger",
        "Unverschämt",
        str(REASON_LABELS["insult"]),
        "50.05000",
    ):
        assert words in page.text
    assert "Kommentar zu: Gemeldet" in page.text


def test_the_queue_can_be_narrowed_and_nonsense_is_left_out(mo: CheckedClient, waiting: Idea) -> None:
    for query in (
        "",
        "grund=spam",
        "art=idea",
        "nach=unsinn",
        "grund=x&art=y&verfahren=z",
        f"verfahren={10**30}",
    ):
        assert "Bitte prüfen" in mo.get(f"{DESK}/moderation?{query}").text, query
    for query in ("grund=flag", "art=comment", "verfahren=999"):
        assert "Bitte prüfen" not in mo.get(f"{DESK}/moderation?{query}").text, query


def test_publishing_from_the_card(
    mo: CheckedClient, client: CheckedClient, session: Session, waiting: Idea
) -> None:
    url = f"/musterstadt/gruene-mitte/ideen/{waiting.reference}"
    client.get(url, status=404)
    answer = press(mo, waiting.id, "publish")
    assert answer.location == f"{DESK}/moderation"
    assert "veröffentlicht" in mo.follow(answer).text
    client.get(url)
    assert [mail.to for mail in mails(session)] == ["anna@example.org"]
    session.commit()


def test_hiding_without_a_reason_comes_back_and_with_one_works(
    mo: CheckedClient, client: CheckedClient, session: Session, waiting: Idea
) -> None:
    page = press(mo, waiting.id, "hide", status=422)
    assert "Bitte begründen Sie" in page.text
    assert state(session, waiting) is Visibility.PENDING
    press(mo, waiting.id, "hide", canned="3")
    assert state(session, waiting) is Visibility.HIDDEN
    (mail,) = mails(session)
    session.commit()
    assert "Werbung" in mail.body
    client.get(f"/musterstadt/gruene-mitte/ideen/{waiting.reference}", status=404)
    assert "Bitte prüfen" in mo.get(f"{DESK}/moderation/{waiting.id}").text, "staff can still read it"


def test_an_own_reason_goes_before_one_from_the_list(
    mo: CheckedClient, session: Session, waiting: Idea
) -> None:
    press(mo, waiting.id, "hide", canned="3", reason="Ganz eigene Worte")
    (mail,) = mails(session)
    assert "Ganz eigene Worte" in mail.body
    assert "Werbung" not in mail.body
    session.commit()


def test_two_moderators_at_once(
    app: Flask, session: Session, town: Municipality, mo: CheckedClient, waiting: Idea
) -> None:
    other = signed_in(app, session, staff(session, town, "zoe@example.org", name="Zoe").account_id)
    url = f"{DESK}/moderation/{waiting.id}"
    both = [client.get(url).form_values(f"/{waiting.id}") for client in (mo, other)]
    for values in both:
        values.pop("__action__")
    mo.post(url, both[0] | {"verdict": "publish"})
    page = other.post(url, both[1] | {"verdict": "hide", "reason": "Doch nicht"}, status=422)
    assert "Es ist nichts überschrieben" in page.text
    assert "Doch nicht" in page.text, "what was typed is not lost"
    assert "Mo" in page.text
    assert state(session, waiting) is Visibility.PUBLISHED
    again = page.form_values(f"/{waiting.id}")
    again.pop("__action__")
    other.post(url, again | {"verdict": "hide"})
    assert state(session, waiting) is Visibility.HIDDEN


@pytest.mark.parametrize(
    "verdict", ["", "nonsense", "publish+nonsense", "keep", "show_photo", "recategorise"]
)
def test_what_makes_no_sense_changes_nothing(
    mo: CheckedClient, session: Session, waiting: Idea, verdict: str
) -> None:
    press(mo, waiting.id, verdict, status=422, category="999999")
    assert state(session, waiting) is Visibility.PENDING


def test_a_decision_without_a_token_is_not_kept(mo: CheckedClient, session: Session, waiting: Idea) -> None:
    url = f"{DESK}/moderation/{waiting.id}"
    seen = mo.get(url).form_values(f"/{waiting.id}")["seen"]
    mo.post(url, {"verdict": "publish", "seen": seen}, status=422)
    mo.post(f"{DESK}/moderation", {"pick": f"{waiting.id}:{seen}"}, status=422)
    assert state(session, waiting) is Visibility.PENDING


def test_after_a_decision_one_is_back_where_one_was_and_never_elsewhere(
    mo: CheckedClient, session: Session, waiting: Idea
) -> None:
    here = f"{DESK}/moderation?grund=spam"
    answer = mo.submit(here, {"verdict": "publish"}, action=f"/{waiting.id}")
    assert answer.location == here
    for evil in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = press(mo, waiting.id, "hide", reason="x", back=evil)
        assert answer.location == f"{DESK}/moderation"
        press(mo, waiting.id, "publish")


def test_many_at_once(mo: CheckedClient, session: Session, module: Module, waiting: Idea) -> None:
    second = an_idea(session, module, "Auch warten", arrival=Arrival(suspicious=True))
    session.commit()
    page = mo.get(f"{DESK}/moderation")
    picks = [box.get("value") for box in page.all("input") if box.get("name") == "pick"]
    assert len(picks) == 2
    values = page.form_values("/moderation")
    values.pop("__action__")
    answer = mo.post(f"{DESK}/moderation", values | {"pick": picks})
    assert "2 Beiträge sind veröffentlicht" in mo.follow(answer).text
    again = mo.get(f"{DESK}/moderation")
    assert "Alles erledigt" in again.text
    assert state(session, second) is Visibility.PUBLISHED


def test_nothing_ticked_is_said(mo: CheckedClient, waiting: Idea) -> None:
    page = mo.submit(f"{DESK}/moderation", action="/moderation", status=422)
    assert "kreuzen Sie an" in page.text


@pytest.mark.parametrize("pick", ["", "x", "1", ":", f"{10**30}:0-0-0", "-1:0-0-0", "1:nonsense"])
def test_a_forged_tick_publishes_nothing(
    mo: CheckedClient, session: Session, waiting: Idea, pick: str
) -> None:
    mo.submit(f"{DESK}/moderation", {"pick": pick}, action="/moderation")
    assert state(session, waiting) is Visibility.PENDING


def test_what_people_write_stays_text_on_the_desk(
    mo: CheckedClient, session: Session, module: Module
) -> None:
    idea = an_idea(session, module, XSS[:100], text=XSS, arrival=Arrival(suspicious=True))
    shown = an_idea(session, module, "Sichtbar")
    comment = a_comment(session, module, shown, XSS, name=XSS[:50])
    flag(session, module, comment, FlagDraft("other", XSS), supporter="b", viewer=None)
    session.commit()
    for url in ("/moderation", f"/moderation/{idea.id}", f"/moderation/{comment.id}", "/", "/offen"):
        page = mo.get(DESK + url)
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


def test_the_overview_counts_and_names(
    mo: CheckedClient, session: Session, module: Module, waiting: Idea
) -> None:
    an_idea(session, module, "Ohne Antwort")
    session.commit()
    page = mo.get(f"{DESK}/")
    assert module.process.title in page.text
    assert "Idee eingereicht: Ohne Antwort</a>" in page.text
    assert f"· {session.query(Idea).filter_by(title='Ohne Antwort').one().reference}</span>" in page.text
    figures = {tile.get("class") for tile in page.all("li")} & {"tile tile--call"}
    assert figures, "something calls for attention"
    assert "Ohne Antwort" in mo.get(f"{DESK}/offen").text


def test_a_citizen_reports_and_the_desk_hears_of_it(
    client: CheckedClient, mo: CheckedClient, session: Session, module: Module
) -> None:
    idea = an_idea(session, module, "Sichtbar")
    session.commit()
    url = f"/beitrag/{idea.id}/melden"
    page = client.submit(url, {}, action="/melden", status=422)
    assert "Bitte wählen Sie einen Grund" in page.text
    answer = client.submit(url, {"reason": "private", "text": "Da steht meine Adresse"}, action="/melden")
    assert "Danke für den Hinweis" in client.follow(answer).text
    again = client.submit(url, {"reason": "private"}, action="/melden")
    assert "schon gemeldet" in client.follow(again).text
    assert "Da steht meine Adresse" in mo.get(f"{DESK}/moderation?grund=flag").text
    assert (
        "Da steht meine Adresse" not in client.get(f"/musterstadt/gruene-mitte/ideen/{idea.reference}").text
    )
    assert session.scalar(sa.select(sa.func.count()).select_from(Flag)) == 1
    assert session.scalars(sa.select(Case)).one().flags == 1
    session.commit()


def test_every_reason_has_a_german_name() -> None:
    assert set(REASON_LABELS) == set(REASONS)
