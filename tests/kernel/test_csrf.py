"""A token belongs to one visitor and one sign-in, looks new on every page, and does not run out."""

import base64
from datetime import timedelta

import pytest
from flask import Flask, g, session

from participation.kernel import clock, csrf

NONCE = "n" * 32


def valid(
    app: Flask, token: str | None = None, *, nonce: str = NONCE, binding: str = "", **headers: str
) -> bool:
    """Whether a form with this token, from this visitor, is ours."""
    data = {} if token is None else {csrf.FIELD: token}
    with app.test_request_context("/", method="POST", data=data, headers=headers):
        session["nonce"], g.login_binding = nonce, binding
        return csrf.valid()


def a_token(app: Flask, *, nonce: str = NONCE, binding: str = "") -> str:
    """A token of a visitor."""
    with app.test_request_context("/"):
        session["nonce"], g.login_binding = nonce, binding
        return csrf.token()


def test_a_token_is_good_for_its_visitor(platform: Flask) -> None:
    assert valid(platform, a_token(platform))
    assert valid(platform, None, **{"X-CSRF-Token": a_token(platform)})


def test_every_page_shows_another_token_and_each_is_good(platform: Flask) -> None:
    """What is the same in many compressed pages can be guessed letter by letter."""
    tokens = {a_token(platform) for _page in range(5)}
    assert len(tokens) == 5
    halves = [base64.urlsafe_b64decode(token) for token in tokens]
    assert len({half[32:] for half in halves}) == 5
    assert all(valid(platform, token) for token in tokens)


def test_a_token_is_worth_nothing_to_others_and_after_signing_in(platform: Flask) -> None:
    token = a_token(platform)
    assert not valid(platform, token, nonce="m" * 32)
    assert not valid(platform, token, binding="signed in")
    assert not valid(platform, a_token(platform, binding="signed in"), binding="another sign-in")
    assert valid(platform, a_token(platform, binding="signed in"), binding="signed in")


def test_a_token_of_another_installation_is_worth_nothing(platform: Flask) -> None:
    token = a_token(platform)
    platform.secret_key = b"another secret" * 3
    assert not valid(platform, token)


def test_a_long_text_is_never_lost_to_the_clock(platform: Flask) -> None:
    token = a_token(platform)
    with clock.frozen(clock.now() + timedelta(days=30)):
        assert valid(platform, token)


@pytest.mark.parametrize("token", ["", " ", "x", "ä", "A" * 88, "A" * 87, "=" * 88, "A" * 100_000, "\x00"])
def test_what_is_no_token_is_none(platform: Flask, token: str) -> None:
    assert not valid(platform, token)


def test_one_changed_bit_is_noticed_wherever_it_is(platform: Flask) -> None:
    raw = bytearray(base64.urlsafe_b64decode(a_token(platform)))
    for place in (0, 31, 32, 63):
        bad = bytearray(raw)
        bad[place] ^= 1
        assert not valid(platform, base64.urlsafe_b64encode(bytes(bad)).decode())


@pytest.mark.parametrize(
    ("headers", "good"),
    [
        ({"Origin": "http://localhost"}, True),
        ({"Origin": "null"}, True),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "http://localhost.evil.example"}, False),
        ({"Origin": "http://localhost:81"}, False),
        ({"Origin": "http://["}, False),
        ({"Origin": ""}, False),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
    ],
)
def test_even_a_good_token_is_not_taken_from_a_foreign_page(
    platform: Flask, headers: dict[str, str], good: bool
) -> None:
    assert valid(platform, a_token(platform), **headers) is good


def test_signing_in_or_out_makes_earlier_tokens_worthless(platform: Flask) -> None:
    with platform.test_request_context("/"):
        session["nonce"] = NONCE
        csrf.renew()
        assert session["nonce"] != NONCE
        assert len(session["nonce"]) == 32


def test_a_first_visitor_gets_a_nonce_only_where_a_form_needs_it(platform: Flask) -> None:
    with platform.test_request_context("/"):
        assert csrf.checked() is False
        assert "nonce" not in session
        csrf.token()
        assert "nonce" in session
