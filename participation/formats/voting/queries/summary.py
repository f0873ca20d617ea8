"""What is counted of votes, for overviews: ballots, and nothing about what is on them."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.voting.models import Level, Vote, VoteFile, VoteState, closed_roll, roll
from participation.processes.catalogue import Summary


def summarise(session: Session, module_ids: Iterable[int]) -> Mapping[int, Summary]:
    """Ballots per module, in three queries. While a secret vote runs, those that are in its public log, where few
    of them never show; once its result is published, those on paper too."""
    asked = sa.select(Vote.id, Vote.module_id, Vote.level, Vote.state, Vote.size)
    votes = list(session.execute(asked.where(Vote.module_id.in_(list(module_ids)))))
    counted = _counted(session, [row.id for row in votes if row.state is VoteState.PUBLISHED])
    marked = _marked(session, [row.id for row in votes if row.level is Level.OPEN])
    return {
        row.module_id: _summary(counted.get(row.id) or Counter(online=marked.get(row.id, row.size)))
        for row in votes
    }


def _counted(session: Session, vote_ids: list[int]) -> dict[int, Counter[str]]:
    """The ballots of published results, by channel."""
    if not vote_ids:
        return {}
    files = sa.select(VoteFile.vote_id, VoteFile.content).where(
        VoteFile.vote_id.in_(vote_ids), VoteFile.name == "balance.json"
    )
    found = {}
    for vote_id, content in session.execute(files):
        balance = json.loads(content)
        paper = sum(station["ballots"] for station in balance["paper"])
        found[vote_id] = Counter(online=balance["online"], paper=paper)
    return found


def _marked(session: Session, vote_ids: list[int]) -> dict[int, int]:
    """How many people support something, in open supports: everybody sees them come."""
    if not vote_ids:
        return {}
    both = sa.union_all(
        *(
            sa.select(table.c.vote_id).where(table.c.vote_id.in_(vote_ids), table.c.voted)
            for table in (roll, closed_roll)
        )
    ).subquery()
    statement = sa.select(both.c.vote_id, sa.func.count()).group_by(both.c.vote_id)
    return {vote_id: number for vote_id, number in session.execute(statement)}  # noqa: C416 - rows are no pairs


def _summary(ballots: Counter[str]) -> Summary:
    return Summary(
        ballots=ballots.total(), channels={name: number for name, number in ballots.items() if number}
    )
