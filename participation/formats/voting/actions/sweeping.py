"""What the clock does to votes, once a minute, on any number of servers: each step asks under the vote's lock whether
it is still to be done."""

import logging

from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.voting.actions.closing import close_vote
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.opening import open_vote
from participation.formats.voting.actions.packaging import sign_package
from participation.formats.voting.actions.sealing import seal_batch
from participation.formats.voting.actions.tallying import destroy_keys, publish_result, publish_support
from participation.formats.voting.models import Level, Vote, VoteState
from participation.formats.voting.policy.rules import chosen
from participation.formats.voting.queries.finding import due, vote_by_id
from participation.kernel import clock, dialect, jobs
from participation.kernel.db import Database
from participation.municipalities.models import Municipality

log = logging.getLogger("participation.voting")


def public_url(session: Session, config: Config, vote: Vote) -> str:
    """Where everybody finds the vote."""
    process = vote.module.process
    town = session.get_one(Municipality, vote.municipality_id)
    return f"{config.base_url}/{town.slug}/{process.slug}/{vote.module.slug}"


def keep_votes(config: Config, database: Database) -> None:
    """Open, seal, close, count and forget what is due. What goes wrong with one vote, such as keys that are missing,
    is logged and keeps no other one waiting."""
    with database.reading() as session:
        waiting = due(session, clock.now())
    for vote_id in waiting:
        try:
            advance(config, database, vote_id)
        except Exception:
            log.exception("vote %s", vote_id)


def advance(config: Config, database: Database, vote_id: int) -> None:
    """Take one vote as far as its time has come, each step in a transaction of its own."""

    def opened(session: Session, keys: Keys, vote: Vote) -> object:
        return open_vote(session, keys, vote, url=public_url(session, config, vote))

    forgetting = False
    for step in (opened, seal_batch, close_vote, count_alone, sign_published, destroy_keys):
        with database.unit_of_work() as session:
            vote = vote_by_id(session, vote_id)
            done = step(session, Keys.of(config, vote), vote)
            forgetting = forgetting or (step in {close_vote, destroy_keys} and bool(done))
    if forgetting:
        dialect.scrub(database, ("roll", "intake", "envelope"))


def count_alone(session: Session, keys: Keys, vote: Vote) -> None:
    """Count a closed vote at once, unless somebody is waited for: ballots on paper, or a commission."""
    session.refresh(vote, with_for_update=True)
    if vote.state is not VoteState.CLOSED or not vote.frozen:
        return
    if chosen(vote)["paper"]:
        return
    if not vote.secret:
        publish_support(session, vote)
    elif vote.level is Level.SECRET:
        publish_result(session, keys, vote)


def sign_published(session: Session, keys: Keys, vote: Vote) -> None:
    """Sign the package of a result that a commission brought, or that was corrected."""
    if vote.state is VoteState.PUBLISHED and vote.secret and vote.destroyed_at is None:
        sign_package(session, keys, vote)


jobs.sweep("votes", keep_votes)
