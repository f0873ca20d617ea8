"""A program that asks, and checks what is true of every answer."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from jsonschema_rs import Draft202012Validator
from werkzeug.test import TestResponse

from tests.interfaces.cast import Town

BASE = "http://localhost"


class Asker:
    """Asks without cookies; every answer may be read from anywhere, and sets none."""

    def __init__(self, app: Flask, town: Town) -> None:
        self.client = app.test_client()
        self.town = town

    def ask(self, url: str, status: int = 200, headers: dict[str, str] | None = None) -> TestResponse:
        """The answer of an address, with or without the host."""
        parts = urlsplit(url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        answer = self.client.get(path, headers={"Accept-Encoding": "identity"} | (headers or {}))
        assert answer.status_code == status, (
            f"{url}: {answer.status_code} {answer.get_data(as_text=True)[:500]}"
        )
        assert "Set-Cookie" not in answer.headers
        if answer.mimetype != "text/html":
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            assert answer.headers["API-Version"] == "1.0.0"
        return answer

    def data(self, url: str) -> Any:
        """The JSON of an address, which is as the description says it is."""
        return self.ask(url).get_json(force=True)

    def every(self, url: str) -> list[Any]:
        """The features of all pages."""
        found: list[Any] = []
        following: str | None = url
        while following:
            page = self.data(following)
            assert page["numberReturned"] == len(page["features"])
            found += page["features"]
            following = link(page, "next")
        return found


def link(page: Any, rel: str) -> str | None:
    """Where a link of an answer leads."""
    return next((str(one["href"]) for one in page["links"] if one["rel"] == rel), None)


def valid(schemas: dict[str, Any], name: str, value: Any) -> list[str]:
    """What JSON Schema says against a value; the schemas are OpenAPI 3.0's, which says `nullable`."""
    whole = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": _plain(schemas)}}
    return [
        f"{one.instance_path}: {one.message[:200]}" for one in Draft202012Validator(whole).iter_errors(value)
    ]


def _plain(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: _plain(one) for name, one in schema.items() if name != "nullable"}
    if schema.get("nullable") is True:
        found["type"] = [schema["type"], "null"]
    return found
