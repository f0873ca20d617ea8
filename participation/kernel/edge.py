"""Answers given before Flask wakes up: anonymous, public, versioned ones such as map tiles.

A room registers an address pattern with two functions: the version of what the public sees (one indexed row), and
the body. The body is kept per version in memory; a browser that has it already gets 304. On SQLite even the version
is only read again after some connection has committed (`PRAGMA data_version`, asked on the thread's own connection).
"""

import gzip
import logging
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from sqlalchemy.engine import Connection
from werkzeug.datastructures import MultiDict

from participation.kernel.db import Database
from participation.kernel.errors import DomainError
from participation.kernel.web import protection

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
App = Callable[[Environ, StartResponse], Iterable[bytes]]

log = logging.getLogger(__name__)

KEPT = 4_000
"""How many bodies stay in memory in each process; an answer is a few kilobytes at most."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A kind of public answer.

    `version` gets a connection and the parts of the address, and answers the key and the version of what they name;
    None means: not public, let Flask answer. `body` gets that key, the parts and the query parameters, and answers
    JSON bytes; what it refuses with a DomainError is left to Flask as well.
    """

    pattern: re.Pattern[str]
    version: Callable[[Connection, dict[str, str]], tuple[int, int] | None]
    body: Callable[[Connection, int, dict[str, str], MultiDict[str, str]], bytes]
    parameters: frozenset[str]
    names: tuple[str, ...]
    """The parts of the address that `version` looks at."""


_answers: list[Answer] = []


def register(answer: Answer) -> None:
    """Add a kind of answer; the same pattern again replaces the first."""
    _answers[:] = [known for known in _answers if known.pattern != answer.pattern] + [answer]


class VersionedAnswers:
    """WSGI middleware in front of the app."""

    def __init__(self, app: App, database: Database, *, secure: bool) -> None:
        self.app = app
        self.database = database
        self.protection = protection(secure=secure)
        self.kept: OrderedDict[tuple[str, str], tuple[int, bytes]] = OrderedDict()
        self.lock = threading.Lock()
        self.local = threading.local()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "GET":
            for answer in _answers:
                match = answer.pattern.fullmatch(environ["PATH_INFO"])
                if match is not None:
                    given = self._try(answer, match.groupdict(), environ, start_response)
                    return self.app(environ, start_response) if given is None else given
        return self.app(environ, start_response)

    def _try(
        self, answer: Answer, parts: dict[str, str], environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        """Flask knows how to tell of a database that is away; the connection is made anew afterwards.

        Whatever goes wrong: hot statements pass by SQLAlchemy, so the driver's own errors arrive as they are.
        """
        try:
            return self._answer(answer, parts, environ, start_response)
        except Exception:
            log.warning("%s", answer.pattern.pattern, exc_info=True)
            lost: Connection | None = getattr(self.local, "connection", None)
            self.local.connection = None
            if lost is not None:
                self.database.let_go(lost)
            return None

    def _answer(
        self, answer: Answer, parts: dict[str, str], environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        connection = self._connection()
        found = self._version(answer, connection, parts)
        if found is None:
            return None
        subject, version = found
        query = environ.get("QUERY_STRING", "")
        etag = f'W/"{version}"'
        headers = [
            ("ETag", etag),
            ("Cache-Control", "no-cache"),
            ("Vary", "Accept-Encoding"),
            *self.protection.items(),
        ]
        if environ.get("HTTP_IF_NONE_MATCH") == etag:
            start_response("304 Not Modified", headers)
            return [b""]
        try:
            zipped = self._body(answer, connection, (subject, version), parts, (environ["PATH_INFO"], query))
        except DomainError:
            return None
        return _send(zipped, environ, headers, start_response)

    def _body(
        self,
        answer: Answer,
        connection: Connection,
        found: tuple[int, int],
        parts: dict[str, str],
        key: tuple[str, str],
    ) -> bytes:
        """The gzipped body, from memory where it is of this version."""
        subject, version = found
        kept = self.kept.get(key)
        if kept is not None and kept[0] == version:
            return kept[1]
        query = MultiDict((name, value) for name, value in parse_qsl(key[1]) if name in answer.parameters)
        zipped = gzip.compress(answer.body(connection, subject, parts, query), 5, mtime=0)
        with self.lock:
            self.kept[key] = (version, zipped)
            self.kept.move_to_end(key)
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        return zipped

    def _version(
        self, answer: Answer, connection: Connection, parts: dict[str, str]
    ) -> tuple[int, int] | None:
        if not self.database.sqlite:
            return answer.version(connection, parts)
        cursor = connection.connection.cursor()
        (changes,) = cursor.execute("PRAGMA data_version").fetchone()
        cursor.close()
        if self.local.changes != changes or len(self.local.versions) > KEPT:
            self.local.changes, self.local.versions = changes, {}
        key = (answer.pattern.pattern, *(parts[name] for name in answer.names))
        known: dict[Any, tuple[int, int] | None] = self.local.versions
        if key not in known:
            known[key] = answer.version(connection, parts)
        return known[key]

    def _connection(self) -> Connection:
        """This thread's own reading connection, in autocommit; made anew if it was lost."""
        connection: Connection | None = getattr(self.local, "connection", None)
        if connection is None or connection.closed or connection.invalidated:
            connection = self.database.lasting()
            self.local.connection, self.local.changes, self.local.versions = connection, None, {}
        return connection


def _send(
    zipped: bytes, environ: Environ, headers: list[tuple[str, str]], start_response: StartResponse
) -> list[bytes]:
    body = zipped
    if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        headers.append(("Content-Encoding", "gzip"))
    else:
        body = gzip.decompress(zipped)
    headers += [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]
