"""One session a request: an answer below 400 keeps what it changed, every other one undoes it."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Response, redirect
from sqlalchemy.exc import TimeoutError as Busy
from werkzeug.exceptions import Forbidden

from participation.kernel import limits, web
from participation.kernel.db import Database
from participation.kernel.errors import Conflict, DomainError, Missing, NotAllowed, TooMany
from tests.client import CheckedClient
from tests.kernel.conftest import AddPage, Send, Token

FORM = "application/x-www-form-urlencoded"
SENTENCE = "Die gesendeten Daten sind zu groß."


def write(who: str = "somebody") -> None:
    """Change something through the request's session."""
    web.session().add(limits.RateCount(key=who, window=1, seen=1))
    web.session().flush()


def kept(database: Database) -> int:
    """How many rows were kept."""
    with database.reading() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(limits.RateCount)) or 0


def echo() -> Response:
    """A page that writes nothing."""
    return Response("ok", mimetype="text/plain")


def test_what_an_answer_below_400_changed_is_kept_and_from_400_on_it_is_undone(
    add_page: AddPage, send: Send, embedded: Database
) -> None:
    def view(status: int) -> Response:
        write(str(status))
        return Response("", status, mimetype="text/plain", headers={"Location": "/"})

    add_page(view, "/<int:status>")
    stored, undone = (200, 201, 204, 302, 303), (400, 403, 404, 409, 422, 429, 500, 503)
    for number, status in enumerate(stored, 1):
        send(f"/probe/{status}", status=status)
        assert kept(embedded) == number
    for status in undone:
        send(f"/probe/{status}", status=status)
        assert kept(embedded) == len(stored), status


ERRORS = [
    (DomainError("Das geht nicht."), 422),
    (NotAllowed("Das dürfen Sie nicht."), 403),
    (Conflict("Jemand war schneller."), 409),
    (TooMany("Bitte warten."), 429),
    (Missing(), 404),
    (Forbidden(), 403),
    (ValueError("ein Fehler von uns"), 500),
]


def test_what_a_failure_had_changed_before_is_undone_and_locks_nobody_out(
    add_page: AddPage, send: Send, embedded: Database
) -> None:
    def view(number: int) -> None:
        write()
        raise ERRORS[number][0]

    add_page(view, "/<int:number>")
    for number, (_error, status) in enumerate(ERRORS):
        send(f"/probe/{number}", status=status)
        assert kept(embedded) == number
        with embedded.unit_of_work() as session:
            session.add(limits.RateCount(key=f"next {number}", window=1, seen=1))


def test_without_a_token_nothing_is_kept_even_if_the_view_never_asked(
    add_page: AddPage, visitor: CheckedClient, embedded: Database
) -> None:
    def view() -> Response:
        write()
        return Response("gespeichert", mimetype="text/plain")

    add_page(view)
    answer = visitor.post("/probe", {}, status=400)
    assert "gespeichert" not in answer.text
    assert kept(embedded) == 0


def test_a_get_can_not_write(add_page: AddPage, visitor: CheckedClient, embedded: Database) -> None:
    def view() -> Response:
        write()
        return Response("gespeichert", mimetype="text/plain")

    add_page(view)
    visitor.get("/probe", status=500)
    assert kept(embedded) == 0


def test_the_request_has_one_session_and_reads_beside_it(add_page: AddPage, send: Send) -> None:
    seen: list[bool] = []

    def view() -> Response:
        seen.append(web.session() is web.session())
        seen.append(web.reading() is web.reading())
        seen.append(web.reading() is not web.session())
        return echo()

    add_page(view)
    send("/probe", status=200)
    assert seen == [True, True, True]


def test_reading_in_a_form_takes_no_lock(add_page: AddPage, send: Send, embedded: Database) -> None:
    """Slow work goes on beside somebody who writes."""

    def view() -> Response:
        web.reading().scalars(sa.select(limits.RateCount)).all()
        with embedded.unit_of_work() as other:
            other.add(limits.RateCount(key="other", window=1, seen=1))
        return echo()

    add_page(view)
    send("/probe", status=200)
    assert kept(embedded) == 1


def test_a_body_as_large_as_allowed_passes_and_one_byte_more_is_told(
    add_page: AddPage, visitor: CheckedClient, form_token: Token
) -> None:
    add_page(echo)
    start = f"csrf_token={form_token()}&x=".encode()
    fits = start + b"a" * (web.SMALL_BODY - len(start))
    visitor.post("/probe", fits, status=200, content_type=FORM)  # type: ignore[arg-type]  # raw bytes
    refused = visitor.post("/probe", fits + b"a", status=413, content_type=FORM)  # type: ignore[arg-type]  # raw bytes
    assert SENTENCE in refused.text


