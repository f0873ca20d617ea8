"""What visitors see and may do around a contribution, route by route."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy.orm import Session

from participation.accounts.models import Role
from participation.app import create_app
from participation.config import Config
from participation.contributions.actions.photos import attach, decide_photo
from participation.contributions.actions.statuses import default_statuses
from participation.contributions.actions.visibility import hide
from participation.contributions.models import Comment, ResponseStatus, Visibility
from participation.contributions.queries.statuses import statuses_of
from participation.contributions.views import commenting
from participation.contributions.views.commenting import CLASSROOM, ONE_PERSON
from participation.formats.ideas.actions.submitting import Arrival
from participation.formats.ideas.models import Idea
from participation.kernel import clock, images
from participation.kernel.db import Database
from participation.kernel.files import Files
from participation.kernel.uploads import StoredPicture
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process, ProcessState
from tests.client import CheckedClient, Page
from tests.contributions.cast import a_comment, mails, signed_in, staff
from tests.factories import a_municipality, a_process, an_account, days, recorded, the_module
from tests.formats.ideas.cast import an_idea

XSS = "<script>alert(1)</script><img src=x onerror=alert(1)> ${7*7} {{7*7}} \"'><svg onload=alert(1)>"


@pytest.fixture
def town(session: Session) -> Municipality:
    found = a_municipality(session)
    default_statuses(session, found.id)
    recorded(session)
    return found


@pytest.fixture
def process(session: Session, town: Municipality) -> Process:
    return a_process(session, town)


@pytest.fixture
def module(process: Process) -> Module:
    return the_module(process)


@pytest.fixture
def idea(session: Session, module: Module) -> Idea:
    found = an_idea(session, module)
    session.commit()
    return found


def page_of(idea: Idea) -> str:
    return f"/musterstadt/gruene-mitte/ideen/{idea.reference}"


def write(client: CheckedClient, idea: Idea, text: str, *, seconds: int = 60, **changes: object) -> Page:
    """Open the page, wait, type and send."""
    values = client.get(page_of(idea)).form_values(f"/beitrag/{idea.id}/kommentar")
    target = values.pop("__action__")
    with clock.frozen(clock.now() + days(seconds / 86_400)):
        return client.post(target, values | {"text": text} | changes)


def the_idea(session: Session, idea: Idea) -> Idea:
    """The idea as it is stored now; the transaction ends at once, or nobody else could write."""
    session.commit()
    session.refresh(idea)
    session.commit()
    return idea


def listed(session: Session, town: Municipality) -> list[ResponseStatus]:
    session.commit()
    found = statuses_of(session, town.id)
    session.commit()
    return found


def test_a_guest_comments_and_lands_where_the_secret_link_stands(
    client: CheckedClient, session: Session, idea: Idea
) -> None:
    answer = write(client, idea, "Das fehlt hier wirklich.", name="Bert")
    assert answer.location == page_of(idea), "at the head of the page, where the secret link stands"
    page = client.follow(answer)
    assert "Das fehlt hier wirklich." in page.text
    assert "Bert" in page.text
    assert "veröffentlicht" in page.text
    assert the_idea(session, idea).comments == 1


def test_whoever_is_too_quick_waits_and_loses_nothing(
    client: CheckedClient, session: Session, idea: Idea
) -> None:
    page = client.follow(write(client, idea, "CANARY zu schnell", seconds=0))
    assert "sobald die Moderation" in page.text
    assert "CANARY" not in page.text
    assert the_idea(session, idea).comments == 0


def test_a_robot_that_fills_in_everything_waits(client: CheckedClient, idea: Idea) -> None:
    page = client.follow(write(client, idea, "CANARY", website="https://spam.example"))
    assert "CANARY" not in page.text


def test_an_empty_comment_comes_back_with_everything_else(client: CheckedClient, idea: Idea) -> None:
    values = client.get(page_of(idea)).form_values(f"/beitrag/{idea.id}/kommentar")
    page = client.post(values.pop("__action__"), values | {"text": " ", "name": "Bert"}, status=422)
    assert page.form_values()["name"] == "Bert"
    assert "Fehler:" in page.text


def test_a_comment_that_is_too_long_comes_back_whole(client: CheckedClient, idea: Idea) -> None:
    values = client.get(page_of(idea)).form_values(f"/beitrag/{idea.id}/kommentar")
    text = "x" * 2001
    page = client.post(values.pop("__action__"), values | {"text": text}, status=422)
    assert page.form_values()["text"] == text


def test_a_lost_session_loses_no_text(client: CheckedClient, session: Session, idea: Idea) -> None:
    page = client.post(f"/beitrag/{idea.id}/kommentar", {"text": "Noch da"}, status=422)
    assert page.form_values()["text"] == "Noch da"
    assert the_idea(session, idea).comments == 0


def test_without_a_token_no_support_is_kept(client: CheckedClient, session: Session, idea: Idea) -> None:
    client.post(f"/beitrag/{idea.id}/unterstuetzen", {}, status=400)
    assert the_idea(session, idea).supports == 0


def test_replies_are_written_on_a_page_of_their_own(
    client: CheckedClient, session: Session, idea: Idea
) -> None:
    write(client, idea, "Kopf")
    number = re.search(r"/beitrag/(\d+)/kommentar\" rel", client.get(page_of(idea)).text)
    assert number is not None
    url = f"/beitrag/{number[1]}/kommentar"
    answer = client.submit(url, {"text": "Antwort darauf"}, action="/kommentar")
    assert answer.status == 303
    client.get(f"/beitrag/{int(number[1]) + 1}/kommentar", status=404)


def test_what_people_write_stays_text(client: CheckedClient, idea: Idea) -> None:
    page = client.follow(write(client, idea, XSS, name=XSS[:60]))
    shown = [element for element in page.all("p") if element.get("class") == "citizen-text"]
    assert any("".join(element.itertext()) == XSS for element in shown)
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "<svg onload" not in page.text


def test_direction_marks_and_controls_are_taken_out(client: CheckedClient, idea: Idea) -> None:
    page = client.follow(write(client, idea, "gut\u202e\u0000\u2066 so\ufeff", name="B\u202eert"))
    assert "gut so" in page.text
    assert "Bert" in page.text


def test_a_name_shows_and_staff_bear_a_badge(
    app: Flask, session: Session, town: Municipality, idea: Idea
) -> None:
    mo = staff(session, town)
    client = signed_in(app, session, mo.account_id)
    page = client.follow(write(client, idea, "Wir kümmern uns."))
    assert "Verwaltung" in page.text
    assert town.name in page.text
    visitor = CheckedClient(app).get(page_of(idea))
    assert "Wir kümmern uns." in visitor.text
    assert "Mo<" not in visitor.text


def test_guests_are_asked_to_sign_in_where_the_town_wants_accounts(
    client: CheckedClient, session: Session, process: Process, idea: Idea
) -> None:
    process.guests_allowed = False
    recorded(session)
    session.commit()
    page = client.get(page_of(idea))
    assert "/anmelden?next=" in page.text
    assert "/unterstuetzen" not in page.text
    client.get(f"/beitrag/{idea.id}/kommentar", status=403)


def test_a_closed_phase_says_so_and_keeps_everything_visible(
    client: CheckedClient, session: Session, module: Module, idea: Idea
) -> None:
    write(client, idea, "Rechtzeitig")
    module.phases[0].opens_at, module.phases[0].closes_at = clock.now() - days(9), clock.now() - days(1)
    recorded(session)
    session.commit()
    page = client.get(page_of(idea))
    assert "Rechtzeitig" in page.text
    assert "nicht mehr möglich" in page.text
    assert client.post(f"/beitrag/{idea.id}/kommentar", {"text": "Zu spät"}, status=403)


def support(client: CheckedClient, idea: Idea, *, back: bool = False) -> Page:
    word = "unterstuetzung-zuruecknehmen" if back else "unterstuetzen"
    return client.submit(page_of(idea), action=f"/beitrag/{idea.id}/{word}")


def test_a_guest_supports_once_per_browser_and_may_take_it_back(
    app: Flask, client: CheckedClient, session: Session, idea: Idea
) -> None:
    assert client.inner.get_cookie("device") is None
    page = client.follow(support(client, idea))
    cookie = client.inner.get_cookie("device")
    assert cookie is not None
    assert cookie.http_only
    assert "Nicht mehr unterstützen" in page.text
    values = page.form_values(f"/beitrag/{idea.id}/unterstuetzung-zuruecknehmen")
    client.post(f"/beitrag/{idea.id}/unterstuetzen", {"csrf_token": values["csrf_token"]})
    assert the_idea(session, idea).supports == 1
    support(CheckedClient(app), idea)
    assert the_idea(session, idea).supports == 2
    support(client, idea, back=True)
    assert the_idea(session, idea).supports == 1
    assert client.inner.get_cookie("device") == cookie


def test_reading_sets_no_cookie_that_tells_browsers_apart(client: CheckedClient, idea: Idea) -> None:
    client.get(page_of(idea))
    write(client, idea, "Ein Kommentar")
    assert client.inner.get_cookie("device") is None


def test_a_forged_device_number_is_not_taken_over(
    client: CheckedClient, session: Session, idea: Idea
) -> None:
    for forged in ("x" * 500, "../..", "<script>"):
        client.inner.set_cookie("device", forged)
        support(client, idea)
        cookie = client.inner.get_cookie("device")
        assert cookie is not None
        assert re.fullmatch("[0-9a-f]{32}", cookie.value)
    assert the_idea(session, idea).supports == 3


def test_a_person_with_an_account_counts_once_on_all_devices(
    app: Flask, session: Session, idea: Idea
) -> None:
    anna = an_account(session)
    first, second = signed_in(app, session, anna.id), signed_in(app, session, anna.id)
    support(first, idea)
    page = second.get(page_of(idea))
    assert "Nicht mehr unterstützen" in page.text
    assert first.inner.get_cookie("device") is None
    support(second, idea, back=True)
    assert the_idea(session, idea).supports == 0


@pytest.mark.parametrize("way", ["hidden", "pending", "draft"])
def test_what_is_not_public_has_no_page_around_it(
    client: CheckedClient, session: Session, module: Module, way: str
) -> None:
    idea = an_idea(session, module, "CANARY", arrival=Arrival(suspicious=way == "pending"))
    if way == "hidden":
        hide(session, idea, actor_id=7)
    elif way == "draft":
        module.process.state = ProcessState.DRAFT
    recorded(session)
    session.commit()
    missing = client.get("/beitrag/999999", status=404).text
    for path in ("", "/kommentar", "/melden"):
        page = client.get(f"/beitrag/{idea.id}{path}", status=404)
        assert "CANARY" not in page.text
        assert _same(page.text) == _same(missing)
    for path in ("/kommentar", "/unterstuetzen", "/unterstuetzung-zuruecknehmen", "/melden"):
        assert "CANARY" not in client.post(f"/beitrag/{idea.id}{path}", {"text": "x"}, status=404).text


def _same(html: str) -> str:
    return re.sub(r'value="[^"]*"|/beitrag/\d+[^"]*', "", html)


def test_a_hidden_comment_is_in_no_public_page(
    app: Flask, client: CheckedClient, session: Session, module: Module, idea: Idea
) -> None:
    comment = a_comment(session, module, idea, "CANARY", name="CANARYNAME")
    waiting = a_comment(session, module, idea, "CANARY2", suspicious=True)
    hide(session, comment, actor_id=7)
    session.commit()
    citizen = signed_in(app, session, an_account(session).id)
    for visitor in (client, citizen):
        for url in (page_of(idea), "/musterstadt/gruene-mitte/", "/", f"/beitrag/{idea.id}/kommentar"):
            assert "CANARY" not in visitor.get(url).text
        for number in (comment.id, waiting.id):
            for path in ("", "/kommentar", "/melden"):
                assert "CANARY" not in visitor.get(f"/beitrag/{number}{path}", status=404).text


def test_only_its_author_withdraws_a_comment(
    app: Flask, session: Session, module: Module, idea: Idea
) -> None:
    anna, bert = an_account(session), an_account(session, "bert@example.org")
    author = signed_in(app, session, anna.id)
    write(author, idea, "Nur meins")
    number = the_idea(session, idea).id + 1
    url = f"/beitrag/{number}/zurueckziehen"
    signed_in(app, session, bert.id).get(url, status=404)
    assert CheckedClient(app).get(url, status=303).location.startswith("/anmelden")
    page = author.follow(author.submit(url, action=url))
    assert "Nur meins" not in page.text
    author.get(url, status=404)


def secret_link(page: Page) -> str:
    """The link that a guest gets for a comment; empty if the page shows none."""
    links = [one.get("href", "") for one in page.all("a")]
    return next((link for link in links if link.startswith("/beitrag/meiner/")), "")


def test_a_guest_withdraws_a_comment_by_the_link_it_came_with(
    client: CheckedClient, session: Session, idea: Idea
) -> None:
    thanks = client.follow(write(client, idea, "Nur meins"))
    link = secret_link(thanks)
    assert "Bitte speichern Sie diesen Link" in thanks.text
    assert secret_link(client.get(page_of(idea))) == "", "it is shown once"
    stranger = CheckedClient(client.app)
    assert secret_link(stranger.get(page_of(idea))) == ""
    question = stranger.get(link)
    assert question.response.headers["Referrer-Policy"] == "no-referrer"
    assert "Nur meins" in question.text
    gone = stranger.follow(stranger.submit(link, action=link))
    assert "zurückgezogen" in gone.text
    assert "Nur meins" not in client.get(page_of(idea)).text
    assert the_idea(session, idea).comments == 0
    stranger.post(link, {"csrf_token": question.form_values(link)["csrf_token"]}, status=404)


def test_a_comment_that_waits_can_be_withdrawn_too_and_one_that_is_hidden_cannot(
    client: CheckedClient, session: Session, idea: Idea
) -> None:
    link = secret_link(client.follow(write(client, idea, "Kaufen Sie!", seconds=0)))
    assert "wird geprüft" in client.get(link).text
    token = client.get(link).form_values(link)["csrf_token"]
    number = the_idea(session, idea).id + 1
    hide(session, session.get_one(Comment, number), actor_id=7)
    session.commit()
    assert "ausgeblendet" in client.get(link).text
    assert "ausgeblendet" in client.post(link, {"csrf_token": token}, status=422).text


def test_whoever_has_an_account_needs_no_link(app: Flask, session: Session, idea: Idea) -> None:
    anna = signed_in(app, session, an_account(session).id)
    answer = write(anna, idea, "Gut!")
    assert answer.location.startswith(f"{page_of(idea)}#kommentar-")
    assert secret_link(anna.follow(answer)) == ""


def test_a_link_that_is_none_opens_nothing(client: CheckedClient, idea: Idea) -> None:
    client.get("/beitrag/meiner/" + "a" * 32, status=404)


def a_picture() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (900, 600), "#336699").save(kept, "JPEG")
    return kept.getvalue()


def stored(app: Flask) -> StoredPicture:
    files = Files(app.extensions["participation"].config.photo_folder)
    picture = images.reencode(io.BytesIO(a_picture()))
    key = files.put(picture.data)
    files.put(images.thumbnail(picture).data, key=f"{key}-480")
    return StoredPicture(key, picture.width, picture.height)


def test_a_photo_is_seen_by_whom_its_state_allows(
    app: Flask, client: CheckedClient, session: Session, town: Municipality, process: Process, idea: Idea
) -> None:
    picture = stored(app)
    photo = attach(session, idea, picture, alt="Eine Bank")
    mo, stranger = staff(session, town), staff(session, a_municipality(session, "anderswo"), "x@example.org")
    ours, theirs = (signed_in(app, session, who.account_id) for who in (mo, stranger))
    urls = (f"/foto/{picture.key}.webp", f"/foto/klein/{picture.key}.webp")
    for url in urls:
        answer = ours.get(url).response
        assert (answer.mimetype, answer.headers["Cache-Control"]) == ("image/webp", "private, no-store")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        for visitor in (client, theirs):
            visitor.get(url, status=404)
    assert picture.key not in client.get(page_of(idea)).text
    decide_photo(session, idea, photo, shown=True, viewer=mo)
    session.commit()
    for url in urls:
        for visitor in (client, ours, theirs):
            assert visitor.get(url).response.headers["Cache-Control"] == "private, max-age=300"
    assert "Eine Bank" in client.get(page_of(idea)).text
    for state in (ProcessState.DRAFT, ProcessState.PUBLISHED):
        process.state = state
        if state is ProcessState.PUBLISHED:
            hide(session, idea, actor_id=mo.account_id)
        recorded(session)
        session.commit()
        for url in urls:
            client.get(url, status=404)
            theirs.get(url, status=404)
            assert ours.get(url).response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("key", ["x", "0" * 32, f"{'0' * 32}-480", "..%2fsecret", "a" * 400])
def test_no_photo_is_found_by_guessing(client: CheckedClient, idea: Idea, key: str) -> None:
    for folder in ("", "klein/", "entwurf/"):
        client.get(f"/foto/{folder}{key}.webp", status=404)


def test_a_photo_of_a_refused_form_is_there_again_and_only_for_its_sender(
    app: Flask, client: CheckedClient, idea: Idea
) -> None:
    url = "/musterstadt/gruene-mitte/ideen/neu"
    values = client.get(url).form_values("/neu")
    target = values.pop("__action__") or url
    sent = values | {"title": "", "photo": (io.BytesIO(a_picture()), "foto.jpg")}
    page = client.post(target, sent, status=422, content_type="multipart/form-data")
    token = page.form_values("/neu")["photo-stash"]
    assert client.get(f"/foto/entwurf/{token}.webp").response.mimetype == "image/webp"
    CheckedClient(app).get(f"/foto/entwurf/{token}.webp", status=404)


ANSWER, STATUSES = "/verwaltung/musterstadt/beitrag/{}/antwort", "/verwaltung/musterstadt/status"


def test_a_moderator_answers_and_everybody_reads_it(
    app: Flask, client: CheckedClient, session: Session, town: Municipality, idea: Idea
) -> None:
    mo = signed_in(app, session, staff(session, town).account_id)
    status = listed(session, town)[1]
    url = ANSWER.format(idea.id)
    answer = mo.submit(url, {"source": "Wird **gebaut**.", "new_status": status.id}, action="/antwort")
    assert answer.location == f"{page_of(idea)}#antwort"
    page = client.get(page_of(idea))
    assert "<strong>gebaut</strong>" in page.text
    assert status.name in page.text
    assert mails(session) == [], "nobody left an address"


def test_a_refused_answer_comes_back_whole(
    app: Flask, session: Session, town: Municipality, idea: Idea
) -> None:
    mo = signed_in(app, session, staff(session, town).account_id)
    url = ANSWER.format(idea.id)
    page = mo.submit(url, {"office": "Tiefbauamt"}, action="/antwort", status=422)
    assert page.form_values("/antwort")["office"] == "Tiefbauamt"


def test_the_second_of_two_answers_is_told_and_may_then_be_saved(
    app: Flask, session: Session, town: Municipality, idea: Idea
) -> None:
    mo = signed_in(app, session, staff(session, town).account_id)
    url = ANSWER.format(idea.id)
    values = mo.get(url).form_values("/antwort")
    values.pop("__action__")
    mo.post(url, values | {"source": "Erste"})
    page = mo.post(url, values | {"source": "Zweite"}, status=422)
    assert "Inzwischen hat jemand anderes geantwortet" in page.text
    assert "Erste" in page.text
    again = page.form_values("/antwort")
    assert again["source"] == "Zweite"
    again.pop("__action__")
    mo.post(url, again)


@pytest.mark.parametrize("path", ["", "/neu", "/{}", "/{}/verschieben", "/{}/loeschen"])
def test_statuses_are_for_admins_of_the_town(
    app: Flask, session: Session, town: Municipality, idea: Idea, path: str
) -> None:
    number = listed(session, town)[0].id
    url = STATUSES + path.format(number)
    method = "post" if "{}/" in path else "get"
    boss = signed_in(app, session, staff(session, town, "boss@example.org", role=Role.ADMIN).account_id)
    mo = signed_in(app, session, staff(session, town).account_id)
    other = a_municipality(session, "anderswo")
    stranger = signed_in(app, session, staff(session, other, "x@example.org", role=Role.ADMIN).account_id)
    citizen = signed_in(app, session, an_account(session).id)
    for visitor, status in ((mo, 403), (stranger, 404), (citizen, 404), (CheckedClient(app), 303)):
        getattr(visitor, method)(url, status=status)
    if method == "get":
        boss.get(url)
    if "{}" in path:
        getattr(stranger, method)(url.replace("musterstadt", "anderswo"), status=404)


def test_an_admin_keeps_the_list(app: Flask, session: Session, town: Municipality) -> None:
    boss = signed_in(app, session, staff(session, town, role=Role.ADMIN).account_id)
    boss.submit(f"{STATUSES}/neu", {"name": "Vertagt", "colour": "#112233"}, action="/neu")
    page = boss.submit(f"{STATUSES}/neu", {"name": "Gelb", "colour": "#ffff00"}, action="/neu", status=422)
    assert "zu hell" in page.text
    assert page.form_values("/neu")["name"] == "Gelb"
    last = listed(session, town)[-1]
    assert last.name == "Vertagt"
    boss.submit(STATUSES, {"step": "-1"}, action=f"/{last.id}/verschieben")
    boss.submit(STATUSES, action=f"/{last.id}/loeschen")
    assert "Vertagt" not in [one.name for one in listed(session, town)]


def test_a_status_in_use_stays_and_the_page_says_why(
    app: Flask, session: Session, town: Municipality, idea: Idea
) -> None:
    boss = signed_in(app, session, staff(session, town, role=Role.ADMIN).account_id)
    used = listed(session, town)[0]
    boss.submit(ANSWER.format(idea.id), {"new_status": used.id}, action="/antwort")
    page = boss.submit(STATUSES, action=f"/{used.id}/loeschen", status=422)
    assert "wird schon verwendet" in unescape(page.text)


@pytest.mark.parametrize(
    ("who", "status"),
    [("guest", 303), ("citizen", 404), ("stranger", 404), ("moderator", 200), ("admin", 200)],
)
def test_who_may_open_the_page_for_answers(
    app: Flask, session: Session, town: Municipality, idea: Idea, who: str, status: int
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
    visitor.get(ANSWER.format(idea.id), status=status)


def test_staff_of_another_town_reach_nothing_under_their_own_address(
    app: Flask, session: Session, idea: Idea
) -> None:
    other = a_municipality(session, "anderswo")
    stranger = signed_in(app, session, staff(session, other, role=Role.ADMIN).account_id)
    url = f"/verwaltung/anderswo/beitrag/{idea.id}/antwort"
    stranger.get(url, status=404)
    stranger.post(url, {"source": "CANARY"}, status=404)
    assert the_idea(session, idea).visibility is Visibility.PUBLISHED


@pytest.fixture
def early() -> Iterator[None]:
    """Ten minutes that have only just begun: what is counted in them is not cut in two."""
    soon = clock.now() + timedelta(minutes=10)
    with clock.frozen(soon.replace(minute=soon.minute // 10 * 10, second=0, microsecond=0)):
        yield


def with_limits(config: Config, database: Database) -> Flask:
    return create_app(replace(config, rate_limits=True), database)


@pytest.mark.usefixtures("early")
def test_a_school_class_gets_through_and_a_flood_does_not(
    config: Config, database: Database, session: Session, idea: Idea, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (CLASSROOM.times, CLASSROOM.within, ONE_PERSON.times) == (60, timedelta(minutes=10), 10)
    monkeypatch.setattr(commenting, "CLASSROOM", replace(CLASSROOM, times=6))
    app = with_limits(config, database)
    pupils = [CheckedClient(app) for _ in range(3)]
    for number in range(6):
        write(pupils[number % 3], idea, f"Nr. {number}")
    values = pupils[0].get(page_of(idea)).form_values(f"/beitrag/{idea.id}/kommentar")
    page = pupils[0].post(values.pop("__action__"), values | {"text": "Zu viel"}, status=429)
    assert page.form_values()["text"] == "Zu viel"
    assert "sehr viele Versuche" in page.text
    assert the_idea(session, idea).comments == 6


@pytest.mark.usefixtures("early")
def test_one_visitor_writes_ten_comments_in_ten_minutes(
    config: Config, database: Database, session: Session, idea: Idea
) -> None:
    client = CheckedClient(with_limits(config, database))
    for number in range(10):
        write(client, idea, f"Nr. {number}")
    values = client.get(page_of(idea)).form_values(f"/beitrag/{idea.id}/kommentar")
    client.post(values.pop("__action__"), values | {"text": "Nr. 11"}, status=429)
    assert the_idea(session, idea).comments == 10
