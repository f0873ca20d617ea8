"""Votes of a town: a draft in a draft, a draft in public, one that is open, one that is counted, one aborted."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.models import CodeBatch, Deed, DeedKind, Entitled, Vote, VoteState
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.models import ProcessState
from tests.factories import a_process
from tests.formats.voting.votes import a_vote, begin, cast, finish, keys_of, paper

STATES: dict[str, dict[str, Any]] = {
    "draft": {"slug": "wahl-entwurf", "state": ProcessState.DRAFT, "published_at": None},
    "prepared": {"slug": "wahl-vorbereitet"},
    "open": {"slug": "wahl-offen"},
    "counted": {"slug": "wahl-gezaehlt"},
    "aborted": {"slug": "wahl-abgebrochen"},
}
NOBODY_ELSE = -1
YES = {"approve": ["1"]}


@dataclass
class Votes:
    """What was made, by state: the slug of the process, the first option, a deed that waits; and codes that may
    still vote in the open one."""

    process: dict[str, str] = field(default_factory=dict)
    option: dict[str, int] = field(default_factory=dict)
    deed: dict[str, int] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    vote: dict[str, int] = field(default_factory=dict)
    proposer: int = 0


def add_votes(session: Session, config: Config, town: int, proposer: int) -> Votes:
    """One of each, and under an own slug one that no other town has."""
    municipality = session.get_one(Municipality, town)
    made = Votes(proposer=proposer)
    for name, values in STATES.items():
        process = a_process(session, municipality, **values)
        vote = a_vote(session, process=process, entitled=Entitled.CODES, explanation="Warum.", note="Danke.")
        made.process[name], made.option[name], made.vote[name] = process.slug, vote.options[0].id, vote.id
        if name in {"open", "counted", "aborted"}:
            _let_vote(session, config, vote, made, name)
        _paper_trail(session, vote, made, name, proposer)
    return made


def _let_vote(session: Session, config: Config, vote: Vote, made: Votes, name: str) -> None:
    keys = keys_of(config, vote)
    drawn = begin(session, keys, vote, voters=24)
    cast(session, keys, vote, drawn, [YES] * 12)
    if name == "counted":
        counted = paper(session, vote, "Rathaus", ballots=11, lines=[{"choice": YES, "count": 11}])
        deed = session.get_one(Deed, counted.deed_id)
        deed.proposed_by, deed.decided_by = made.proposer, NOBODY_ELSE
        finish(session, keys, vote)
    elif name == "aborted":
        vote.state, vote.abort_reason = VoteState.ABORTED, "Der Strom fiel aus."
    else:
        made.codes = drawn[12:]


def _paper_trail(session: Session, vote: Vote, made: Votes, name: str, proposer: int) -> None:
    """Codes that were made together, and something that one person proposed."""
    session.add(
        CodeBatch(
            municipality_id=vote.municipality_id, vote_id=vote.id, label="Innenstadt", size=24, made_by=proposer,
            made_at=clock.now(),
        )
    )  # fmt: skip
    deed = Deed(
        municipality_id=vote.municipality_id, vote_id=vote.id, kind=DeedKind.AMEND, payload={"text": "Ein Nachtrag"},
        reason="Weil es fehlte", proposed_by=proposer, proposed_at=clock.now(),
    )  # fmt: skip
    session.add(deed)
    session.flush()
    made.deed[name] = deed.id
