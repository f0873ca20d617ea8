"""Where a ballot goes, found quickly: the cast request is the one that comes fifty times at once."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Entitled, Vote
from participation.kernel.errors import Missing
from participation.kernel.hot import Hot
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process, ProcessState


@dataclass(frozen=True, slots=True)
class Place:
    """What casting needs to know of a vote; who may vote now is decided in the casting transaction."""

    id: int
    key: str
    entitled: Entitled
    secret: bool
    log_key: str
    """What shows that the vote was released: its secrets are there, or lost, but never made anew."""


_PLACE = Hot(
    sa.select(
        Vote.id, Vote.key, sa.cast(Vote.entitled, sa.String), sa.cast(Vote.level, sa.String), Vote.log_key
    )
    .join(Module, Module.id == Vote.module_id)
    .join(Process, Process.id == Module.process_id)
    .join(Municipality, Municipality.id == Process.municipality_id)
    .where(
        Municipality.slug == sa.bindparam("municipality"),
        Process.slug == sa.bindparam("process"),
        Module.slug == sa.bindparam("module"),
        Process.state != ProcessState.DRAFT,
    )
)


def place_of(session: Session, address: tuple[str, str, str]) -> Place:
    """The vote at an address of a public process. Raises Missing."""
    municipality, process, module = address
    found = _PLACE.rows(
        session.connection(), {"municipality": municipality, "process": process, "module": module}
    )
    for vote_id, key, entitled, level, log_key in found:
        return Place(int(vote_id), key, Entitled(entitled), level != "open", log_key)
    raise Missing
