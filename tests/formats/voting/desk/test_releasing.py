"""The check before the release, the release, and its taking back."""

from datetime import timedelta

import pytest

from participation.formats.voting.models import VoteState
from participation.processes.models import ProcessState
from tests.client import Page
from tests.formats.voting.desk.cast import NOW, Desk


def release(desk: Desk, *, read: bool = True, status: int = 303) -> Page:
    """Open the page, tick everything (or nothing), press the button."""
    browser = desk.browser()
    page = browser.get(desk.url("freigabe"))
    boxes = [one.get("value") for one in page.all("input") if one.get("name") == "read"]
    values = {"csrf_token": page.form_values("/abmelden")["csrf_token"], "read": boxes if read else []}
    return browser.post(desk.url("freigabe"), values, status=status)


def state(desk: Desk) -> VoteState:
    """How far the vote is."""
    return desk.look(lambda vote: vote.state)


def test_a_fresh_vote_is_told_what_is_missing_with_links(desk: Desk) -> None:
    page = desk.browser().get(desk.url("freigabe"))
    assert "Die Frage fehlt noch." in page.text
    assert "Es sind noch keine Codes ausgegeben." in page.text
    assert "was bei Gleichstand geschieht" in page.text
    links = {one.get("href") for one in page.all("a")}
    assert desk.url("regeln#question") in links
    assert desk.url("regeln#ties") in links
    assert "Abstimmung freigeben" not in page.text


def test_it_is_not_released_while_anything_is_wrong(desk: Desk) -> None:
    page = release(desk, status=422)
    assert "Es fehlt noch etwas" in page.text
    assert state(desk) is VoteState.DRAFT


def test_what_is_unwise_has_to_be_read_first(desk: Desk) -> None:
    desk.ready()
    page = release(desk, read=False, status=422)
    assert "Bitte lesen Sie jeden Hinweis" in page.text
    assert state(desk) is VoteState.DRAFT


def test_what_is_ready_is_released_and_stands_fast(desk: Desk) -> None:
    desk.ready()
    release(desk)
    assert state(desk) is VoteState.READY
    assert desk.look(lambda vote: vote.module.locked)
    assert "stehen fest" in desk.browser().get(desk.url("regeln")).text
    overview = desk.browser().get(desk.url(""))
    assert "beginnt von selbst" in overview.text
    desk.browser().get(
        next(str(one.get("href")) for one in overview.all("a") if "zu zweit" in "".join(one.itertext()))
    )


def test_a_second_press_changes_nothing(desk: Desk) -> None:
    desk.ready()
    browser = desk.browser()
    page = browser.get(desk.url("freigabe"))
    boxes = [one.get("value") for one in page.all("input") if one.get("name") == "read"]
    values = {"csrf_token": page.form_values("/abmelden")["csrf_token"], "read": boxes}
    browser.post(desk.url("freigabe"), values)
    key = desk.look(lambda vote: vote.box_key)
    browser.post(desk.url("freigabe"), values, status=403)
    assert desk.look(lambda vote: vote.box_key) == key


def test_it_is_taken_back_until_it_begins_and_not_a_moment_later(desk: Desk) -> None:
    desk.ready()
    release(desk)
    browser = desk.browser()
    values = browser.get(desk.url("freigabe")).form_values("/zuruecknehmen")
    action = values.pop("__action__")
    desk.set(opens_at=NOW)
    assert "Freigabe zurücknehmen" not in browser.get(desk.url("freigabe")).text
    page = browser.post(action, values, status=403)
    assert "zu zweit abzubrechen" in page.text
    desk.set(opens_at=NOW + timedelta(seconds=1))
    browser.post(action, values)
    assert state(desk) is VoteState.DRAFT
    assert not desk.look(lambda vote: vote.module.locked)


def test_the_overview_leads_through_what_is_left(desk: Desk) -> None:
    text = desk.browser().get(desk.url("")).text
    assert "fehlt noch etwas" in text
    desk.ready()
    text = desk.browser().get(desk.url("")).text
    assert "fehlt noch etwas" not in text


def test_in_the_moment_of_its_beginning_badge_and_page_say_the_same(desk: Desk) -> None:
    desk.ready()
    release(desk)
    desk.change(lambda _session, vote: setattr(vote.module.process, "state", ProcessState.PUBLISHED))
    desk.set(opens_at=NOW)
    text = desk.browser().get(desk.url("")).text
    assert "Beginnt gerade" in text
    assert "Die Abstimmung beginnt gerade" in text
    assert "Die Abstimmung läuft" not in text


def test_a_released_vote_of_a_draft_waits_for_its_publication(desk: Desk) -> None:
    desk.ready()
    release(desk)
    desk.change(lambda _session, vote: setattr(vote.module.process, "state", ProcessState.DRAFT))
    desk.set(opens_at=NOW)
    text = desk.browser().get(desk.url("")).text
    assert "Beginnt gerade" not in text
    assert "Ohne Veröffentlichung beginnt die Abstimmung nicht." in text


@pytest.mark.parametrize(("voted", "told"), [(9, "weniger als 10"), (10, ">10<")])
def test_turnout_is_told_in_all_and_not_among_few(
    desk: Desk, voted: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from participation.formats.voting.queries.rolls import RollBalance
    from participation.formats.voting.views.desk import overview

    desk.ready()
    release(desk)
    monkeypatch.setattr(overview, "roll_balance", lambda _session, _vote: RollBalance(issued=30, voted=voted))
    desk.set(opens_at=NOW - timedelta(hours=1))
    assert told in desk.browser().get(desk.url("")).text


def test_every_state_has_an_overview(desk: Desk) -> None:
    desk.ready()
    for one in VoteState:
        desk.set(state=one)
        desk.browser().get(desk.url(""))
    desk.set(state=VoteState.CLOSED, opens_at=NOW - timedelta(days=2), closes_at=NOW - timedelta(days=1))
    assert "zu Ende" in desk.browser().get(desk.url("")).text


def test_others_find_no_such_pages(desk: Desk) -> None:
    for rest in ("", "freigabe", "wahlmoeglichkeiten", "was-waere-wenn"):
        for who, status in (("nobody", 303), ("citizen", 404), ("foreign admin", 404)):
            desk.browser(who).get(desk.url(rest), status=status)


def test_a_process_page_leads_to_its_vote_and_says_that_it_is_not_released(desk: Desk) -> None:
    page = desk.browser().get("/verwaltung/musterstadt/verfahren/gruene-mitte/")
    assert "Noch nicht freigegeben" in page.text
    assert desk.url("") in {one.get("href") for one in page.all("a")}


def test_the_pages_of_phases_and_topics_leave_votes_alone(desk: Desk) -> None:
    phases = desk.browser().get("/verwaltung/musterstadt/verfahren/gruene-mitte/phasen")
    assert "gehören zu den Regeln der Abstimmung" in phases.text
    topics = desk.browser().get("/verwaltung/musterstadt/verfahren/gruene-mitte/themen")
    assert "/themen/abstimmung/neu" not in topics.text
