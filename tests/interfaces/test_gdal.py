"""GDAL reads the features with its own driver, as QGIS does: from a server that really runs."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from tests.factories import the_module
from tests.formats.ideas.cast import an_idea
from tests.interfaces.cast import Town

LAYER = "nordstadt.mitte.ideen"
MANY = 25


@pytest.fixture
def address(app: Flask, session: Session, town: Town) -> Iterator[str]:
    """A running server with more ideas than a page; what GDAL calls its address."""
    module = the_module(town.process["mitte"])
    module.phases[0].closes_at = module.phases[0].closes_at.replace(year=2999)
    for number in range(MANY):
        an_idea(session, module, f"Linde {number}", place=(50.02, 9.001 + number / 1000))
    session.commit()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    _tell_address(app, server.server_port)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"OAPIF:http://127.0.0.1:{server.server_port}/ogc/"
    server.shutdown()
    thread.join()
    server.server_close()


def _tell_address(app: Flask, port: int) -> None:
    """Links lead to where the server really is."""
    platform = app.extensions["participation"]
    config = replace(platform.config, base_url=f"http://127.0.0.1:{port}")
    app.extensions["participation"] = replace(platform, config=config)


def read(address: str, layer: str = LAYER, **options: Any) -> Any:
    """What GDAL finds."""
    command = [sys.executable, "-m", "tests.interfaces.gdal_reader", address, layer, json.dumps(options)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_gdal_reads_every_page_with_types(address: str) -> None:
    found = read(address, PAGE_SIZE=7)
    assert found["layers"] == [
        ["verfahren", "Polygon"], ["nordstadt.alt.ideen", "Point"], [LAYER, "Point"],
    ]  # fmt: skip
    assert len(found["titles"]) == len(set(found["titles"])) == found["features"] == MANY + 4
    assert found["bounds"] == [9.0, 50.0, 9.1, 50.1]
    assert (found["kinds"]["unterstuetzungen"], found["kinds"]["eingang"]) == ("int32", "datetime64[ms]")
    assert found["crs"] == "EPSG:4326"


def test_gdal_reads_what_lies_in_a_box(address: str) -> None:
    found = read(address, bbox=(9.0, 50.015, 9.0105, 50.025), PAGE_SIZE=3)
    assert found["titles"] == [f"Linde {number}" for number in range(10)]


def test_gdal_reads_areas_of_processes(address: str) -> None:
    assert read(address, "verfahren")["titles"] == ["Verfahren mitte", "Verfahren alt"]
