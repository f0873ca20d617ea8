"""Votes in processes that are not for everybody: who is not invited finds no ballot, or is told why not to use it."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from participation.accounts.actions.sessions import start
from participation.config import Config
from participation.formats.voting.actions.roll import ACCOUNT
from participation.formats.voting.models import Entitled, RollState, Vote, roll
from participation.kernel import clock
from participation.processes.models import Access, Participant, ParticipantGroup
from tests.client import CheckedClient
from tests.factories import an_account, recorded
from tests.formats.voting.votes import a_vote, begin, keys_of

PLACE = "/musterstadt/parkplatz/abstimmung"
PAPER, BOX = f"{PLACE}/stimmzettel", f"{PLACE}/abgeben"


def _open(session: Session, config: Config, access: Access, entitled: Entitled) -> tuple[Vote, list[str]]:
    vote = a_vote(session, entitled=entitled)
    codes = begin(session, keys_of(config, vote), vote, voters=2)
    vote.module.process.access = access
    return vote, codes


def _browser(app: Flask, session: Session, vote: Vote, name: str, *, invited: bool) -> CheckedClient:
    """Somebody with an account on the roll, invited to the process or not."""
    account = an_account(session, f"{name}@example.org", name=name.title(), password_hash="none")
    keys = keys_of(app.extensions["participation"].config, vote)
    entry = {
        "ref": keys.reference(ACCOUNT, str(account.id)),
        "state": RollState.ENTITLED.value,
        "voted": False,
    }
    session.execute(sa.insert(roll), [{"vote_id": vote.id} | entry])
    if invited:
        row = Participant(
            municipality_id=vote.municipality_id, process_id=vote.module.process_id, email=account.email,
            email_key=account.email_key, group=ParticipantGroup.RESIDENTS, invited_at=clock.now(),
        )  # fmt: skip
        session.add(row)
    client = CheckedClient(app)
    client.inner.set_cookie("login", start(session, account, device="").token)
    recorded(session)
    return client


def _cast(client: CheckedClient, **typed: str) -> str:
    """Fill in the paper, look it over, put it in: what the last page says."""
    check = client.submit(PAPER, typed, status=200)
    values = check.form_values("/abgeben")
    values.pop("__action__")
    return client.post(BOX, values, status=200).text


@pytest.mark.parametrize("access", [Access.INVITED, Access.READABLE])
def test_whoever_is_invited_casts_a_ballot(
    app: Flask, session: Session, config: Config, access: Access
) -> None:
    vote, _codes = _open(session, config, access, Entitled.ACCOUNTS)
    anna = _browser(app, session, vote, "anna", invited=True)
    session.commit()
    assert "Ihre Stimme ist eingegangen" in _cast(anna, wahl="1")


def test_in_a_closed_circle_nobody_else_finds_the_ballot_or_the_box_not_even_with_a_code(
    app: Flask, session: Session, config: Config, client: CheckedClient
) -> None:
    vote, (code, other) = _open(session, config, Access.INVITED, Entitled.CODES)
    anna = _browser(app, session, vote, "anna", invited=True)
    bo = _browser(app, session, vote, "bo", invited=False)
    session.commit()
    ballot = anna.submit(PAPER, {"code": code, "wahl": "1"}, status=200).form_values("/abgeben")
    ballot.pop("__action__")
    for stranger in (client, bo):
        token = stranger.get("/passwort-vergessen").form_values()["csrf_token"]
        for url in (PAPER, f"{PLACE}/pruefen", f"{PLACE}/protokoll", f"{PLACE}/protokoll/regeln.json"):
            stranger.get(url, status=404)
        stranger.post(PAPER, {"code": other, "wahl": "1", "csrf_token": token}, status=404)
        stranger.post(BOX, ballot | {"csrf_token": token}, status=404)
    assert "Ihre Stimme ist eingegangen" in anna.post(BOX, ballot, status=200).text


def test_in_a_half_open_process_an_account_must_be_invited_and_a_code_is_an_invitation(
    app: Flask, session: Session, config: Config, client: CheckedClient
) -> None:
    vote, _codes = _open(session, config, Access.READABLE, Entitled.ACCOUNTS)
    bo = _browser(app, session, vote, "bo", invited=False)
    session.commit()
    refused = bo.submit(PAPER, {"wahl": "1"}, status=422).text
    assert re.search("Mitmachen können hier nur Menschen, die dazu eingeladen sind", refused)
    client.get(PAPER)


def test_a_letter_with_a_code_counts_in_a_half_open_process(
    session: Session, config: Config, client: CheckedClient
) -> None:
    _vote, (code, _other) = _open(session, config, Access.READABLE, Entitled.CODES)
    session.commit()
    assert "Ihre Stimme ist eingegangen" in _cast(client, wahl="1", code=code)
