"""The cookie that tells one browser from another, so that a guest's support or report counts once.

It is set only when somebody without an account does either, and holds nothing but a random number.
"""

import re
import secrets

from flask import after_this_request, request
from werkzeug.wrappers import Response

from participation.accounts.views.gate import viewer
from participation.contributions.actions.supports import supporter_key
from participation.kernel import web

DAYS = 400
"""The longest that browsers keep a cookie."""
_NUMBER = re.compile(r"[0-9a-f]{32}")


def supporter() -> str | None:
    """Who the request comes from, as the tables know people; None for a browser that was never counted."""
    return supporter_key(web.config().secret, viewer(), _device())


def counted_supporter() -> str:
    """The same for somebody who acts now: a browser without a number gets one."""
    found = supporter()
    if found is not None:
        return found
    number = secrets.token_hex(16)
    _hand_out(number)
    return supporter_key(web.config().secret, None, number) or ""


def _device() -> str:
    number = request.cookies.get(_name(), "")
    return number if _NUMBER.fullmatch(number) else ""


def _name() -> str:
    return "__Host-device" if web.config().secure else "device"


def _hand_out(number: str) -> None:
    @after_this_request
    def add(response: Response) -> Response:
        if response.status_code < 400:
            response.set_cookie(
                _name(),
                number,
                max_age=DAYS * 86_400,
                secure=web.config().secure,
                httponly=True,
                samesite="Lax",
            )
        return response
