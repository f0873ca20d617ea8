"""Two quiet traps for robots; a person never notices them, and nothing is ever lost to them.

A field that nobody sees, and the time a form was open. Whoever steps into one is looked at by a moderator first.
What says when a form was opened also tells it from every other: sent twice, it arrives once.
"""

import base64
import hashlib
import hmac
import secrets
from typing import Any

from flask import current_app, request, session
from itsdangerous import BadSignature, TimestampSigner
from wtforms import Form

from participation.kernel.forms import Honeypot

QUICKEST = 3
"""Seconds a person needs at the least."""


class SpamTraps(Form):  # type: ignore[misc]  # WTForms ships no types
    """Mix into a form that anonymous people may send."""

    website = Honeypot()
    opened = Honeypot()

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        if request.method != "POST" or not self.opened.data:
            self.opened.data = _signer().sign(secrets.token_hex(8)).decode()

    @property
    def suspicious(self) -> bool:
        """Whether a robot is likelier than a person."""
        return bool(self.website.data) or _seconds_open(self.opened.data) < QUICKEST

    def word_for(self, *said: object) -> str:
        """32 letters for what this visitor said in this very form, the same however often it is sent.

        Nobody else can guess them, so they serve as a secret link.
        """
        this = repr((self.opened.data, session.get("nonce", ""), said))
        digest = hmac.new(_secret(), b"once|" + this.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest[:24]).decode()


def _seconds_open(word: str | None) -> float:
    from participation.kernel import clock

    try:
        _text, since = _signer().unsign(word or "", return_timestamp=True)
    except BadSignature:
        return 0
    return (clock.now() - since).total_seconds()


def _signer() -> TimestampSigner:
    return TimestampSigner(_secret(), salt="spam")


def _secret() -> bytes:
    return current_app.secret_key or b""  # type: ignore[return-value]  # always bytes here
