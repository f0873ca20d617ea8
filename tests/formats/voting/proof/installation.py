"""A vote on an installation of its own, and what lies in its tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from participation.config import Config
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.models import Vote, closed_roll, intake, log_leaf, roll
from participation.formats.voting.queries.finding import vote_by_id
from participation.kernel.db import Database
from participation.kernel.vault import Vault
from tests.formats.voting.votes import a_vote, begin

PATH = "/musterstadt/parkplatz/abstimmung"


@dataclass
class Installation:
    """Settings, database and an open vote with the codes of everybody who may vote."""

    config: Config
    database: Database
    vote: Vote
    codes: list[str] = field(default_factory=list)

    @property
    def keys(self) -> Keys:
        """The vote's secrets."""
        return Keys(Vault(self.config.key_folder), self.vote)

    @property
    def url(self) -> str:
        """Where the database is, with everything that is needed to reach it."""
        return self.database.url.render_as_string(hide_password=False)

    def leaves(self) -> list[str]:
        """The ballots in the box: those that wait, and those in the log."""
        return self._column(intake, "leaf") + self._column(log_leaf, "leaf")

    def voted(self) -> list[str]:
        """The entries of the roll that are flipped."""
        with self.database.reading() as session:
            for table in (roll, closed_roll):
                mine = sa.select(table.c.ref).where(table.c.vote_id == self.vote.id, table.c.voted)
                if found := list(session.scalars(mine)):
                    return found
        return []

    def rows(self, table: sa.Table) -> Sequence[sa.Row[Any]]:
        """Everything that a table knows of the vote."""
        with self.database.reading() as session:
            return session.execute(sa.select(table).where(table.c.vote_id == self.vote.id)).all()

    def _column(self, table: sa.Table, name: str) -> list[str]:
        return [getattr(row, name) for row in self.rows(table)]


def installed(config: Config, database: Database, *, voters: int, **values: Any) -> Installation:
    """An open vote with so many voters, committed, for servers to serve."""
    with database.unit_of_work() as session:
        vote = a_vote(session, **values)
        drawn = begin(session, Keys(Vault(config.key_folder), vote), vote, voters=voters)
    with database.reading() as session:
        return Installation(config, database, vote_by_id(session, vote.id), drawn)
