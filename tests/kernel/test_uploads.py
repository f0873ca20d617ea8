"""A photo survives the form that comes back, for its sender alone; a bad one never costs the one before."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask, session
from flask_babel import Babel
from PIL import Image
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import Form

from participation.config import Config
from participation.kernel import images, uploads, web
from participation.kernel.db import Database
from participation.kernel.uploads import PhotoField


class PhotoForm(Form):
    photo = PhotoField("Foto")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    config = Config(tmp_path, "sqlite://", "http://localhost", b"x" * 32)
    database = Database(f"sqlite:///{tmp_path}/unused.sqlite3")
    app = Flask("uploads")
    app.secret_key = config.secret
    app.extensions["participation"] = web.Platform(config, database)
    Babel(app, default_locale="de")
    yield app
    database.dispose()


def a_photo(colour: str = "#336699", size: tuple[int, int] = (900, 600)) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", size, colour).save(kept, "JPEG")
    return kept.getvalue()


@contextmanager
def sent(
    app: Flask, photo: bytes | None = None, visitor: str = "anna", *, received: bool = True, **fields: str
) -> Iterator[PhotoForm]:
    """A form as a visitor's request fills it, and its photo decoded."""
    data: dict[str, object] = dict(fields)
    if photo is not None:
        data["photo"] = (io.BytesIO(photo), "IMG_0001.JPG")
    with app.test_request_context(
        "/", method="POST", data=data, content_type="multipart/form-data"
    ) as context:
        session["uploader"] = visitor
        form = PhotoForm(CombinedMultiDict([context.request.files, context.request.form]))
        if received:
            form.photo.receive()
        yield form


def test_a_photo_is_decoded_when_its_view_asks_for_it(app: Flask) -> None:
    with sent(app, a_photo(), received=False) as form:
        assert (form.photo.brought, form.photo.data, form.photo.stash, form.photo.keep()) == (
            True,
            None,
            "",
            None,
        )
        form.photo.receive()
        assert form.validate()
        assert (form.photo.data.width, form.photo.data.mime) == (900, "image/webp")


def test_no_photo_is_no_fault(app: Flask) -> None:
    with sent(app) as form:
        assert form.validate()
        assert form.photo.data is None
        assert form.photo.keep() is None
        assert "stash" not in form.photo()


def test_kept_photos_have_a_thumbnail(app: Flask) -> None:
    with sent(app, a_photo()) as form:
        stored = form.photo.keep()
        assert stored is not None
        with uploads.store().open(f"{stored.key}-{uploads.SMALL}") as file:
            assert images.measured(file.read()).width == 480


def test_a_photo_is_still_there_when_the_form_comes_back(app: Flask) -> None:
    with sent(app, a_photo()) as form:
        first, token = form.photo.data, form.photo.stash
        assert f'name="photo-stash" value="{token}"' in form.photo()
    with sent(app, **{"photo-stash": token}) as form:
        assert form.validate()
        assert form.photo.data == first
        assert form.photo.stash == token, "it is not laid aside twice"


@pytest.mark.parametrize("token", ["", "x", "../../secret.key", "0" * 32, "0" * 999])
def test_a_token_that_is_none_brings_nothing(app: Flask, token: str) -> None:
    with sent(app, **{"photo-stash": token}) as form:
        assert form.validate()
        assert form.photo.data is None


def test_a_strangers_token_brings_nothing(app: Flask) -> None:
    with sent(app, a_photo()) as form:
        token = form.photo.stash
    with sent(app, visitor="bert", **{"photo-stash": token}) as form:
        assert form.photo.data is None


def test_a_broken_photo_is_told_and_leaves_the_earlier_one(app: Flask) -> None:
    with sent(app, a_photo()) as form:
        first, token = form.photo.data, form.photo.stash
    with sent(app, b"<svg onload=alert(1)>", **{"photo-stash": token}) as form:
        assert not form.validate()
        assert form.photo.errors == ["Bitte wählen Sie ein Foto im Format JPEG, PNG oder WebP."]
        assert form.photo.data == first
        assert form.photo.stash == token


def test_a_new_photo_replaces_the_earlier_one(app: Flask) -> None:
    with sent(app, a_photo()) as form:
        token = form.photo.stash
    with sent(app, a_photo(size=(30, 20)), **{"photo-stash": token}) as form:
        assert form.photo.data.width == 30
        assert form.photo.stash != token


def test_a_photo_can_be_left_out_after_all(app: Flask) -> None:
    with sent(app, a_photo()) as form:
        token = form.photo.stash
    with sent(app, **{"photo-stash": token, "photo-drop": "y"}) as form:
        assert form.photo.data is None


def test_an_empty_form_has_no_photo(app: Flask) -> None:
    with app.test_request_context("/"):
        assert PhotoForm(MultiDict()).photo.data is None
        assert PhotoForm().photo.data is None
        assert PhotoForm().photo.stash == ""
