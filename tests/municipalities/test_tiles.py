"""Basemap pictures through our own door."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from sqlalchemy.orm import Session

from participation.kernel.tileproxy import Source, TileCache, fetch
from participation.municipalities.models import Area
from participation.municipalities.views import tiles
from tests.client import CheckedClient
from tests.factories import a_municipality, recorded

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 50


class Upstream(BaseHTTPRequestHandler):
    """A source of pictures on this machine, which counts who asks."""

    asked: ClassVar[list[str]] = []
    answer: ClassVar[tuple[int, bytes]] = (200, PNG)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, body = self.answer
        self.send_response(status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def source() -> Iterator[Source]:
    """A running source."""
    Upstream.asked.clear()
    Upstream.answer = (200, PNG)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Source("probe", "Probe", f"http://127.0.0.1:{server.server_port}/{{z}}/{{y}}/{{x}}.png", "© Probe")
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def cache(tmp_path: Path, source: Source) -> TileCache:
    """An empty cache in front of it."""
    return TileCache(tmp_path / "tiles", {source.key: source})


def test_a_picture_is_fetched_once_in_the_sources_own_order(cache: TileCache, source: Source) -> None:
    first, second = cache.picture(source, 7, 66, 43), cache.picture(source, 7, 66, 43)
    assert first == second
    assert first is not None
    assert first.mime == "image/png"
    assert Upstream.asked == ["/7/43/66.png"]


def test_many_who_ask_at_once_cause_one_request(cache: TileCache, source: Source) -> None:
    threads = [threading.Thread(target=cache.picture, args=(source, 7, 66, 43)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Upstream.asked) == 1


def test_when_the_source_fails_an_old_picture_is_better_than_none(cache: TileCache, source: Source) -> None:
    cache.picture(source, 7, 66, 43)
    path = next((cache.folder / "probe").rglob("*.tile"))
    import os

    os.utime(path, (0, 0))
    Upstream.answer = (500, b"")
    old = cache.picture(source, 7, 66, 43)
    assert old is not None
    assert old.data == PNG
    assert len(Upstream.asked) == 2


@pytest.mark.parametrize(
    "answer", [(404, b""), (200, b"<html>"), (302, PNG), (200, b"\x89PNG" + b"0" * 1_000_001)]
)
def test_what_is_no_picture_is_not_kept(cache: TileCache, source: Source, answer: tuple[int, bytes]) -> None:
    Upstream.answer = answer
    assert cache.picture(source, 7, 66, 43) is None
    assert "/elsewhere" not in Upstream.asked
    assert not list(cache.folder.rglob("*.tile"))


def test_only_web_addresses_are_fetched() -> None:
    assert fetch("file:///etc/passwd") is None


def test_only_tiles_near_an_area_that_uses_the_source_exist(
    client: CheckedClient, session: Session, cache: TileCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiles, "_cache", lambda *_settings: cache)
    town = a_municipality(session)
    session.commit()
    client.get("/kacheln/probe/7/67/43", status=404)
    session.query(Area).filter_by(municipality_id=town.id).one().basemap = {
        "kind": "tiles",
        "source": "probe",
    }
    recorded(session)
    session.commit()
    page = client.get("/kacheln/probe/7/67/43")
    assert page.response.mimetype == "image/png"
    for url in (
        "/kacheln/probe/7/10/43",
        "/kacheln/probe/3/4/2",
        "/kacheln/probe/19/1/1",
        "/kacheln/andere/7/67/43",
    ):
        client.get(url, status=404)
    assert Upstream.asked == ["/7/43/67.png"]
