"""The page that says "Ihre Stimme ist eingegangen".

It differs from voter to voter in the check code alone. Its frame is kept for half a minute, so that the box is
not kept waiting by templates; whoever is signed in gets a page of their own, with their name in the menu.
"""

from threading import Lock

from flask import current_app, render_template

from participation.accounts.views.gate import viewer
from participation.formats.voting.queries.finding import vote_of
from participation.formats.voting.queries.place import Place
from participation.formats.voting.views.frame import shared
from participation.kernel import clock, codes
from participation.processes.views.language import current as language
from participation.processes.views.modules import Address, read

FRESH = 30
"""Seconds."""
MOST = 200
_CODE = "\u0001check-code\u0001"
_frames: dict[tuple[int, int, str], tuple[float, str]] = {}
_keeping = Lock()


def page(address: Address, place: Place, check_code: str) -> str:
    """The receipt of a ballot that is in."""
    shown = codes.shown(check_code)
    if viewer() is not None:
        return _frame(address).replace(_CODE, shown)
    app, now = id(current_app._get_current_object()), clock.now().timestamp()  # type: ignore[attr-defined]  # a proxy
    key = (app, place.id, language())
    made, frame = _frames.get(key, (0.0, ""))
    if not 0 <= now - made < FRESH:
        frame = _frame(address)
        with _keeping:
            if len(_frames) >= MOST:
                _frames.clear()
            _frames[key] = (now, frame)
    return frame.replace(_CODE, shown)


def _frame(address: Address) -> str:
    session, module = read(address)
    return render_template(
        "voting/receipt.html", check_code=_CODE, **shared(address, vote_of(session, module))
    )
