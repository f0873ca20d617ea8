"""A form cleans what was typed, keeps it, and shows at its field what stands in the way."""

import io
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from flask import Flask, session
from werkzeug.datastructures import MultiDict
from wtforms import FileField, Form, IntegerField, SelectField
from wtforms.validators import Email, InputRequired, Length

from participation.kernel import csrf, forms
from participation.kernel.errors import Conflict, DomainError, Missing, TooMany
from participation.kernel.forms import AddressField, BaseForm, LineField, TextField
from participation.kernel.spam import SpamTraps


class Probe(BaseForm):
    """One field of each kind."""

    title = LineField(validators=[InputRequired(), Length(max=5)])
    text = TextField()
    number = IntegerField()
    choice = SelectField(choices=["a"])
    email = LineField(validators=[Email()])


class Guarded(BaseForm, SpamTraps):
    """A form that anybody may send."""


GOOD = {"title": "Bank", "text": "Ja", "number": "3", "choice": "a", "email": "a@example.org"}


NONCE = "n" * 32


@pytest.fixture
def sent(platform: Flask) -> Iterator[Any]:
    """Sends fields to a form, with a good token unless another is given; answers the form, in its request."""
    with platform.test_request_context("/"):
        session["nonce"] = NONCE
        good = csrf.token()
    with ExitStack() as requests:

        def send(fields: dict[str, Any], kind: type[Form] = Probe, token: str = good) -> Any:
            data = {csrf.FIELD: token} | fields
            requests.enter_context(platform.test_request_context("/", method="POST", data=data))
            session["nonce"] = NONCE
            return kind()

        yield send


class WithFile(Probe):
    """A form with a file field among its texts."""

    photo = FileField()


def test_files_reach_file_fields_only_and_texts_none(sent: Any) -> None:
    files = {name: (io.BytesIO(b"x"), "a.txt") for name in ("title", "text", "choice", "email", "photo")}
    form = sent({"number": "3"} | files, WithFile)
    assert not form.submitted()
    assert (form.title.data, form.text.data, form.email.data) == ("", "", "")
    assert form.photo.data.filename == "a.txt"
    assert sent(GOOD | {"photo": "typed"}, WithFile).photo.data is None


def test_a_good_form_is_taken_and_its_values_are_typed(sent: Any) -> None:
    form = sent(GOOD)
    assert form.submitted()
    assert form.status == 200
    assert (form.title.data, form.text.data, form.number.data) == ("Bank", "Ja", 3)


def test_lines_and_texts_are_cleaned_on_the_way_in(sent: Any) -> None:
    form = sent(GOOD | {"title": " B\u202ean\nk ", "text": "eins\r\n\r\n\r\n\r\nzwei\x00 "})
    assert form.title.data == "Ban k"
    assert form.text.data == "eins\n\nzwei"


def test_lengths_are_counted_by_characters_after_cleaning(sent: Any) -> None:
    form = sent(GOOD | {"title": " Gru\u0308ße\u200b\u202e "})
    assert form.validate(), form.errors
    assert form.title.data == "Grüße"


def test_what_stands_in_the_way_is_told_in_german_and_nothing_typed_is_lost(sent: Any) -> None:
    form = sent({"title": "viel zu lang", "text": "bleibt", "number": "x", "choice": "z", "email": "a"})
    assert not form.submitted()
    assert form.status == 422
    assert form.errors["title"] == ["Höchstens 5 Zeichen."]
    assert form.errors["number"] == ["Bitte geben Sie eine ganze Zahl ein."]
    assert form.errors["choice"] == ["Bitte wählen Sie einen der angebotenen Werte."]
    assert "name@beispiel.de" in form.errors["email"][0]
    assert form.text.data == "bleibt"
    assert 'value="viel zu lang"' in form.title()
    assert 'value="x"' in form.number()


@pytest.mark.parametrize("token", ["", "x", "A" * 88, "ä"])
def test_a_bad_token_keeps_what_was_typed_and_asks_to_send_again(sent: Any, token: str) -> None:
    form = sent(GOOD, token=token)
    assert not form.submitted()
    assert "Es ist nichts verloren" in form.errors[csrf.FIELD][0]
    assert form.title.data == "Bank"
    assert form.status == 422


def test_missing_fields_are_empty_not_a_failure(sent: Any) -> None:
    form = sent({})
    assert not form.submitted()
    assert form.errors["title"] == ["Bitte füllen Sie dieses Feld aus."]


def test_looking_at_a_form_submits_nothing(platform: Flask) -> None:
    with platform.test_request_context("/?title=Bank"):
        form = Probe()
        assert not form.submitted()
        assert form.title.data is None
        assert form.status == 200


