"""People who try it on: guessed codes, forms that no page would send, and what others have sent already."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from participation.accounts.models import Account
from participation.app import create_app
from participation.config import Config
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.models import Entitled, Method, RollState, roll
from participation.formats.voting.views.identity import WRONG
from participation.kernel import codes
from participation.kernel.db import Database
from participation.kernel.vault import Vault
from tests.architecture.world.people import Browser, add_accounts
from tests.client import Page
from tests.factories import a_municipality
from tests.formats.voting.proof.installation import PATH, Installation, installed
from tests.formats.voting.votes import a_vote, begin, ref, sealed

PAPER, CAST = f"{PATH}/stimmzettel", f"{PATH}/abgeben"
THREE = ("Park", "Teich", "Steg")


@pytest.fixture
def here(config: Config, embedded: Database) -> Installation:
    return installed(config, embedded, voters=6)


@pytest.fixture
def app(here: Installation) -> Flask:
    return create_app(here.config, here.database)


def looked_over(browser: Browser, form: Mapping[str, Any], status: int = 200) -> Page:
    """The answer to a filled-in ballot paper."""
    page = Page(browser.post(PAPER, dict(form)))
    assert page.status == status, page.text
    return page


def ready(browser: Browser, code: str, choice: str = "1") -> dict[str, Any]:
    """The form with the last button."""
    form = looked_over(browser, {"code": code, "wahl": choice}).form_values("/abgeben")
    return {name: form[name] for name in ("code", "sealed", "voucher")}


def cast(browser: Browser, form: Mapping[str, Any]) -> Page:
    """What comes of pressing it."""
    return Page(browser.post(CAST, dict(form)))


def test_an_unknown_a_used_and_a_revoked_code_each_say_what_to_do(here: Installation, app: Flask) -> None:
    """And nothing goes in."""
    browser = Browser.of(app, "anon")
    used, revoked, on_paper = here.codes[:3]
    assert cast(browser, ready(browser, used)).status == 200
    with here.database.unit_of_work() as session:
        for code, state in ((revoked, RollState.REVOKED), (on_paper, RollState.PAPER)):
            mine = roll.c.ref == ref(here.keys, code)
            session.execute(roll.update().where(mine).values(state=state.value))
    told = {
        codes.new(): "Diesen Code gibt es bei dieser Abstimmung nicht",
        used: "schon abgestimmt",
        revoked: "gesperrt",
        on_paper: "auf Papier",
        "": "geben Sie den Code",
        used[:-1]: "ein Zeichen falsch",
    }
    for code, words in told.items():
        assert words in looked_over(browser, {"code": code, "wahl": "1"}, 422).text
    assert len(here.leaves()) == 1


def test_wrong_codes_are_limited_and_lock_nobody_out(config: Config, embedded: Database) -> None:
    """After so many of one address the answer is 429, whatever the code; neighbours with a right one still vote: a
    guess among more than 2 ** 64 is made no likelier by that. Slips that the check character catches count for
    nothing."""
    here = installed(replace(config, rate_limits=True), embedded, voters=1)
    browser = Browser.of(create_app(here.config, embedded), "anon")
    for _ in range(WRONG.times + 5):
        looked_over(browser, {"code": here.codes[0][:-1], "wahl": "1"}, 422)
    for _ in range(WRONG.times):
        looked_over(browser, {"code": codes.new(), "wahl": "1"}, 422)
    for _ in range(3):
        looked_over(browser, {"code": codes.new(), "wahl": "1"}, 429)
    looked_over(browser, {"code": here.codes[0], "wahl": "1"})


def test_a_code_is_good_in_small_letters_and_with_spaces_and_still_good_once(
    here: Installation, app: Flask
) -> None:
    """Typed otherwise it is the same one."""
    one, other = Browser.of(app, "anon"), Browser.of(app, "anon")
    code = here.codes[0]
    first = ready(one, code.lower())
    second = ready(other, f" {codes.shown(code).replace('-', ' ').lower()} ", "2")
    assert cast(one, first).status == 200
    assert cast(other, second).status == 409
    assert len(here.leaves()) == len(here.voted()) == 1


def test_a_captured_cast_is_the_same_ballot_again_and_no_second_one(here: Installation, app: Flask) -> None:
    """Replayed from another browser as well: the same receipt, and one ballot."""
    browser = Browser.of(app, "anon")
    form = ready(browser, here.codes[0])
    receipts = {cast(who, form).text.split("receipt-code--check")[1][:30] for who in (browser, browser)}
    again = cast(Browser.of(app, "anon"), form)
    assert again.status == 200
    assert receipts == {again.text.split("receipt-code--check")[1][:30]}
    assert len(here.leaves()) == 1


def test_nothing_but_what_was_looked_over_goes_in(here: Installation, app: Flask) -> None:
    """Another one's voucher, one of another vote, changed bytes, a ballot of one's own making, no voucher at all."""
    browser, keys = Browser.of(app, "anon"), here.keys
    mine, theirs = ready(browser, here.codes[0]), ready(browser, here.codes[1])
    foreign = elsewhere(here)
    raw = bytearray(base64.b64decode(mine["sealed"]))
    raw[40] ^= 1
    own = base64.b64encode(sealed(here.vote, {"approve": ["2"]})).decode()
    voucher_for_other = keys.voucher(ref(keys, here.codes[1]), base64.b64decode(mine["sealed"]))
    for change in (
        {"voucher": theirs["voucher"]},
        {"sealed": theirs["sealed"]},
        {"code": here.codes[1]},
        {"voucher": voucher_for_other},
        {"voucher": foreign.voucher(ref(keys, here.codes[0]), base64.b64decode(mine["sealed"]))},
        {"sealed": base64.b64encode(raw).decode()},
        {"sealed": own},
        {"sealed": ""},
        {"sealed": "%%%"},
        {"sealed": "ä"},
        {"voucher": ""},
        {"voucher": "ä" * 64},
        {"voucher": mine["voucher"].upper()},
        {"code": ""},
        {"code": codes.new()},
    ):
        assert 400 <= cast(browser, mine | change).status < 500, change
    assert here.leaves() == here.voted() == []


def elsewhere(here: Installation) -> Keys:
    """The secrets of another vote on the same installation."""
    with here.database.unit_of_work() as session:
        vote = a_vote(session, a_municipality(session, slug="nebenan"))
        keys = Keys(Vault(here.config.key_folder), vote)
        begin(session, keys, vote, voters=1)
    return keys


def test_without_a_token_of_ours_nothing_is_cast(here: Installation, app: Flask) -> None:
    """A foreign page can not vote for anybody."""
    browser = Browser.of(app, "anon")
    form = ready(browser, here.codes[0])
    for token in ("", "x", Browser.of(app, "anon").token):
        assert browser.open("POST", CAST, data=form | {"csrf_token": token}).status_code == 400
    foreign = [("Origin", "https://evil.example")]
    assert browser.post(CAST, form, headers=foreign).status_code == 400
    assert here.leaves() == []


ODD: list[tuple[Method, dict[str, Any]]] = [
    (Method.SINGLE, {"wahl": "9"}),
    (Method.SINGLE, {"wahl": ["1", "2"]}),
    (Method.SINGLE, {"wahl": ["1"], "blank": "y"}),
    (Method.SINGLE, {}),
    (Method.APPROVAL, {"wahl": ["1", "2", "3"]}),
    (Method.APPROVAL, {"wahl": ["1", "9"]}),
    (Method.APPROVAL, {"wahl": ["1", "1"]}),
    (Method.APPROVAL, {"wahl": ["9", "x", "' OR 1=1"]}),
    (Method.RANKED, {"rang-1": "1", "rang-2": "1"}),
    (Method.RANKED, {"rang-1": "-1"}),
    (Method.RANKED, {"rang-1": "x"}),
    (Method.RANKED, {"rang-9": "1"}),
    (Method.CONSENSUS, {"widerstand-1": "11", "widerstand-2": "0", "widerstand-3": "0"}),
    (Method.CONSENSUS, {"widerstand-1": "5"}),
    (Method.CONSENSUS, {"widerstand-1": "NaN", "widerstand-2": "0", "widerstand-3": "0"}),
    (Method.POINTS, {"punkte-1": "-3", "punkte-2": "3"}),
    (Method.POINTS, {"punkte-1": "11"}),
    (Method.POINTS, {"punkte-1": "6", "punkte-2": "6"}),
    (Method.POINTS, {"punkte-1": "9" * 400}),
    (Method.POINTS, {"punkte-1": "1e3"}),
    (Method.POINTS, {"punkte-1": "NaN"}),
    (Method.POINTS, {"punkte-1": "Infinity"}),
    (Method.POINTS, {"punkte-1": "1.5"}),
    (Method.POINTS, {"punkte-1": "²"}),
]


@pytest.mark.parametrize("method", list(dict.fromkeys(method for method, _form in ODD)))
def test_a_choice_that_the_rules_do_not_know_is_refused(
    config: Config, embedded: Database, method: Method
) -> None:
    """Foreign and doubled options, numbers that are negative, huge or none: 422, and everything typed comes back."""
    here = installed(config, embedded, voters=1, method=method, titles=THREE, rules={"most": 2, "points": 10})
    browser = Browser.of(create_app(config, embedded), "anon")
    for odd in (form for kind, form in ODD if kind is method):
        looked_over(browser, {"code": here.codes[0]} | odd, 422)


def test_a_list_that_is_far_too_long_is_refused(here: Installation, app: Flask) -> None:
    """Before anybody reads it."""
    browser = Browser.of(app, "anon")
    many = MultiDict([("code", here.codes[0]), *(("wahl", str(number)) for number in range(5_000))])
    many["csrf_token"] = browser.token
    assert browser.open("POST", PAPER, data=many).status_code in {413, 422}
    assert here.leaves() == []


def test_an_account_votes_once_from_however_many_browsers(config: Config, embedded: Database) -> None:
    """And on an imported list, however the address was written."""
    here = _for_accounts(config, embedded)
    app = create_app(config, embedded)
    one, other = Browser.of(app, "c1"), Browser.of(app, "c1")
    first, second = ready(one, ""), ready(other, "", "2")
    assert cast(one, first).status == 200
    assert cast(other, second).status == 409
    assert cast(Browser.of(app, "c2"), first).status == 400, "somebody else's ballot"
    assert looked_over(Browser.of(app, "c2"), {"wahl": "1"}, 422)
    assert cast(Browser.of(app, "anon"), first).status in {400, 403}
    assert len(here.leaves()) == len(here.voted()) == 1


def _for_accounts(config: Config, database: Database) -> Installation:
    """A vote for a list with one person, whose account writes its address otherwise."""
    with database.unit_of_work() as session:
        people = add_accounts(session)
        session.get_one(Account, people["c1"]).email = "C1@Example.ORG"
    here = installed(config, database, voters=0, entitled=Entitled.LIST)
    with database.unit_of_work() as session:
        entry = here.keys.reference("email", "c1@example.org")
        state = RollState.ENTITLED.value
        session.execute(
            roll.insert(), {"vote_id": here.vote.id, "ref": entry, "state": state, "voted": False}
        )
    return here
