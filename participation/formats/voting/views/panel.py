"""A vote's part of the process page: what is asked, until when, and the way to the ballot or the result."""

from collections.abc import Mapping
from typing import Any

from flask import render_template
from markupsafe import Markup
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import is_moderator
from participation.formats.voting.models import Entitled, VoteState
from participation.formats.voting.policy.rules import SMALL_GROUP, chosen, frozen
from participation.formats.voting.queries.finding import supports, vote_of
from participation.formats.voting.queries.rolls import roll_balance
from participation.formats.voting.views.maps import options_map
from participation.kernel import clock
from participation.processes.catalogue import Panel
from participation.processes.models import Module
from participation.processes.views.modules import address_of, url_parts


def panel(session: Session, module: Module, viewer: Viewer | None, _values: Mapping[str, Any]) -> Panel:
    """What everybody sees. A draft shows its question to staff only."""
    vote, address = vote_of(session, module), address_of(module)
    staff = is_moderator(viewer, module.municipality_id)
    shown = staff or vote.state is not VoteState.DRAFT
    map_ = options_map(session, vote, address) if shown else None
    turnout = roll_balance(session, vote)
    html = render_template(
        "voting/panel.html",
        vote=vote,
        module=module,
        rules=chosen(vote),
        frozen=frozen(vote) if vote.frozen else None,
        shown=shown,
        staff=staff,
        upcoming=clock.now() < vote.opens_at,
        over=clock.now() >= vote.closes_at,
        by_code=vote.entitled is Entitled.CODES,
        signed_in=viewer is not None,
        turnout=turnout if turnout.voted >= SMALL_GROUP else None,
        supports=supports(session, vote) if not vote.secret and vote.frozen else None,
        map=map_,
        parts=url_parts(address),
    )
    return Panel(Markup(html), map_)  # noqa: S704 - a rendered template
