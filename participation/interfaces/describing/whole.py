"""The OpenAPI 3.0 description of all interfaces: OGC API asks for that version."""

from typing import Any

from participation.interfaces.describing.basics import ANSWER_HEADERS, BASICS
from participation.interfaces.describing.catalogues import CATALOGUES
from participation.interfaces.describing.features import FEATURES
from participation.interfaces.describing.projects import PROJECTS
from participation.interfaces.operations import ABOUT, OGC, OPERATIONS, PDS, Operation
from participation.interfaces.terms import HTML, LICENCE, VERSION
from participation.kernel.open_data import PROBLEM

_ABOUT = (
    "Nur lesend, ohne Anmeldung. Enthalten ist, was ohnehin öffentlich ist; nie, wer etwas geschrieben hat. "
    "Zeiten stehen in UTC, Orte in WGS 84 (Länge, Breite). Jede Antwort trägt ein ETag: Wer es mit If-None-Match "
    "zurückschickt, bekommt 304, solange sich nichts geändert hat."
)
_TAGS = (
    (
        PDS,
        "Participatory Data Specification: Verfahren, Beiträge und Kommentare, wie Städte sie austauschen.",
    ),
    (OGC, "Ebenen für Geoinformationssysteme."),
    ("DCAT-AP.de", "Katalog der offenen Daten für Datenportale."),
    (ABOUT, "Diese Beschreibung."),
)
_REFUSALS = {
    "400": "Die Frage enthält etwas, das es hier nicht gibt.",
    "404": "Das gibt es nicht, oder es ist nicht öffentlich.",
    "429": "Zu viele Fragen in kurzer Zeit; „Retry-After“ sagt, wie viele Sekunden zu warten sind.",
}


def description(base: str, title: str) -> dict[str, Any]:
    """The whole description for an installation at an address."""
    paths = {operation.path: {"get": _operation(operation)} for operation in OPERATIONS}
    return {
        "openapi": "3.0.3",
        "info": {
            "title": f"{title}: offene Schnittstellen",
            "description": _ABOUT,
            "version": VERSION,
            "license": {"name": "Daten: Datenlizenz Deutschland – Namensnennung – 2.0", "url": LICENCE},
        },
        "servers": [{"url": base}],
        "tags": [{"name": name, "description": meaning} for name, meaning in _TAGS],
        "paths": paths | CATALOGUES,
        "components": {
            "schemas": BASICS | PROJECTS | FEATURES,
            "responses": {status: _refusal(sentence) for status, sentence in _REFUSALS.items()},
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    refused = ("400", "404", "429") if operation.places else ("400", "429")
    return {
        "operationId": operation.endpoint,
        "tags": [operation.subject],
        "summary": operation.title,
        "parameters": operation.described,
        "responses": {
            "200": {
                "description": operation.title,
                "headers": ANSWER_HEADERS,
                "content": {media: {"schema": _schema(name)} for media, name in operation.answers.items()},
            },
            "304": {"description": "Nichts Neues seit dem ETag in If-None-Match."},
            **{status: {"$ref": f"#/components/responses/{status}"} for status in refused},
        },
    }


def _schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"} if name else {"type": "string"}


def _refusal(sentence: str) -> dict[str, Any]:
    problem = {"schema": {"$ref": "#/components/schemas/problem"}}
    return {"description": sentence, "content": {PROBLEM: problem, HTML: {"schema": {"type": "string"}}}}
