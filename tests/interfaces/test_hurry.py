"""Whoever asks too quickly is told how long to wait, and nobody else waits."""

from dataclasses import replace

import pytest
from flask import Flask

from participation.interfaces.views import answering
from participation.kernel.pace import Pace
from tests.interfaces.asker import Asker


@pytest.fixture
def hurried(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation with limits, of two answers a minute."""
    platform = app.extensions["participation"]
    config = replace(platform.config, rate_limits=True)
    app.extensions["participation"] = replace(platform, config=config)
    monkeypatch.setattr(answering, "PACE", Pace(2, 60))


@pytest.mark.usefixtures("hurried")
def test_who_asks_too_quickly_is_told_how_long_to_wait(asker: Asker) -> None:
    asker.ask("/pds/projects")
    asker.ask("/ogc/")
    refused = asker.ask("/dcat/catalog.ttl", 429)
    assert refused.mimetype == "application/problem+json"
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.get_json(force=True)["status"] == 429
    asker.client.get("/pds/projects", environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    elsewhere = asker.client.get("/pds/projects", environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert elsewhere.status_code == 200


@pytest.mark.usefixtures("hurried")
def test_people_read_the_guide_however_often(asker: Asker) -> None:
    for _time in range(4):
        asker.ask("/hilfe/schnittstellen")
