"""What the public pages of a vote share: ballot, receipt, log."""

from typing import Any

from flask import g

from participation.formats.voting.models import Vote, VoteState
from participation.formats.voting.policy.rules import chosen, most_choices
from participation.kernel import clock
from participation.processes.views.modules import Address, url_parts


def shared(address: Address, vote: Vote) -> dict[str, Any]:
    """What every template of these is given."""
    return {
        "vote": vote,
        "rules": chosen(vote),
        "most": most_choices(vote),
        "process": vote.module.process,
        "municipality": g.municipality,
        "parts": url_parts(address),
        "before": vote.state in {VoteState.DRAFT, VoteState.READY} or clock.now() < vote.opens_at,
    }
