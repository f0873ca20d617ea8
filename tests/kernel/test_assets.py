"""Static files: kept for ever under the hash of their content, and nothing else is served."""

import gzip
import os
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from participation.kernel.assets import FOR_EVER, Assets

STYLE = b"body { margin: 0 }\n" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "static"
    (place / "css").mkdir(parents=True)
    (place / "css" / "site.css").write_bytes(STYLE)
    (place / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "secret.key").write_bytes(b"geheim")
    return place


@pytest.fixture
def files(folder: Path) -> Assets:
    return Assets(folder)


@pytest.fixture
def served(files: Assets) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(files.blueprint())
    return app


def get(app: Flask, url: str, accepts: str = "") -> TestResponse:
    """An answer."""
    return app.test_client().get(url, headers={"Accept-Encoding": accepts})


def test_a_file_is_kept_for_ever_under_its_own_address(served: Flask, files: Assets) -> None:
    with served.test_request_context("/"):
        url = files.url("css/site.css")
    answer = get(served, url)
    assert files.build in url
    assert answer.data == STYLE
    assert answer.headers["Cache-Control"] == FOR_EVER
    assert answer.mimetype == "text/css"


@pytest.mark.parametrize("build", ["0" * 12, "x", "%C3%A4"])
def test_under_an_old_address_it_is_served_but_not_kept(served: Flask, build: str) -> None:
    """A page of an earlier version may still ask for it; nobody must hold on to the mixture."""
    answer = get(served, f"/static/{build}/css/site.css")
    assert answer.data == STYLE
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.key", "..%2fsecret.key", "%2e%2e/secret.key", "css/../../secret.key", "css/..%2f..%2fsecret.key",
        "..%5csecret.key", "/etc/passwd", "%2fetc%2fpasswd", "css", "css/", "", ".", "css/site.css%00.png", "CSS/site.css",
        "css//site.css",
    ],
)  # fmt: skip
def test_nothing_but_files_of_the_folder_is_served(served: Flask, files: Assets, name: str) -> None:
    answer = get(served, f"/static/{files.build}/{name}")
    assert answer.status_code in {404, 308}
    assert b"geheim" not in answer.data


def test_a_template_that_names_a_file_that_is_not_there_fails_at_once(served: Flask, files: Assets) -> None:
    with served.test_request_context("/"), pytest.raises(KeyError):
        files.url("css/fehlt.css")


def test_the_address_changes_with_content_and_names_and_with_nothing_else(folder: Path) -> None:
    first = Assets(folder).build
    os.utime(folder / "logo.png", (1, 1))
    assert Assets(folder).build == first
    (folder / "logo.png").write_bytes(b"\x89PNG2")
    second = Assets(folder).build
    (folder / "logo.png").rename(folder / "mark.png")
    third = Assets(folder).build
    assert len({first, second, third}) == 3


def test_text_is_zipped_for_those_who_take_it_and_pictures_are_not(served: Flask, files: Assets) -> None:
    style = get(served, f"/static/{files.build}/css/site.css", "gzip")
    assert gzip.decompress(style.data) == STYLE
    assert style.headers["Content-Encoding"] == "gzip"
    assert style.headers["Vary"] == "Accept-Encoding"
    picture = get(served, f"/static/{files.build}/logo.png", "gzip")
    assert picture.data == b"\x89PNG"
    assert "Content-Encoding" not in picture.headers