def test_a_refusal_of_an_action_stands_at_its_field_or_on_top(sent: Any) -> None:
    form = sent(GOOD)
    assert form.submitted()
    for refusal in (
        DomainError("Höchstens %(most)s.", "title", most=12_000),
        DomainError("Zweitens.", "title"),
        DomainError("Ohne Feld."),
        Conflict("Fremdes Feld.", "gibt es nicht"),
    ):
        with form.refusals():
            raise refusal
    assert form.errors["title"] == ["Höchstens 12.000.", "Zweitens."]
    assert form.refused == ["Ohne Feld.", "Fremdes Feld."]
    assert form.has_errors
    assert form.status == 422


def test_what_is_missing_and_what_is_a_bug_is_no_refusal(sent: Any) -> None:
    form = sent(GOOD)
    for error in (Missing(), ValueError("ein Fehler von uns")):
        with pytest.raises(type(error)), form.refusals():
            raise error
    assert not form.refused


def test_parameters_of_an_address_are_cleaned_cut_and_picked(platform: Flask) -> None:
    query = [("q", " B\u202eank "), ("q", "x" * 500), ("sort", "neu"), ("sonst", "nein")]
    with platform.test_request_context("/", query_string=MultiDict(query)):
        found = forms.query_values("q", "sort", "fehlt")
    assert found.getlist("q") == ["Bank", "x" * 200]
    assert found["sort"] == "neu"
    assert "sonst" not in found
    assert "fehlt" not in found


# --- traps for robots ------------------------------------------------------------------------------------------


def opened(app: Flask, seconds: float, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a form carries that was opened so many seconds ago."""
    from itsdangerous import TimestampSigner

    from participation.kernel import clock

    with monkeypatch.context() as patch:
        patch.setattr(TimestampSigner, "get_timestamp", lambda _s: int(clock.now().timestamp() - seconds))
        return TimestampSigner(app.secret_key or b"", salt="spam").sign("open").decode()


@pytest.mark.parametrize(
    ("website", "seconds", "suspicious"), [("", 60, False), ("https://spam", 60, True), ("", 0, True)]
)
def test_who_steps_into_a_trap_is_looked_at_first_and_nothing_is_refused(
    platform: Flask, sent: Any, monkeypatch: pytest.MonkeyPatch, website: str, seconds: int, suspicious: bool
) -> None:
    form = sent({"website": website, "opened": opened(platform, seconds, monkeypatch)}, Guarded)
    assert form.submitted()
    assert form.suspicious is suspicious


@pytest.mark.parametrize("word", ["", "open", "open.x.y", "open.aaaaaa.AAAAAAAAAAAAAAAAAAAAAAAAAAA", "ä"])
def test_a_forged_time_is_suspicious(sent: Any, word: str) -> None:
    assert sent({"opened": word}, Guarded).suspicious


def test_a_form_that_comes_back_keeps_the_time_it_was_opened(
    platform: Flask, sent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise whoever mends a mistake quickly would be a robot."""
    word = opened(platform, 60, monkeypatch)
    assert word in sent({"opened": word}, Guarded).opened()


class Reachable(BaseForm):
    """A form that somebody may leave an address in."""

    email = AddressField()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        (" Anna@Example.ORG ", "Anna@example.org"),
        ("x@xn--grne-1ra.de", "x@grüne.de"),
        ("x@א1.com", "x@א1.com"),
    ],
)
def test_an_address_is_kept_in_its_usual_spelling(sent: Any, typed: str, kept: str) -> None:
    form = sent({"email": typed}, Reachable)
    assert form.submitted(), form.errors
    assert form.email.data == kept


@pytest.mark.parametrize(
    ("typed", "word"),
    [("anna", "vollständige"), ("x@1א.com", "vollständige"), ("x@a_b.de", "vollständige"), ("x@[10.0.0.1]", "vollständige"),
     ("jürgen@example.de", "vor dem @"), ("josé@grüne.de", "vor dem @")],
)  # fmt: skip
def test_an_address_that_no_mail_reaches_is_refused_in_words(sent: Any, typed: str, word: str) -> None:
    form = sent({"email": typed}, Reachable)
    assert not form.submitted()
    assert word in form.email.errors[0]
    assert form.email.data == typed


def test_who_comes_too_often_is_told_to_wait_and_keeps_what_was_typed(sent: Any) -> None:
    form = sent(GOOD)
    assert form.submitted()
    with form.refusals():
        raise TooMany("Bitte warten.")
    assert (form.status, form.refused, form.title.data) == (429, ["Bitte warten."], "Bank")
