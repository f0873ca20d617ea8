"""What everybody reads of a result, for every method."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.tallying import keep_file
from participation.formats.voting.models import Level, Method, Vote
from participation.formats.voting.queries.files import file_of
from participation.municipalities.models import Municipality
from tests.client import CheckedClient, Page, words
from tests.contributions.cast import signed_in
from tests.factories import a_role, an_account
from tests.formats.voting.result.budgets import CHOICES, a_budget
from tests.formats.voting.votes import a_result, a_vote, begin, cast, finish, keys_of, paper

URL = "/musterstadt/parkplatz/abstimmung/ergebnis"
ABC = ("Park", "Teich", "Steg")

Shown = Callable[..., Page]


@pytest.fixture
def shown(session: Session, config: Config, client: CheckedClient) -> Shown:
    """The page of a result with these ballots."""

    def show(choices: Sequence[dict[str, Any]], **values: Any) -> Page:
        a_result(session, config, choices, **values)
        session.commit()
        return client.get(URL)

    return show


def _verdict(page: Page) -> str:
    return next(words(one) for one in page.all("div") if "verdict" in (one.get("class") or ""))


def _rows(page: Page) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in page.all("tr")]


def test_a_single_choice_names_who_won_and_by_how_much(shown: Shown) -> None:
    """Winner in a sentence, bars, and the same figures in a table; blank ballots beside them."""
    page = shown([{"approve": ["1"]}] * 6 + [{"approve": ["2"]}] * 3 + [{"blank": True}])
    assert _verdict(page) == "„Ja“ hat gewonnen: 6 von 9 gültigen Stimmzetteln, das sind 66,7 %."
    assert ["1", "Ja", "6", "66,7 %", "gewonnen"] in _rows(page)
    assert ["2", "Nein", "3", "33,3 %", ""] in _rows(page)
    assert 'role="img" aria-label="Stimmen je Möglichkeit: 1. Ja 6 Stimmen · 66,7' in page.text
    assert "Dazu kommt 1 Enthaltung." in page.text
    assert "Beteiligung 50,0\xa0%" in page.text


def test_several_seats_name_several_winners(shown: Shown) -> None:
    """Best first."""
    choices = [{"approve": ["2", "3"]}] * 4 + [{"approve": ["3"]}] * 2 + [{"approve": ["1"]}]
    page = shown(choices, method=Method.APPROVAL, titles=ABC, rules={"seats": 2, "most": 2})
    assert _verdict(page) == "Gewonnen haben „Steg“ und „Teich“."


def test_a_tie_is_shown_with_what_decided_it(shown: Shown) -> None:
    """Nobody wins silently by the order of the ballot."""
    page = shown([{"approve": ["1"]}, {"approve": ["2"]}])
    assert "Gleichstand: „Ja“ und „Nein“. Das Los, das zu Beginn gezogen wurde, entschied für" in page.text


def test_an_open_tie_has_no_winner(shown: Shown) -> None:
    """Where the rules draw no lot."""
    page = shown([{"approve": ["1"]}, {"approve": ["2"]}], rules={"ties": "open"})
    assert "Niemand hat gewonnen." in _verdict(page)
    assert "Nach den Regeln entscheidet kein Los, deshalb bleibt das offen." in page.text


def test_points_are_sums(shown: Shown) -> None:
    """And shares of all points."""
    page = shown([{"points": {"1": 7, "2": 3}}] * 2, method=Method.POINTS, titles=ABC)
    assert _verdict(page) == "„Park“ hat gewonnen, mit 14 von 20 Punkten."
    assert ["1", "Park", "14", "70,0 %", "gewonnen"] in _rows(page)


def test_rankings_show_every_duel_and_every_round(shown: Shown) -> None:
    """The matrix in Schulze's order, and the runoff beside it."""
    choices = [{"rank": ["1", "2"]}] * 4 + [{"rank": ["3", "2"]}] * 3 + [{"rank": ["2", "3"]}] * 2
    page = shown(choices, method=Method.RANKED, titles=ABC, rules={"most": 3})
    assert "„Teich“ hat gewonnen" in _verdict(page)
    assert ["1.", "2. Teich", "–", "✓ vorn: 6 : 3", "✓ vorn: 5 : 4"] in _rows(page)
    assert "Runde 1" in page.text
    assert "scheidet aus" in page.text


