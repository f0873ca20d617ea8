"""After the first ballot nothing that decides the outcome can be changed by one person, through any route."""

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from participation.app import create_app
from participation.config import Config
from participation.formats.voting.models import Option, RollState, Vote, VoteState, intake, log_leaf, roll
from participation.formats.voting.queries.finding import vote_by_id
from participation.formats.voting.queries.rolls import frozen_roll
from participation.kernel.db import Database
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Phase, Process
from tests.architecture.world.people import Browser
from tests.client import Page, _values
from tests.formats.voting.proof.installation import Installation, installed
from tests.formats.voting.proof.people import addresses, rules, settled
from tests.formats.voting.proof.traces import voted_one_by_one

DESK = "/verwaltung/<municipality>/verfahren"
LEAVE = {"csrf_token", "__action__", "opened"}


@pytest.fixture
def here(config: Config, embedded: Database) -> Installation:
    made = installed(config, embedded, voters=12, titles=("Park", "Teich", "Steg"))
    with embedded.unit_of_work() as session:
        settled(session, session.get_one(Municipality, made.vote.municipality_id))
    voted_one_by_one(made, [{"approve": ["1"]}])
    return made


@pytest.fixture
def app(here: Installation) -> Flask:
    return create_app(here.config, here.database)


def decisive(here: Installation) -> dict[str, Any]:
    """Everything that decides the outcome, as it stands in the database now."""
    with here.database.reading() as session:
        vote = vote_by_id(session, here.vote.id)
        process = session.get_one(Process, vote.module.process_id)
        kept = (*(column.key for column in Vote.__table__.columns),)
        options = session.scalars(sa.select(Option).where(Option.vote_id == vote.id).order_by(Option.id))
        phases = session.scalars(sa.select(Phase).where(Phase.module_id == vote.module_id).order_by(Phase.id))
        states = sa.select(roll.c.ref, roll.c.state, roll.c.voted).where(roll.c.vote_id == vote.id)
        return {
            "vote": {name: getattr(vote, name) for name in kept},
            "options": [_row(option) for option in options],
            "phases": [_row(phase) for phase in phases],
            "process": (process.state, process.slug, process.id),
            "module": session.get_one(Module, vote.module_id).slug,
            "roll": frozen_roll(session, vote),
            "entries": sorted(map(tuple, session.execute(states))),
            "box": sorted(
                leaf
                for box in (intake, log_leaf)
                for leaf in session.scalars(sa.select(box.c.leaf).where(box.c.vote_id == vote.id))
            ),
        }


def _row(found: Any) -> dict[str, Any]:
    return {column.key: getattr(found, column.key) for column in found.__table__.columns}


def filled(browser: Browser, address: str) -> list[dict[str, Any]]:
    """The forms on a page, each field changed to something else that one could type."""
    answer = browser.get(address)
    page = Page(answer)
    answer.close()
    if page.status != 200 or page.tree is None:
        return []
    forms = [form for form in page.all("form") if form.get("method", "get").lower() == "post"]
    found = []
    for number, _form in enumerate(forms):
        fields = _fields(page, number)
        found += [fields, {name: _other(value) for name, value in fields.items()}]
    return found


def _fields(page: Page, number: int) -> dict[str, Any]:
    form = [one for one in page.all("form") if one.get("method", "get").lower() == "post"][number]
    return {name: value for name, value in _values(form).items() if name not in LEAVE}


def _other(value: Any) -> Any:
    if isinstance(value, list):
        return value[:-1]
    if value.isdigit():
        return str(int(value) + 1)
    return f"{value}x" if value else "7"


def attacks(app: Flask, browser: Browser, start: str) -> int:
    """Send everything that can be sent below an address: the forms as they are and changed; without a
    form, nothing."""
    sent = 0
    failed = []
    for rule in rules(app, "POST", start):
        for address in addresses(app, rule):
            forms = filled(browser, address) if "GET" in (rule.methods or ()) else []
            for form in forms or [{}]:
                answer = browser.post(address, form)
                answer.close()
                failed += [(address, form)] * (answer.status_code >= 500)
                sent += 1
    assert not failed
    return sent


def test_no_page_of_the_desk_changes_what_decides(here: Installation, app: Flask) -> None:
    """Rules, options, roll, phases, dates, the process itself: by one person, and be it the admin."""
    before = decisive(here)
    assert attacks(app, Browser.of(app, "aN"), DESK) > 40
    assert decisive(here) == before


def test_no_public_page_does_either(here: Installation, app: Flask) -> None:
    """Without a code nobody adds or changes anything."""
    before = decisive(here)
    assert attacks(app, Browser.of(app, "c1"), "/<municipality>/<process>") > 3
    assert decisive(here) == before


def test_the_same_walk_changes_a_draft(here: Installation, app: Flask) -> None:
    """The negative control: these forms do change a vote that may be changed."""
    with here.database.unit_of_work() as session:
        session.execute(sa.update(Vote).values(state=VoteState.DRAFT, frozen=""))
        session.execute(sa.update(Module).values(locked=False))
        session.execute(sa.update(roll).values(state=RollState.ENTITLED, voted=False))
    before = decisive(here)
    attacks(app, Browser.of(app, "aN"), f"{DESK}/<process>/<voting:module>")
    after = decisive(here)
    assert {name for name in before if before[name] != after[name]} >= {"vote", "options", "roll"}
