"""Where a ballot goes, found quickly: the cast request is the one that comes fifty times at once."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Entitled, Vote
from participation.kernel.hot import Hot
from participation.processes.models import Module, Process
from participation.processes.queries import at_address


@dataclass(frozen=True, slots=True)
class Place:
    """What casting needs to know of a vote; who may vote now is decided in the casting transaction."""

    id: int
    key: str
    entitled: Entitled
    log_key: str
    """What shows that the vote was released: its secrets are there, or lost, but never made anew."""


_PLACE = Hot(
    at_address(
        sa.select(Vote.id, Vote.key, sa.cast(Vote.entitled, sa.String), Vote.log_key).select_from(Module)
    )
    .join(Vote, Vote.module_id == Module.id)
    .where(Process.is_public)
)


def public_place(session: Session, address: tuple[str, str, str]) -> Place | None:
    """The vote at an address of a public process; None where there is none that everybody may see."""
    municipality, process, module = address
    found = _PLACE.rows(
        session.connection(), {"municipality": municipality, "process": process, "module": module}
    )
    for vote_id, key, entitled, log_key in found:
        return Place(int(vote_id), key, Entitled(entitled), log_key)
    return None


def place_of(vote: Vote) -> Place:
    """The same of a vote that is at hand."""
    return Place(vote.id, vote.key, vote.entitled, vote.log_key)