def test_the_runoff_counts_its_rounds(shown: Shown) -> None:
    """Where it decides, it says so."""
    choices = [{"rank": ["1", "2"]}] * 4 + [{"rank": ["3", "2"]}] * 3 + [{"rank": ["2", "3"]}] * 2
    page = shown(choices, method=Method.RANKED, titles=ABC, rules={"most": 3, "count": "irv"})
    assert _verdict(page) == "„Steg“ hat nach 2 Runden der Stichwahl gewonnen."


def test_consensus_shows_resistance_and_what_doing_nothing_would_meet(shown: Shown) -> None:
    """Sum, mean, acceptance, and the difference to the zero option."""
    titles = ("Park", "Teich", "Alles bleibt, wie es ist")
    page = shown([{"resist": {"1": 2, "2": 8, "3": 6}}] * 4, method=Method.CONSENSUS, titles=titles)
    assert _verdict(page) == "„Park“ stößt auf den geringsten Widerstand: im Mittel 2,00 von 10."
    assert ["Park", "8", "2,00", "80,0 %", "+4,00"] in _rows(page)
    assert ["Teich", "32", "8,00", "20,0 %", "−2,00"] in _rows(page)
    assert ["Alles bleibt, wie es ist", "24", "6,00", "40,0 %", "–"] in _rows(page)


def test_a_budget_shows_both_rules_side_by_side(shown: Shown) -> None:
    """Winners in order, what they cost, what is left, and who would have won by most votes."""
    page = shown(CHOICES, **a_budget())
    assert "von 5 Projekten haben gewonnen und kosten zusammen" in _verdict(page)
    assert "Zwei Regeln im Vergleich" in page.text
    assert "Diese Regel entscheidet" in page.text
    assert "Karte der Projekte, die gewonnen haben" in page.text
    assert ["1", "Radweg am Fluss", "60.000 €", "12", "50,0 %", "5.000,00 €", ""] in _rows(page)
    assert ["5", "Niemandes Wunsch", "5.000 €", "0", "0,0 %", "–", ""] in _rows(page)


def test_every_project_tells_why_it_is_in_or_out(
    session: Session, config: Config, client: CheckedClient
) -> None:
    """Votes, cost per supporter, what it would have needed, where its supporters' money went."""
    vote = a_result(session, config, CHOICES, **a_budget())
    session.commit()
    won = set(_winners(session, vote))
    assert won != {"1", "2", "3", "4", "5"}
    for key in "12345":
        page = client.get(f"{URL}/{key}")
        says = "Dieses Projekt hat gewonnen:" in page.text
        assert says is (key in won)
    assert "Für dieses Projekt hat niemand gestimmt" in client.get(f"{URL}/5").text
    lost = client.get(f"{URL}/{min({'1', '2'} - won)}")
    assert "es fehlten" in lost.text
    assert "Wofür seine Unterstützenden sonst bezahlt haben" in lost.text
    client.get(f"{URL}/9", status=404)


def _winners(session: Session, vote: Vote) -> list[str]:
    found: list[str] = json.loads(file_of(session, vote, "result.json"))["outcome"]["winners"]
    return found


def test_only_projects_have_a_page_of_their_own(shown: Shown, client: CheckedClient) -> None:
    """There is nothing to explain about a sum."""
    shown([{"approve": ["1"]}])
    client.get(f"{URL}/1", status=404)


