"""Answers before Flask wakes up: of the right version, for the right address, and only of what is public."""

import gzip
import re
from collections.abc import Iterable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from werkzeug.datastructures import MultiDict
from werkzeug.test import Client, TestResponse

from participation.kernel import edge
from participation.kernel.db import Database
from participation.kernel.edge import Answer, VersionedAnswers
from participation.kernel.errors import DomainError
from participation.kernel.limits import RateCount
from participation.kernel.web import HEADERS


class Room:
    """A room whose answers count how often they were made; `version` is that of a row, None: not public."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.made: list[tuple[str, dict[str, Any]]] = []

    def set(self, name: str, version: int) -> None:
        """Publish a version; 0 takes it back."""
        with self.database.unit_of_work() as session:
            row = session.scalars(sa.select(RateCount).where(RateCount.key == name)).one_or_none()
            row = row or RateCount(key=name, window=0, seen=0)
            row.seen = version
            session.add(row)

    def version(self, connection: Connection, parts: dict[str, str]) -> tuple[int, int] | None:
        row = connection.execute(
            sa.select(RateCount.id, RateCount.seen).where(RateCount.key == parts["name"])
        ).first()
        return (row.id, row.seen) if row is not None and row.seen else None

    def body(
        self, connection: Connection, _key: int, parts: dict[str, str], query: MultiDict[str, str]
    ) -> bytes:
        if "refuse" in query.values():
            raise DomainError("Das gibt es nicht.")
        version = self.version(connection, parts)
        self.made.append((parts["tile"], query.to_dict(flat=False)))
        return f'{{"tile": "{parts["tile"]}", "version": {version[1] if version else 0}}}'.encode()


def flask(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """What stands behind."""
    start_response("404 Not Found", [("Content-Type", "text/plain"), ("X-From", "flask")])
    return [b"flask"]


@pytest.fixture
def room(database: Database, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(edge, "_answers", [])
    found = Room(database)
    pattern = re.compile(r"/(?P<name>[a-z]+)/(?P<tile>[0-9]+)\.json")
    edge.register(Answer(pattern, found.version, found.body, frozenset({"q"}), ("name",)))
    found.set("town", 1)
    return found


@pytest.fixture
def front(room: Room, database: Database) -> VersionedAnswers:
    return VersionedAnswers(flask, database, secure=True)


def get(front: VersionedAnswers, url: str, method: str = "GET", **headers: str) -> TestResponse:
    """An answer."""
    return Client(front, TestResponse).open(url, method=method, headers=headers)


def test_an_answer_has_its_version_and_every_protection(front: VersionedAnswers) -> None:
    answer = get(front, "/town/1.json")
    assert answer.json == {"tile": "1", "version": 1}
    assert answer.headers["ETag"] == 'W/"1"'
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Content-Length"] == str(len(answer.data))
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "Strict-Transport-Security" in answer.headers
    assert "Set-Cookie" not in answer.headers


def test_who_has_it_already_is_told_so_without_a_body(front: VersionedAnswers, room: Room) -> None:
    etag = get(front, "/town/1.json").headers["ETag"]
    room.made.clear()
    again = get(front, "/town/1.json", **{"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    assert {name: again.headers.get(name) for name in HEADERS} == HEADERS
    assert get(front, "/town/1.json", **{"If-None-Match": 'W/"0"'}).status_code == 200
    assert room.made == []


def test_the_body_is_made_once_a_version(front: VersionedAnswers, room: Room) -> None:
    for _time in range(3):
        assert get(front, "/town/1.json").json["version"] == 1
    assert len(room.made) == 1
    room.set("town", 2)
    etag = 'W/"1"'
    for _time in range(3):
        answer = get(front, "/town/1.json", **{"If-None-Match": etag})
        assert answer.json == {"tile": "1", "version": 2}
        assert answer.headers["ETag"] == 'W/"2"'
    assert len(room.made) == 2


def test_what_is_no_longer_public_is_gone_at_once_though_it_was_kept(
    front: VersionedAnswers, room: Room
) -> None:
    etag = get(front, "/town/1.json").headers["ETag"]
    room.set("town", 0)
    for headers in ({}, {"If-None-Match": etag}):
        hidden, missing = get(front, "/town/1.json", **headers), get(front, "/none/1.json", **headers)
        assert hidden.headers["X-From"] == missing.headers["X-From"] == "flask"
        assert (hidden.status_code, hidden.data) == (missing.status_code, missing.data)
    assert len(front.kept) == 1
    room.set("town", 3)
    assert get(front, "/town/1.json").json["version"] == 3


def test_what_was_never_public_is_never_made_nor_kept(front: VersionedAnswers, room: Room) -> None:
    room.set("draft", 0)
    assert get(front, "/draft/1.json").headers["X-From"] == "flask"
    assert room.made == []
    assert not front.kept


def test_each_address_and_each_query_has_its_own_body(front: VersionedAnswers, room: Room) -> None:
    room.set("city", 1)
    for url in ("/town/1.json", "/town/2.json", "/city/1.json", "/town/1.json?q=a", "/town/1.json?q=b"):
        get(front, url)
    assert len(room.made) == 5
    assert get(front, "/town/2.json").json["tile"] == "2"


def test_parameters_that_nobody_asked_for_reach_no_room(front: VersionedAnswers, room: Room) -> None:
    get(front, "/town/1.json?q=a&q=b&x=1")
    assert room.made == [("1", {"q": ["a", "b"]})]


def test_what_a_room_refuses_and_what_is_no_pattern_is_left_to_flask(
    front: VersionedAnswers, room: Room
) -> None:
    for url, method in (
        ("/town/1.json?q=refuse", "GET"), ("/town/x.json", "GET"), ("/town/1.json/", "GET"), ("/", "GET"),
        ("/town/1.json", "POST"), ("/town/1.json", "HEAD"),
    ):  # fmt: skip
        assert get(front, url, method).headers["X-From"] == "flask", (method, url)
    assert not front.kept


def test_bodies_are_zipped_for_those_who_take_it(front: VersionedAnswers) -> None:
    plain, zipped = get(front, "/town/1.json"), get(front, "/town/1.json", **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.data) == plain.data
    assert plain.headers["Vary"] == zipped.headers["Vary"] == "Accept-Encoding"


def test_only_so_many_bodies_are_kept(front: VersionedAnswers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edge, "KEPT", 3)
    for tile in range(10):
        assert get(front, f"/town/{tile}.json").json["tile"] == str(tile)
    assert [path for path, _query in front.kept] == [f"/town/{tile}.json" for tile in (7, 8, 9)]


def test_a_database_that_is_away_is_left_to_flask_and_asked_anew_afterwards(
    front: VersionedAnswers, room: Room, database: Database
) -> None:
    assert get(front, "/town/1.json").status_code == 200
    front.local.connection.close()
    assert get(front, "/town/1.json").json["version"] == 1
    front.local.connection.invalidate()
    assert get(front, "/town/1.json").json["version"] == 1


def test_a_connection_that_died_is_left_to_flask_once_and_made_anew(front: VersionedAnswers) -> None:
    assert get(front, "/town/1.json").status_code == 200
    front.local.connection.connection.dbapi_connection.close()  # the driver's own errors come up now
    assert get(front, "/town/2.json").headers["X-From"] == "flask"
    assert get(front, "/town/2.json").json["version"] == 1


def test_the_same_pattern_again_replaces_the_first(room: Room) -> None:
    (first,) = edge._answers
    edge.register(Answer(first.pattern, room.version, room.body, frozenset(), ("name",)))
    assert len(edge._answers) == 1
    assert edge._answers[0] is not first