def test_where_files_are_taken_a_larger_body_passes_up_to_its_own_limit(
    add_page: AddPage, visitor: CheckedClient, form_token: Token
) -> None:
    add_page(web.takes_files(echo), "/files")
    limit = visitor.app.extensions["participation"].config.max_body
    form = {"csrf_token": form_token()}
    visitor.post("/probe/files", form, status=200, content_type="multipart/form-data")
    above = {"CONTENT_LENGTH": str(limit + 1)}
    assert SENTENCE in visitor.post("/probe/files", status=413, environ_overrides=above).text
    large = {"CONTENT_LENGTH": str(web.SMALL_BODY + 1)}
    told = [("X-CSRF-Token", form["csrf_token"])]
    visitor.post("/probe/files", status=200, environ_overrides=large, headers=told)


def test_a_body_that_does_not_tell_its_length_is_counted_while_it_comes(
    add_page: AddPage, visitor: CheckedClient, form_token: Token, embedded: Database
) -> None:
    """Nothing of it is cut off in silence, whether or not the token came before the cut."""

    def view() -> Response:
        write()
        return echo()

    add_page(view)
    streamed = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    start = f"csrf_token={form_token()}&x=".encode()
    for body, status in ((start + b"a" * web.SMALL_BODY, 413), (start + b"short", 200)):
        data: Any = body
        visitor.post("/probe", data, status=status, content_type=FORM, environ_overrides=streamed)
    assert kept(embedded) == 1


@pytest.mark.parametrize(
    ("accepts", "body", "zipped"),
    [("gzip", "a" * 2_000, True), ("", "a" * 2_000, False), ("gzip", "a" * 900, False)],
)
def test_long_pages_are_zipped_for_those_who_take_it(
    add_page: AddPage, visitor: CheckedClient, accepts: str, body: str, zipped: bool
) -> None:
    add_page(lambda: Response(body, mimetype="text/plain"))
    answer = visitor.inner.get("/probe", headers={"Accept-Encoding": accepts})
    assert (answer.headers.get("Content-Encoding") == "gzip") is zipped
    assert (gzip.decompress(answer.data) if zipped else answer.data).decode() == body
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_redirect_names_no_host(add_page: AddPage, visitor: CheckedClient) -> None:
    add_page(lambda: redirect("http://localhost/woanders"), "/away")
    assert visitor.get("/probe/away", status=302).location == "/woanders"


def test_a_number_in_an_address_is_one_that_a_database_can_hold(
    add_page: AddPage, visitor: CheckedClient
) -> None:
    add_page(lambda number: Response(str(number), mimetype="text/plain"), "/<int:number>/a/b/c")
    assert visitor.get(f"/probe/{'9' * 18}/a/b/c").text == "9" * 18
    for word in ("9" * 19, "-1", "1x", "١"):
        visitor.get(f"/probe/{word}/a/b/c", status=404)


def test_a_word_in_an_address_has_no_control_characters(add_page: AddPage, visitor: CheckedClient) -> None:
    add_page(lambda word: Response(word, mimetype="text/plain"), "/<word>")
    assert visitor.get("/probe/gr%C3%BCn").text == "grün"
    visitor.get("/probe/a%00b", status=404)


@pytest.mark.parametrize("ask", [web.session, web.reading])
def test_a_database_that_is_too_busy_is_told_with_503(
    add_page: AddPage,
    visitor: CheckedClient,
    embedded: Database,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[], Any],
) -> None:
    """Every connection is taken: the pool gives up, and so do we, in words."""
    monkeypatch.setattr(embedded.read_engine.pool, "_timeout", 0)
    monkeypatch.setattr(embedded.read_engine.pool, "_max_overflow", 0)

    def view() -> Response:
        ask().execute(sa.select(limits.RateCount)).all()
        return echo()

    add_page(view)
    taken = []
    try:
        while len(taken) < 100:
            taken.append(embedded.read_engine.connect())
    except Busy:
        answer = visitor.get("/probe", status=503)
    finally:
        for connection in taken:
            connection.close()
    assert answer.heading() == "Gerade nicht erreichbar"
    assert "nicht gespeichert" in answer.text
    assert visitor.get("/probe").text == "ok"


def test_a_writer_who_waits_in_vain_is_told_with_503(
    add_page: AddPage, send: Send, embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded.write_engine.pool, "_timeout", 0)

    def view() -> Response:
        write()
        return echo()

    add_page(view)
    with embedded.unit_of_work() as other:
        other.add(limits.RateCount(key="other", window=1, seen=1))
        other.flush()
        answer = send("/probe", status=503)
    assert answer.heading() == "Gerade nicht erreichbar"
    assert kept(embedded) == 1
    send("/probe", status=200)
    assert kept(embedded) == 2
