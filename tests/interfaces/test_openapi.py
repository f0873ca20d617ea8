"""The description is true: schemathesis asks what it says, and the opposite of it, and finds nothing."""

from typing import Any

import pytest
import schemathesis
from flask import Flask
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from participation.accounts.views.gate import Door, open_to
from participation.interfaces.operations import OPERATIONS, PLACES
from tests.interfaces.asker import BASE, Asker
from tests.interfaces.cast import Town

EXAMPLES = 3
"""Made-up questions per operation, beside those that try every edge: few, since every run of all tests waits."""


def findings(app: Flask, town: Town, path: str = "") -> tuple[list[str], int]:
    """What the checks of schemathesis say against the answers (at one path, or all), and how many questions it asked."""
    app.wsgi_app = _plain(app.wsgi_app)  # type: ignore[method-assign]
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app, config=SchemathesisConfig(seed=7))
    if path:
        schema = schema.include(path=path)  # type: ignore[assignment]  # the same kind of schema, its type says less
    schema.config.generation.update(max_examples=EXAMPLES, deterministic=True, database="none")
    schema.config.phases.update(phases=["coverage", "fuzzing"])
    schema.config.parameters = {
        "project": str(town.process["mitte"].id),
        "collection": "nordstadt.mitte.ideen",
        "municipality": "nordstadt",
    }
    found: list[str] = []
    asked = 0
    for event in from_schema(schema).execute():
        if isinstance(event, events.FatalError | events.NonFatalError):
            found.append(str(event))
        if isinstance(event, events.ScenarioFinished):
            asked += len(event.recorder.cases)
            checks = [one for ones in event.recorder.checks.values() for one in ones]
            said = (f"{one.name}: {one.failure_info.failure}" for one in checks if one.failure_info)
            found += [f"{event.recorder.label} {sentence}" for sentence in said]
    return found, asked


def test_schemathesis_finds_nothing(app: Flask, town: Town) -> None:
    found, asked = findings(app, town)
    assert found == []
    assert asked > 150


@pytest.mark.parametrize(
    ("method", "status"), [("POST", 405), ("PUT", 405), ("DELETE", 405), ("TRACE", 405), ("OPTIONS", 200)]
)
def test_there_is_nothing_to_write(asker: Asker, method: str, status: int) -> None:
    answer = asker.client.open("/pds/projects", method=method)
    assert answer.status_code == status
    assert {"GET", "HEAD", "OPTIONS"} <= set(answer.allow)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_an_answer_that_is_not_as_described_is_found(
    app: Flask, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that finding nothing means something."""
    monkeypatch.setitem(app.view_functions, "interfaces.conformance", _broken)
    found, _asked = findings(app, town, "/ogc/conformance")
    assert any("response_schema_conformance" in one for one in found)


def _plain(app: Any) -> Any:
    """Without compression: schemathesis asks for it over WSGI, and does not understand it then."""
    return lambda environ, start: app({**environ, "HTTP_ACCEPT_ENCODING": "identity"}, start)


@open_to(Door.EVERYBODY)
def _broken() -> dict[str, int]:
    return {"conformsTo": 1}


def test_every_question_of_the_list_has_its_route(app: Flask) -> None:
    rules = {rule.endpoint: rule.rule for rule in app.url_map.iter_rules()}
    for operation in OPERATIONS:
        path = rules[f"interfaces.{operation.endpoint}"]
        for name, (converter, _schema, _meaning) in PLACES.items():
            path = path.replace(f"<{converter}:{name}>", f"{{{name}}}")
        assert path == operation.path


def test_the_description_names_version_licence_and_address(asker: Asker) -> None:
    told = asker.data("/openapi.json")
    assert told["openapi"].startswith("3.0")
    assert told["servers"] == [{"url": BASE}]
    assert told["info"]["version"] == "1.0.0"
    assert "dl-de/by-2-0" in told["info"]["license"]["url"]


def test_refusals_are_told_in_the_language_asked_for(asker: Asker) -> None:
    german = asker.ask("/pds/projects/999999", 404).get_json(force=True)
    english = asker.ask("/pds/projects/999999", 404, {"Accept-Language": "en"}).get_json(force=True)
    assert german["title"] == "Seite nicht gefunden"
    assert english["title"] != german["title"]
