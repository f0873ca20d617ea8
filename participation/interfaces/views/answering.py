"""How every interface answers: at a pace, versioned, with its version and language in the headers."""

from collections.abc import Mapping
from typing import Any

import orjson
from flask import Response, make_response, request

from participation.interfaces.terms import JSON, VERSION
from participation.kernel import faults, open_data, visitors, web
from participation.kernel.errors import TooMany
from participation.kernel.pace import Pace
from participation.kernel.telling import told

PACE = Pace(600, 60)
"""Ten answers a second to one network, minute by minute: a whole installation can be read in that time."""
_TOO_OFTEN = TooMany("Das waren sehr viele Abfragen in kurzer Zeit. Bitte fragen Sie etwas langsamer.")
UNHURRIED = {"interfaces.guide"}


def hold_back() -> Response | None:
    """Before every request: whoever asks too quickly is told how long to wait."""
    if not web.config().rate_limits or request.endpoint in UNHURRIED:
        return None
    seconds = PACE.wait(visitors.network())
    if not seconds:
        return None
    refused = make_response(faults.page(TooMany.status, told(_TOO_OFTEN)))
    refused.headers["Retry-After"] = str(seconds)
    return refused


def sign(response: Response) -> Response:
    """After every request: which version this is, and what else it depends on."""
    response.headers["API-Version"] = VERSION
    response.vary.update(["Accept", "Accept-Language"])
    return response


def base() -> str:
    """The address of this installation, without a slash at its end."""
    return web.config().base_url.rstrip("/")


def answer(body: Mapping[str, Any], media: str = JSON, stamp: str = "") -> Response:
    """JSON; `stamp` is the time of the answer, by which alone it is not new."""
    plain = orjson.dumps(body)
    if not stamp:
        return open_data.versioned(plain, media)
    return open_data.versioned(orjson.dumps({**body, "timeStamp": stamp}), media, mark=plain)
