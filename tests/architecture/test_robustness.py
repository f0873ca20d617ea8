"""Nonsense in addresses, parameters and forms is refused in words: never a failure of ours."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_from_bytes

import pytest

import participation
from participation.kernel import web
from participation.kernel.pages import pack
from tests.architecture.routes import ROUTES, SAMPLES, Values, typed
from tests.architecture.told import TOLD
from tests.architecture.world import Browser, World

FORM = "application/x-www-form-urlencoded"
PACKAGE = Path(participation.__file__).parent
ASKED = re.compile(r"""args(?:\.get|\.getlist)?[(\[]\s*"([a-z]+)"|(?:values\.get|many)\("([a-z]+)\"""")
READERS = {
    "accounts.sign_in": ("next",),
    "desk.queue": ("verfahren", "grund", "art", "nach"),
    "desk.unanswered": ("nach", "ueberfaellig"),
    "ideas.alike": ("q", "lat", "lon"),
    "ideas.enter": ("kanal",),
    "ideas.show": ("kommentare",),
    "ideas.tile": ("kategorie", "status", "q"),
    "kts.download": ("sort",),
    "kts.overview": ("sort",),
    "municipalities.barrier": ("seite",),
    "municipalities.look": ("v",),
    "municipalities.places": ("q",),
    "processes.desk_people": ("gruppe", "nach"),
    "processes.show": ("text",),
    "processes.show_module": ("kategorie", "status", "q", "sort", "nach"),
    "results.open_data": ("kategorie", "q", "sort"),
    "voting.paper": ("station",),
    "voting.take_over": ("modul",),
    **{name: asked for told in TOLD.values() for name, asked in told.readers.items()},
}
"""Parameters that pages read from their address."""
CURSORS = [pack(number, 1) for number in (1e300, -1.0, 2**61, -5)] + [pack(1, 2**61), pack("1", None)]  # type: ignore[arg-type]
NONSENSE: list[bytes] = [
    b"NaN", b"-Infinity", b"1e999", b"-1", b"1_000", "٣".encode(), b"9" * 30, b"9" * 5_000, b"9223372036854775808",
    b"\x00", b"a\x00b", b"\xc3\x28", b"\xed\xa0\x80", b"' OR 1=1;select pg_sleep(5)--", b"\"*) OR (\"", b"&|!():* NEAR(a b)",
    b"../../etc/passwd", "\u202e\u2028\ufeff".encode(), "a\u0301".encode() * 400, b"", b"\r\nSet-Cookie: a=b",
    *(cursor.encode() for cursor in CURSORS),
]  # fmt: skip
WORST: list[bytes] = [b"9" * 5_000, b"a\x00\xed\xa0\x80\xc3\x28' OR 1=1", b"NaN", "a\u0301".encode() * 30_000]
"""For forms: the first two for every field alone, all of them for all fields together."""
SEGMENTS = ["%00", "a%00b%0d%0aX: y", "%C3%28", "..%2F..%2Fetc", "9" * 30, "x" * 3_000]
"""For every part of every address."""
BY_ENDPOINT = pytest.mark.parametrize("endpoint", sorted(ROUTES))
BY_FORM = pytest.mark.parametrize("endpoint", sorted(name for name, route in ROUTES.items() if route.post))


def insider(endpoint: str) -> str:
    """Somebody who gets past the door of a route."""
    return {"everybody": "anon", "account": "c1", "kts": "kts"}.get(ROUTES[endpoint].door, "aN")


def first(world: World, endpoint: str) -> Values:
    """The first object of a route that is not a draft."""
    samples = SAMPLES[ROUTES[endpoint].samples](world)
    return next(
        (values for name, values in samples.items() if name.startswith("running")),
        next(iter(samples.values())),
    )


def hostile(world: World, endpoint: str) -> Iterator[str]:
    """A route's address with nonsense in one of its parts."""
    for rule in world.app.url_map.iter_rules(endpoint):
        for part in sorted(rule.arguments):
            for segment in SEGMENTS:
                filled = {name: quote(str(value)) for name, value in first(world, endpoint).items()} | {
                    part: segment
                }
                yield re.sub(
                    r"<(?:[^<>]*:)?([a-z_]+)>", lambda found, filled=filled: filled[found[1]], rule.rule
                )


def test_every_parameter_that_a_page_reads_is_tried_here() -> None:
    files = [
        *PACKAGE.rglob("views*/**/*.py"),
        *PACKAGE.rglob("queries/filters.py"),
    ]
    asked = {name for path in files for pair in ASKED.findall(path.read_text()) for name in pair if name}
    assert asked - {"neu"} <= {name for names in READERS.values() for name in names}
    assert len(asked) > 10


@BY_ENDPOINT
def test_no_address_makes_us_fail(world: World, endpoint: str) -> None:
    browser = world.browsers[insider(endpoint)]
    method = "GET" if ROUTES[endpoint].get else "POST"
    for url in hostile(world, endpoint):
        with world.rehearsal():
            assert browser.open(method, url).status_code < 500, url[:200]


@pytest.mark.parametrize(
    ("endpoint", "name"), [(one, name) for one, names in READERS.items() for name in names]
)
def test_no_parameter_makes_us_fail(world: World, endpoint: str, name: str) -> None:
    url, browser = (
        world.url(endpoint, first(world, endpoint)).partition("?")[0],
        world.browsers[insider(endpoint)],
    )
    for value in NONSENSE:
        answer = browser.get(f"{url}?{name}={quote_from_bytes(value)}")
        answer.get_data()
        assert answer.status_code < 500, (name, value[:60])


@pytest.mark.parametrize(
    "query", ["%", "&&==&", "a" * 7_000, "kategorie=1&kategorie=2&kategorie=x", "q[]=1", "q=1;q=2", "%00=%00"]
)
def test_no_broken_query_makes_us_fail(world: World, query: str) -> None:
    for endpoint in READERS:
        url = world.url(endpoint, first(world, endpoint)).partition("?")[0]
        assert world.browsers[insider(endpoint)].get(f"{url}?{query}").status_code < 500


@BY_FORM
def test_no_field_makes_us_fail(world: World, endpoint: str) -> None:
    """Each field alone, the rest in order, so that what is typed gets as far as it can."""
    values, browser = first(world, endpoint), world.browsers[insider(endpoint)]
    url = world.url(endpoint, values)
    form = {
        name: value for name, value in _form(world, endpoint, values).items() if not isinstance(value, tuple)
    }
    for name in form if endpoint not in QUICK else list(form)[:0]:
        for value in WORST[:2]:
            with world.rehearsal():
                answer = _send(browser, url, form, {name: value})
            assert answer < 500, (name, value[:60])
    with world.rehearsal():
        for value in WORST:
            assert _send(browser, url, {}, dict.fromkeys(form, value)) < 500, value[:60]


@BY_FORM
def test_no_file_in_place_of_a_text_makes_us_fail(world: World, endpoint: str) -> None:
    """Each text alone, the rest in order; then all of them."""
    values, browser = first(world, endpoint), world.browsers[insider(endpoint)]
    url, form = world.url(endpoint, values), _form(world, endpoint, values)
    form = {name: value for name, value in form.items() if not isinstance(value, tuple)}
    for swapped in [*([name] for name in form), list(form)]:
        rest = {name: value for name, value in form.items() if name not in swapped}
        with world.rehearsal():
            answer = _raw(
                browser,
                url,
                _parts(rest | {"csrf_token": browser.token}, swapped),
                content_type="multipart/form-data; boundary=x",
            )
        assert answer < 500, swapped


def test_a_file_in_place_of_an_address_is_no_address(world: World) -> None:
    browser = world.browsers["anon"]
    body = _parts({"csrf_token": browser.token, "password": "Nebel Kran Tulpe"}, ["email", "next"])
    assert _raw(browser, "/anmelden", body, content_type="multipart/form-data; boundary=x") == 422


QUICK = {
    "accounts.change_password",
    "accounts.reset",
    "accounts.sign_up",
    "accounts.confirm",
    "accounts.delete",
}
"""Each try of these would hash a password; their fields are tried together."""


@BY_FORM
def test_a_body_above_the_limit_is_refused(world: World, endpoint: str) -> None:
    url, browser = world.url(endpoint, first(world, endpoint)), world.browsers[insider(endpoint)]
    view = world.app.view_functions[endpoint]
    limit = world.config.max_body if getattr(view, "max_body", "") == "files" else web.SMALL_BODY
    assert _raw(browser, url, b"a=b", environ_overrides={"CONTENT_LENGTH": str(limit + 1)}) == 413
    assert _raw(browser, url, b"&".join(b"a%d=b" % number for number in range(1_001))) < 500


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"a": NaN}'),
        ("application/json", b"[" * 100_000),
        ("text/plain", b"title=x"),
        ("multipart/form-data", b"--x"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=title\r\n\r\nunfinished",
        ),
        ("multipart/form-data; boundary=x", b"\r\n" * 50_000),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n" * 300,
        ),
        ("multipart/form-data; boundary=\xc3\x28", b"--\xc3\x28"),
        ("application/x-www-form-urlencoded; charset=utf-7", b"title=+AD0-"),
        ("", b"title=x"),
        ("nonsense", b"\x00\xff"),
    ],
)
@pytest.mark.parametrize(
    "endpoint", ["ideas.submit", "contributions.support", "accounts.sign_in", "processes.desk_new"]
)
def test_no_broken_body_makes_us_fail(world: World, endpoint: str, content_type: str, body: bytes) -> None:
    url, browser = world.url(endpoint, first(world, endpoint)), world.browsers[insider(endpoint)]
    before = world.digest()
    assert 400 <= _raw(browser, url, body, content_type=content_type) < 500
    assert world.digest() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": "visit=\xff; login=\x01; =; ;;"},
        {"Cookie": "login=" + "a" * 5_000},
        {"Cookie": "visit=eyJub25jZSI6MX0.aaaaaa.bbbb"},
        {"Accept-Language": "de;q=x, \xff, *;q=9" * 40},
        {"If-None-Match": '"' * 500},
        {"Range": "bytes=" + ",".join("0-1" for _ in range(1_000))},
        {"Accept-Encoding": "gzip;q=NaN"},
        {"User-Agent": "\x1b[31m\xff"},
        {"Content-Length": "abc"},
        {"If-Modified-Since": "nie"},
        {"X-CSRF-Token": "\xff" * 88},
    ],
)
def test_no_header_makes_us_fail(world: World, headers: dict[str, str]) -> None:
    visitor = Browser.of(world.app, "anon")
    values = SAMPLES["modules"](world)["running"]
    for url in (
        "/",
        "/anmelden",
        world.url("ideas.tile", values),
        world.url("municipalities.look", values),
        "/static/0/css/site.css",
    ):
        answer = visitor.open("GET", url.partition("?")[0], headers=list(headers.items()))
        assert answer.status_code < 500
        answer.get_data()
    assert 400 <= visitor.open("POST", "/anmelden", headers=list(headers.items())).status_code < 500