def test_a_vote_without_a_valid_ballot_has_a_page_too(shown: Shown) -> None:
    """No winner, no division by zero."""
    page = shown([{"blank": True}])
    assert _verdict(page) == "Es gibt keine gültige Stimme, also auch kein Ergebnis."


@pytest.mark.parametrize("method", [one for one in Method if one is not Method.BUDGET])
def test_nobody_came(shown: Shown, method: Method) -> None:
    """Every method survives an empty box."""
    assert "keine gültige Stimme" in _verdict(shown([], method=method, titles=ABC))


def test_nobody_came_for_the_budget(shown: Shown) -> None:
    """Equal shares of nobody."""
    assert "keine gültige Stimme" in _verdict(shown([], **a_budget()))


def test_the_balance_sheet_adds_up(session: Session, config: Config, client: CheckedClient) -> None:
    """Online and on paper, each once."""
    vote = a_vote(session)
    keys = keys_of(config, vote)
    cast(session, keys, vote, begin(session, keys, vote), [{"approve": ["1"]}] * 3)
    paper(session, vote, "Rathaus", ballots=12, blank=1, totals={"1": 2, "2": 9})
    finish(session, keys, vote)
    session.commit()
    page = client.get(URL)
    assert "Jeder Stimmzettel gehört zu genau einem Eintrag" in page.text
    rows = _rows(page)
    for row in (["Stimmberechtigte", "30"], ["auf Papier: Rathaus", "12"], ["Stimmzettel zusammen", "15"]):
        assert row in rows
    assert 'role="alert"' not in page.text


def test_a_balance_sheet_that_does_not_add_up_says_so(
    session: Session, config: Config, client: CheckedClient
) -> None:
    """In red, to everybody."""
    vote = a_result(session, config, [{"approve": ["1"]}] * 3)
    told = file_of(session, vote, "balance.json").replace(b'"adds_up":true', b'"adds_up":false')
    keep_file(session, vote, "balance.json", told)
    session.commit()
    page = client.get(URL)
    assert 'role="alert"' in page.text
    assert "Nein: Die Zahlen passen nicht zusammen." in page.text


def test_the_town_has_a_word_about_it(
    session: Session, config: Config, app: Flask, client: CheckedClient
) -> None:
    """What comes of it; said on the desk by its staff, read by everybody, and taken back by nothing at all."""
    vote = a_result(session, config, [{"approve": ["1"]}])
    staff = an_account(session)
    a_role(session, staff, session.get_one(Municipality, vote.municipality_id))
    session.commit()
    desk = signed_in(app, session, staff.id)
    for said in ("Der Rat stimmt im Mai darüber ab.", ""):
        desk.submit("/verwaltung/musterstadt/verfahren/parkplatz/abstimmung/wort", {"note": said})
        page = client.get(URL)
        assert said in page.text
        assert ("Was die Verwaltung dazu sagt" in page.text) is bool(said)


def test_the_page_says_what_it_protects_from_and_what_not(shown: Shown) -> None:
    """The threat model in plain words, and how to count again."""
    page = shown([{"approve": ["1"]}])
    assert "Wogegen das schützt, und wogegen nicht" in page.text
    assert "python3 verify.py" in page.text
    assert "ergebnis/paket.zip" in page.text


def test_open_support_shows_its_sums_while_it_runs(
    session: Session, config: Config, client: CheckedClient
) -> None:
    """Not as a result, and with nothing to recount."""
    vote = a_vote(session, method=Method.APPROVAL, titles=ABC, rules={"most": 2}, level=Level.OPEN)
    keys = keys_of(config, vote)
    cast(session, keys, vote, begin(session, keys, vote), [{"approve": ["1", "2"]}, {"approve": ["2"]}])
    session.commit()
    page = client.get(URL)
    assert "Die Unterstützung läuft noch." in _verdict(page)
    assert ["2", "Teich", "2", "100,0 %"] in _rows(page)
    assert "paket.zip" not in page.text
    client.get(f"{URL}/paket.zip", status=404)
