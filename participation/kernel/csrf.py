"""Every unsafe request must prove that it comes from a page of ours.

The token is an HMAC over the visitor's nonce and the sign-in, masked anew on every page so that compression tells
nothing. It has no time-out: a long text is never lost to a clock. A form with a bad token comes back complete;
anything else that would be kept is refused.
"""

import base64
import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from flask import current_app, g, request, session

FIELD = "csrf_token"
SAFE = {"GET", "HEAD", "OPTIONS"}


def token() -> str:
    """A fresh mask over this visitor's secret, for a hidden field."""
    mask = secrets.token_bytes(32)
    return base64.urlsafe_b64encode(mask + _xor(mask, _secret())).decode()


def renew() -> None:
    """Forget the visitor's nonce: at sign-in and sign-out, so that older tokens die."""
    session["nonce"] = secrets.token_hex(16)


def valid() -> bool:
    """Whether the current request carries a token of this visitor and no foreign origin."""
    if "csrf_valid" not in g:
        g.csrf_valid = _same_origin() and _matches(
            request.form.get(FIELD) or request.headers.get("X-CSRF-Token", "")
        )
    return bool(g.csrf_valid)


def note_failure() -> None:
    """Before an unsafe request: mark it checked. What to do about a failure is the form's or the hook's affair."""
    g.came_known = "nonce" in session  # a check may give out the first nonce
    g.csrf_checked = request.method in SAFE or valid()


def known_visitor() -> bool:
    """Whether a page of ours sent this in a browser we know, even if the token has died since: at a sign-in, say."""
    return valid() or (_same_origin() and bool(g.get("came_known")))


def checked() -> bool:
    """Whether what this request changed may be kept."""
    return bool(g.get("csrf_checked"))


def _secret() -> bytes:
    if "nonce" not in session:
        renew()
    binding = f"{session['nonce']}|{g.get('login_binding', '')}"
    return hmac.new(current_app.secret_key, b"csrf|" + binding.encode(), hashlib.sha256).digest()  # type: ignore[arg-type]  # always bytes here


def _matches(given: str) -> bool:
    try:
        raw = base64.urlsafe_b64decode(given.encode())
    except ValueError:
        return False
    return len(raw) == 64 and hmac.compare_digest(_xor(raw[:32], raw[32:]), _secret())


def _same_origin() -> bool:
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("Origin")
    # "null" comes from our own pages that send no Referer; the token decides
    return origin is None or origin == "null" or _host(origin) == request.host


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
