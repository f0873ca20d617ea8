"""Photos sent to closed doors, from foreign pages or without end leave nothing on the disk."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from participation.app import create_app
from participation.config import Config
from participation.formats.ideas.views import pictures
from participation.kernel import clock
from participation.kernel.db import Database
from participation.processes.models import Process
from tests.client import CheckedClient
from tests.factories import OUTSIDE, a_municipality, a_process, the_module
from tests.formats.ideas.test_picturing import IDEA, URL, a_photo, handed_in

FAR = {"lat": str(OUTSIDE[0]), "lon": str(OUTSIDE[1])}


@pytest.fixture
def process(session: Session) -> Process:
    made = a_process(session, a_municipality(session))
    session.commit()
    return made


@pytest.fixture
def typed(process: Process) -> dict[str, Any]:
    return IDEA | {"category": the_module(process).categories[0].id}


@pytest.fixture
def limited(config: Config, database: Database) -> Flask:
    return create_app(replace(config, rate_limits=True), database)


def files(config: Config, *, stashed: bool = True) -> list[Path]:
    """What lies in the store; without `stashed`, only what is kept for good."""
    found = [path for path in config.photo_folder.rglob("*") if path.is_file()]
    return [path for path in found if stashed or path.parent.name != "stash"]


def filled(client: CheckedClient, typed: dict[str, Any]) -> dict[str, Any]:
    values = client.get(f"{URL}/neu").form_values("/neu")
    values.pop("__action__")
    return values | typed | {"photo": a_photo()}


def test_a_photo_from_a_foreign_page_is_not_touched(
    client: CheckedClient, typed: dict[str, Any], config: Config
) -> None:
    values = filled(client, typed)
    sent = client.inner.post(f"{URL}/neu", data=values, headers={"Origin": "https://evil.example"})
    assert (sent.status_code, files(config)) == (422, [])


def test_a_photo_without_a_token_from_nobody_known_is_not_touched(
    app: Flask, typed: dict[str, Any], config: Config
) -> None:
    sent = CheckedClient(app).inner.post(
        f"{URL}/neu", data=typed | {"photo": a_photo(), "csrf_token": "x" * 88}
    )
    assert (sent.status_code, files(config)) == (422, [])


def test_a_token_that_died_costs_nobody_a_photo_and_keeps_none_for_good(
    client: CheckedClient, typed: dict[str, Any], config: Config
) -> None:
    values = filled(client, typed) | {"csrf_token": "x"}
    page = client.post(f"{URL}/neu", values, status=422)
    assert page.form_values("/neu")["photo-stash"]
    assert files(config, stashed=False) == []


def test_a_photo_to_a_phase_that_is_over_or_to_no_process_is_not_touched(
    client: CheckedClient, typed: dict[str, Any], config: Config
) -> None:
    values = filled(client, typed)
    client.post("/musterstadt/gibt-es-nicht/ideen/neu", values | {"photo": a_photo()}, status=404)
    with clock.frozen(clock.now() + timedelta(days=3_000)):
        client.post(f"{URL}/neu", values, status=403)
    assert files(config) == []


def test_a_photo_for_an_idea_that_can_not_be_changed_any_more_is_not_touched(
    client: CheckedClient, typed: dict[str, Any], config: Config
) -> None:
    own = handed_in(client, typed)
    values = client.get(f"{own}/aendern").form_values("")
    before = files(config)
    with clock.frozen(clock.now() + timedelta(days=3_000)):
        client.post(f"{own}/aendern", values | {"photo": a_photo("#883333")}, status=422)
    assert files(config) == before


def test_refused_forms_with_a_photo_count(
    limited: Flask, typed: dict[str, Any], config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "SENT", replace(pictures.SENT, times=2))
    client = CheckedClient(limited)
    for _number in range(2):
        client.submit(f"{URL}/neu", typed | FAR | {"photo": a_photo()}, status=422)
    before = files(config)
    page = client.submit(f"{URL}/neu", typed | {"photo": a_photo()}, status=429)
    assert "sehr viele Versuche" in page.text
    assert page.form_values("/neu")["title"] == typed["title"]
    assert files(config) == before
