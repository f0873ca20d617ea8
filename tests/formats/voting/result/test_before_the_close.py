"""Before the result is published nobody sees a count per option: on no page, in no file, by no header or size.

Two votes that differ in nothing but what is on the ballots must look the same to everybody. In one of them 23 of 25
want the same, in the other 3 (and 20 nothing): one digit more or less on any page would be noticed.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from participation.accounts.models import Role
from participation.config import Config
from participation.formats.voting.actions.sealing import append_waiting
from participation.formats.voting.models import Vote, VoteState
from participation.formats.voting.queries.summary import summarise
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.catalogue import Summary
from tests.architecture.world.people import Browser, add_accounts, grant
from tests.factories import a_municipality, a_process, days, recorded
from tests.formats.voting.votes import YES_NO, a_vote, begin, cast, close, finish, keys_of

ROLES = ("anon", "c1", "mN", "aN", "aS", "kts")
CLEAR, MIXED = "parkplatz", "marktecke"
FILLED: dict[str, list[dict[str, Any]]] = {
    "municipality": [{"municipality": "nordstadt"}],
    "module": [{"module": "abstimmung"}],
    "option": [{"option": "1"}],
    "table": [{"table": name} for name in ("optionen", "protokoll", "bilanz")],
    "kind": [{"kind": name} for name in ("csv", "json", "xlsx", "html", "pdf", "docx")],
}
"""Words for the places in addresses; routes with other places are about other things than a vote."""
SECRETS = re.compile(
    rb'name="(?:csrf_token|opened|seen)" value="[^"]*"|[0-9]{1,2}\.[0-9]{2}\.[0-9]{4}, [0-9:]{5}'
)


@pytest.fixture(params=["open", "closed"])
def votes(request: pytest.FixtureRequest, session: Session, config: Config) -> list[Vote]:
    """Two votes of one town, with 25 ballots each that are in the log; running, or closed and not counted yet."""
    people, town = add_accounts(session), a_municipality(session, "nordstadt")
    other = a_municipality(session, "suedstadt")
    grant(session, town.id, {Role.MODERATOR: people["mN"], Role.ADMIN: people["aN"]})
    grant(session, other.id, {Role.ADMIN: people["aS"]})
    found = [_vote(session, config, town, slug, ayes) for slug, ayes in ((CLEAR, 23), (MIXED, 3))]
    if request.param == "closed":
        for vote in found:
            vote.closes_at = clock.now()
            session.flush()
            close(session, keys_of(config, vote), vote)
    recorded(session)
    session.commit()
    return found


def _vote(session: Session, config: Config, town: Municipality, slug: str, ayes: int) -> Vote:
    process = a_process(session, town, slug=slug, title="Ein Verfahren")
    vote = a_vote(session, process=process, rules={"paper": True}, titles=YES_NO)
    keys = keys_of(config, vote)
    choices = [{"approve": ["1"]}] * ayes + [{"approve": ["2"]}] * 2 + [{"blank": True}] * (23 - ayes)
    cast(session, keys, vote, begin(session, keys, vote, voters=40), choices)
    with clock.frozen(vote.opens_at + days(1)):
        append_waiting(session, keys, vote)
    return vote


def addresses(app: Flask) -> Iterator[str]:
    """Every address of the app that tells of a process or a module, with `{process}` in it."""
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or "process" not in rule.arguments:
            continue
        if not rule.arguments <= {*FILLED, "process"} or "<int:" in rule.rule:  # by its id in a table
            continue
        variants: list[dict[str, Any]] = [{"process": "PROCESS"}]
        for name in sorted(rule.arguments - {"process"}):
            some = [more for more in FILLED[name] if name != "kind" or more["kind"] in rule.rule]
            variants = [known | more for known in variants for more in some]
        with app.test_request_context():
            for values in variants:
                yield app.url_for(rule.endpoint, **values).replace("PROCESS", "{process}")


def _looks(answer: TestResponse) -> tuple[Any, ...]:
    """What somebody outside can measure: status, headers, and the size of the page but for its tokens."""
    headers = {name: value for name, value in answer.headers if name not in _CHANGING}
    body = SECRETS.sub(b"", unpacked(answer)).replace(CLEAR.encode(), b"").replace(MIXED.encode(), b"")
    return answer.status_code, sorted(headers), len(body)


def unpacked(answer: TestResponse) -> bytes:
    """What an answer says. Of files that are compressed the size hangs on the letters: of them, what is in them."""
    data = answer.get_data()
    if data.startswith(b"%PDF-"):
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
        return re.sub(r"[\s-]", "", text).encode()  # lines end elsewhere where letters are wider
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return b"\n".join(name.encode() + parts.read(name) for name in sorted(parts.namelist()))
    return data


_CHANGING = {"Content-Length", "Date", "ETag", "Set-Cookie"}


def test_two_votes_look_the_same_whatever_is_on_the_ballots(app: Flask, votes: list[Vote]) -> None:
    """To visitors, citizens, moderators, admins of this and another town, and the coordination office."""
    tried = list(dict.fromkeys(addresses(app)))
    assert any("ergebnis" in url for url in tried)
    for role in ROLES:
        browser = Browser.of(app, role)
        for url in tried:
            clear, mixed = (_looks(browser.get(url.format(process=slug))) for slug in (CLEAR, MIXED))
            assert clear == mixed, f"{role}: {url}"


def test_what_is_said_in_a_report_is_looked_at_and_not_its_wrapping(app: Flask, votes: list[Vote]) -> None:
    """The comparison would hold of anything if nothing could be read out of the files."""
    for kind, word in (("pdf", b"EinVerfahren"), ("docx", b"Ein Verfahren")):
        answer = Browser.of(app, "mN").get(f"/verwaltung/nordstadt/verfahren/{CLEAR}/bericht/bericht.{kind}")
        assert word in unpacked(answer)


def test_there_is_no_result_before_it_is_published(app: Flask, votes: list[Vote]) -> None:
    """The same 404 as for a page that never was, whoever asks."""
    for role in ROLES:
        for page in ("", "/1", "/paket.zip", "/stimmen.csv", "/stimmen.pb"):
            answer = Browser.of(app, role).get(f"/nordstadt/{CLEAR}/abstimmung/ergebnis{page}")
            assert answer.status_code == 404, f"{role}: {page}"


def test_files_have_no_counts_either(app: Flask, votes: list[Vote]) -> None:
    """The columns are there, and empty; the balance sheet has no rows."""
    for role in ROLES:
        browser = Browser.of(app, role)
        options = browser.get(f"/nordstadt/{CLEAR}/daten/abstimmung/optionen.csv").get_data(as_text=True)
        assert [line[-2:] for line in options.splitlines()[1:]] == [";;", ";;"]
        balance = browser.get(f"/nordstadt/{CLEAR}/daten/abstimmung/bilanz.csv").get_data(as_text=True)
        assert len(balance.splitlines()) == 1


def test_what_is_told_once_all_is_over_would_be_noticed(
    app: Flask, session: Session, config: Config, votes: list[Vote]
) -> None:
    """The control: as soon as the results are published, the two do not look the same any more."""
    for vote in votes:
        vote.closes_at = clock.now()
        session.flush()
        finish(session, keys_of(config, vote), vote)
    session.commit()
    told = ("/{}/abstimmung/ergebnis", "/{}/daten/abstimmung/optionen.csv")
    for url in told:
        clear, mixed = (
            _looks(Browser.of(app, "anon").get(f"/nordstadt{url.format(slug)}")) for slug in (CLEAR, MIXED)
        )
        assert clear != mixed


def test_overviews_count_what_the_log_shows(session: Session, votes: list[Vote]) -> None:
    """Ballots in the log and nothing else: neither what waits for the next batch, nor what is on any of them."""
    assert summarise(session, [vote.module_id for vote in votes]) == {
        vote.module_id: Summary(ballots=25, channels={"online": 25}) for vote in votes
    }


def test_a_few_ballots_are_counted_for_nobody(session: Session, config: Config) -> None:
    """While a vote runs, small groups stay in the box."""
    vote = a_vote(session)
    keys = keys_of(config, vote)
    cast(session, keys, vote, begin(session, keys, vote), [{"approve": ["1"]}] * 9)
    assert vote.state is VoteState.OPEN
    assert summarise(session, [vote.module_id]) == {vote.module_id: Summary()}