def test_what_fails_would_be_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world.app.view_functions["home.index"], "__code__", (lambda: int("x")).__code__)
    assert world.browsers["anon"].get("/").status_code == 500


def _form(world: World, endpoint: str, values: Values) -> dict[str, Any]:
    return typed(world, endpoint, ROUTES[endpoint], "running/published", values)


def _send(browser: Browser, url: str, form: dict[str, Any], changed: dict[str, bytes]) -> int:
    """A form with raw bytes in some fields, and a good token."""
    pairs = (
        {name: str(value).encode() for name, value in form.items()}
        | changed
        | {"csrf_token": browser.token.encode()}
    )
    return _raw(
        browser,
        url,
        b"&".join(f"{quote(name)}={quote_from_bytes(value)}".encode() for name, value in pairs.items()),
    )


def _parts(texts: dict[str, Any], files: list[str]) -> bytes:
    """A body of several parts, some of them files."""
    head = "--x\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"{name}"\r\n\r\n{value}\r\n' for name, value in texts.items()]
    parts += [f'{head}"{name}"; filename="a"\r\n\r\nx\r\n' for name in files]
    return ("".join(parts) + "--x--\r\n").encode()


def _raw(browser: Browser, url: str, body: bytes, **options: Any) -> int:
    answer = browser.open("POST", url, data=body, **{"content_type": FORM} | options)
    answer.get_data()
    return answer.status_code
