"""What staff do by hand while a vote runs: deeds of two people, counts of stations, and looking at what is unusual."""

from typing import Any

import pytest

from participation.formats.voting.actions.codes import issue
from participation.formats.voting.actions.opening import open_vote
from participation.formats.voting.models import CastCount, Deed, DeedState, Method, Vote, VoteState
from participation.formats.voting.queries.deeds import deeds_of, versions_of
from participation.kernel import clock, codes
from participation.municipalities.models import Municipality
from tests.client import CheckedClient, Page
from tests.factories import a_moderator
from tests.formats.voting.desk.cast import NOW, Desk
from tests.formats.voting.votes import keys_of, recorded, release

COUNT = {
    "station": "Rathaus",
    "ballots": "20",
    "blank": "1",
    "invalid": "1",
    "totals-1": "10",
    "totals-2": "8",
    "reason": "Erste Zählung",
}


class Running:
    """A vote that runs, the codes of its letters, and the browsers of two people."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.codes: list[str] = []
        self.batch = 0
        desk.change(self._begin)
        self.one, self.two = desk.browser(), desk.browser("admin")

    def _begin(self, session: Any, vote: Vote) -> None:
        keys = keys_of(self.desk.town.app.extensions["participation"].config, vote)
        staff = a_moderator(session.get_one(Municipality, vote.municipality_id))
        vote.rules = vote.rules | {"ties": "lot", "paper": True}
        session.flush()
        batch, numbered = issue(session, keys, vote, "Nord", 20, actor=staff)
        self.batch, self.codes = batch.id, [code for _serial, code in numbered]
        release(session, keys, vote)
        vote.opens_at = NOW
        session.flush()
        assert open_vote(session, keys, vote, url="http://localhost/")
        recorded(session)

    def url(self, rest: str = "") -> str:
        return self.desk.url(rest)

    def propose(self, kind: str, values: dict[str, str], *, status: int = 303) -> Page:
        return self.one.submit(self.url(f"vorgaenge/neu/{kind}"), values, action=None, status=status)

    def deeds(self) -> list[Deed]:
        with self.desk.town.database.reading() as session:
            from participation.formats.voting.queries.finding import vote_by_id

            return [told.deed for told in deeds_of(session, vote_by_id(session, self.desk.vote_id))]

    def press(
        self, browser: CheckedClient, action: str, *, status: int = 303, page: str = "vorgaenge"
    ) -> Page:
        return browser.submit(self.url(page), action=action, status=status)


@pytest.fixture
def running(desk: Desk) -> Running:
    """A vote that runs."""
    return Running(desk)


def test_a_lost_letter_is_replaced_by_two_people_and_the_code_is_shown_once(running: Running) -> None:
    running.propose("ersetzen", {"batch": str(running.batch), "serial": "3", "reason": "Umzug"})
    own = running.one.get(running.url("vorgaenge")).text
    assert "Das muss eine andere Person entscheiden" in own
    page = running.press(running.two, "/bestaetigen", status=200)
    shown = [word for word in page.text.replace("<", " ").replace(">", " ").split() if codes.read(word)]
    assert len(shown) == 1
    assert shown[0] not in running.two.get(running.url("vorgaenge")).text
    assert "ersetzt durch Nr. 21" in running.one.get(running.url("vorgaenge")).text


def test_the_fresh_code_may_leave_as_a_letter(running: Running) -> None:
    running.propose("ersetzen", {"code": codes.shown(running.codes[0]), "reason": "nass geworden"})
    page = running.two.get(running.url("vorgaenge"))
    form = page.form_values("/bestaetigen")
    target = form.pop("__action__")
    answer = running.two.post(target, form | {"as": "pdf"}, status=200)
    assert answer.response.get_data().startswith(b"%PDF-")
    assert running.deeds()[0].state is DeedState.CONFIRMED


def test_the_overview_says_what_waits_for_a_second_person(running: Running) -> None:
    assert "zweite Person" not in running.two.get(running.url()).text
    running.propose("hinweis", {"text": "Der Bus fährt.", "reason": "Nachfragen"})
    page = running.two.get(running.url())
    assert "1 Vorgang wartet auf eine zweite Person" in page.text
    assert any("Ansehen und entscheiden" in "".join(one.itertext()) for one in page.all("a"))
    running.press(running.two, "/bestaetigen")
    assert "zweite Person" not in running.two.get(running.url()).text


def test_nobody_presses_both_buttons(running: Running) -> None:
    running.propose("abbrechen", {"reason": "Falsche Briefe"})
    form = running.two.get(running.url("vorgaenge")).form_values("/bestaetigen")
    target = form.pop("__action__")
    token = running.one.get(running.url("vorgaenge")).form_values("/abmelden")["csrf_token"]
    assert "zweite Person" in running.one.post(target, {"csrf_token": token}, status=403).text
    running.two.post(target, form)
    assert running.desk.look(lambda vote: vote.state) is VoteState.ABORTED
    assert "schon entschieden" in running.two.post(target, form, status=409).text


def test_what_was_typed_comes_back_with_what_is_wrong(running: Running) -> None:
    page = running.propose("sperren", {"code": "ABCDE", "reason": "verloren"}, status=422)
    assert "Tippfehler" in page.text
    assert 'value="verloren"' in page.text
    assert running.deeds() == []


def test_a_whole_batch_is_revoked_without_a_number(running: Running) -> None:
    running.propose("sperren", {"batch": str(running.batch), "reason": "Lieferung verloren"})
    running.press(running.two, "/bestaetigen")
    assert "20 Codes gesperrt" in running.one.get(running.url("vorgaenge")).text


def test_a_proposal_can_be_refused_and_stays(running: Running) -> None:
    running.propose("hinweis", {"text": "Es muss Mai heißen.", "reason": "Tippfehler"})
    running.press(running.two, "/ablehnen")
    assert [one.state for one in running.deeds()] == [DeedState.REFUSED]
    assert "Abgelehnt" in running.one.get(running.url("vorgaenge")).text


def test_there_is_no_such_kind_of_deed(running: Running) -> None:
    running.one.get(running.url("vorgaenge/neu/umdeuten"), status=404)


def test_a_station_counts_when_two_people_typed_the_same(running: Running) -> None:
    running.one.submit(running.url("papierstimmen"), COUNT, action="/papierstimmen")
    page = running.two.get(running.url("papierstimmen"))
    (link,) = {one.get("href") for one in page.all("a") if "gegenzaehlen" in (one.get("href") or "")}
    blind = running.two.get(link)
    assert not any(f'value="{number}"' in blind.text for number in ("20", "10", "8"))
    typed = {name: value for name, value in COUNT.items() if name not in {"station", "reason"}}
    running.two.submit(link, typed | {"totals-2": ""}, action=None, status=422)
    assert "differed" not in running.deeds()[0].payload, "what was left out is no count"
    page = running.two.submit(link, typed | {"totals-1": "9", "totals-2": "9"}, action=None, status=200)
    assert "stimmen nicht überein" in page.text
    assert "Ja, Nein" in page.text
    assert 'value="9"' in page.text
    assert running.deeds()[0].payload["differed"][0]["fields"] == ["totals-1", "totals-2"]
    running.two.submit(link, typed, action=None)
    assert running.deeds()[0].state is DeedState.CONFIRMED
    running.two.get(link, status=404)
    shown = running.one.get(running.url("papierstimmen")).text
    assert "gilt" in shown
    assert ">20<" in shown
    assert not any(f">{number}<" in shown for number in ("10", "8")), "people still vote"
    running.desk.set(state=VoteState.CLOSED)
    assert ">10<" in running.one.get(running.url("papierstimmen")).text


def test_a_correction_begins_with_what_is_there(running: Running) -> None:
    running.one.submit(running.url("papierstimmen"), COUNT, action="/papierstimmen")
    typed = {name: value for name, value in COUNT.items() if name not in {"station", "reason"}}
    deed = running.deeds()[0].id
    running.two.submit(running.url(f"papierstimmen/{deed}/gegenzaehlen"), typed, action=None)
    form = running.one.get(running.url("papierstimmen?station=Rathaus")).form_values("/papierstimmen")
    assert (form["station"], form["ballots"], form["totals-2"]) == ("Rathaus", "", ""), "people still vote"
    running.desk.set(state=VoteState.CLOSED)
    form = running.one.get(running.url("papierstimmen?station=Rathaus")).form_values("/papierstimmen")
    assert (form["station"], form["ballots"], form["totals-2"]) == ("Rathaus", "20", "8")
    with running.desk.town.database.reading() as session:
        from participation.formats.voting.queries.finding import vote_by_id

        assert list(versions_of(session, vote_by_id(session, running.desk.vote_id))) == ["Rathaus"]


def test_a_count_that_does_not_add_up_comes_back_complete(running: Running) -> None:
    page = running.one.submit(
        running.url("papierstimmen"), COUNT | {"ballots": "19"}, action="/papierstimmen", status=422
    )
    assert "passt nicht zu 17 gültigen" in page.text
    assert all(f'value="{value}"' in page.text for value in ("Rathaus", "19", "10", "Erste Zählung"))


def test_who_stands_at_the_counter_is_noted_once(running: Running) -> None:
    noted = {"code": running.codes[4]}
    running.one.submit(running.url("papierstimmen/vermerken"), noted, action=None)
    page = running.two.submit(running.url("papierstimmen/vermerken"), noted, action=None, status=422)
    assert "schon vermerkt" in page.text


def test_what_is_unusual_is_told_in_numbers_and_changes_nothing(running: Running) -> None:
    hour = int(clock.now().timestamp()) // 3600

    def count(session: Any, vote: Vote) -> None:
        for network, ballots in (("", 44), ("ab12cd" * 4, 30)):
            session.add(CastCount(vote_id=vote.id, hour=hour, network=network, ballots=ballots))
        session.add(CastCount(vote_id=vote.id, hour=hour + 1, network="", ballots=7))

    running.desk.change(count)
    page = running.one.get(running.url("auffaelligkeiten"))
    assert "AB12CD" in page.text
    assert ">44<" in page.text
    assert ">7<" not in page.text


@pytest.mark.parametrize(
    "rest",
    [
        "briefe",
        "papierstimmen",
        "papierstimmen/vermerken",
        "vorgaenge",
        "vorgaenge/neu/abbrechen",
        "auffaelligkeiten",
    ],
)
def test_strangers_are_asked_to_sign_in_and_other_towns_find_nothing(running: Running, rest: str) -> None:
    address = running.url(rest).replace("musterstadt", "nachbarort")
    running.one.get(address, status=404)
    assert (
        CheckedClient(running.desk.town.app)
        .get(running.url(rest), status=303)
        .location.startswith("/anmelden")
    )


def test_ranked_ballots_have_lines_in_their_form(running: Running) -> None:
    running.desk.set(method=Method.RANKED)
    page = running.one.get(running.url("papierstimmen"))
    assert "12 x 3, 1, 2" in page.text
