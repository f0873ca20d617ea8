"""What somebody sees who holds all of a database, a dump of it, or its files."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from participation.formats.voting.actions.casting import Cast, Fate, cast_ballots
from participation.formats.voting.actions.sealing import append_waiting
from participation.formats.voting.actions.sweeping import advance
from participation.formats.voting.models import Vote
from participation.formats.voting.queries.finding import vote_by_id
from participation.kernel import clock
from participation.kernel.db import Database
from tests.formats.voting.proof.installation import Installation
from tests.formats.voting.votes import ref, sealed

Pairs = dict[str, str]
"""The truth: entry of the roll -> leaf of its ballot, in the order in which they came."""


def voted_one_by_one(here: Installation, choices: Sequence[Any]) -> Pairs:
    """Everybody casts alone, in a transaction of their own, in the order of the codes: the worst case."""
    keys, pairs = here.keys, {}
    for code, choice in zip(here.codes, choices, strict=False):
        ballot = Cast(here.vote.id, ref(keys, code), sealed(here.vote, choice))
        with here.database.unit_of_work() as session:
            assert cast_ballots(session, [ballot]) == [Fate.KEPT]
        pairs[ballot.ref] = ballot.leaf
    return pairs


def sealed_into_the_log(here: Installation) -> None:
    """The batch at hand goes into the log, however small it is."""
    with here.database.unit_of_work() as session:
        vote = vote_by_id(session, here.vote.id)
        session.refresh(vote, with_for_update=True)
        append_waiting(session, here.keys, vote)


def closed(here: Installation) -> Vote:
    """The clock closes the vote, as it does on a server, and counts it."""
    with clock.frozen(here.vote.closes_at):
        advance(here.config, here.database, here.vote.id)
    with here.database.reading() as session:
        here.vote = vote_by_id(session, here.vote.id)
    return here.vote


def everything(database: Database) -> Iterator[tuple[str, list[Any]]]:
    """Every row of every table, in whatever order the database hands it out."""
    inspector = sa.inspect(database.read_engine)
    with database.read_engine.connect() as connection:
        for table in inspector.get_table_names():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):
                yield table, list(row)


def tables_with(database: Database, words: Sequence[str]) -> set[str]:
    """Where any of these words stands, in whatever column, spelling or JSON."""
    found = set()
    wanted = {spelling for word in words for spelling in (word, word.lower(), word.replace("-", ""))}
    for table, row in everything(database):
        text = " ".join(_text(value) for value in row)
        if any(word in text for word in wanted):
            found.add(table)
    return found


def right(guessed: Sequence[tuple[str, str]], pairs: Pairs) -> int:
    """How many guesses of who cast what are true."""
    return sum(pairs[who] == leaf for who, leaf in guessed)


def _text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return f"{bytes(value).hex()} {bytes(value).decode('latin-1')}"
    return str(value)
