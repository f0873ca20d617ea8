"""Sending what is owed: every mail once, and again only after a crash, then under the same Message-ID.

A worker claims a mail with one guarded UPDATE that already moves it to the time of the next try. So two
workers never send the same one, and a worker that dies with a mail in hand leaves it to be tried again.
"""

import logging
from datetime import timedelta

import sqlalchemy as sa

from participation.config import Config
from participation.kernel import clock
from participation.kernel.db import Database
from participation.notices import queries
from participation.notices.actions.posting import Refused, Unreachable, post_office
from participation.notices.models import Notice, NoticeState

log = logging.getLogger("participation.notices")

WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 4 * 60, 12 * 60, 24 * 60))
"""How long after each failed try the next one is; after the last one nobody tries any more."""
SENT_KEPT = timedelta(days=7)
FAILED_KEPT = timedelta(days=30)


def deliver_due(config: Config, database: Database) -> int:
    """Send every mail that is due, and forget the old ones. Answers how many were sent."""
    with database.reading() as session:
        waiting = queries.due(session)
    sent = 0
    with post_office(config) as office:
        for notice in waiting:
            if not _claim(database, notice):
                continue
            try:
                office.post(notice)
            except Unreachable as error:
                log.warning("no mail can be sent: %s", error)
                _give_up(database, notice)
                break  # the others would fare no better: they stay due
            except Refused as error:
                log.warning("mail %s was refused: %s", notice.id, error)
                _give_up(database, notice, at_once=error.for_good)
            except Exception as error:  # whatever is wrong with this one, the others are due
                log.error("mail %s cannot be posted: %s", notice.id, type(error).__name__)
                _give_up(database, notice, at_once=True)
            else:
                _settle(database, notice, NoticeState.SENT)
                sent += 1
    _forget_old(database)
    return sent


def _claim(database: Database, notice: Notice) -> bool:
    """Whether the mail is ours to try now; nobody else will until its next time has come."""
    statement = (
        sa.update(Notice)
        .where(Notice.id == notice.id, Notice.state == NoticeState.OWED, Notice.tries == notice.tries)
        .values(tries=Notice.tries + 1, due_at=clock.now() + WAITS[min(notice.tries, len(WAITS) - 1)])
    )
    with database.unit_of_work() as session:
        return session.connection().execute(statement).rowcount == 1


def _give_up(database: Database, notice: Notice, *, at_once: bool = False) -> None:
    if at_once or notice.tries + 1 >= len(WAITS):
        _settle(database, notice, NoticeState.FAILED)


def _settle(database: Database, notice: Notice, state: NoticeState) -> None:
    """The text may hold secret links: it goes as soon as nobody needs it."""
    sent_at = clock.now() if state is NoticeState.SENT else None
    statement = sa.update(Notice).where(Notice.id == notice.id).values(state=state, sent_at=sent_at, body="")
    with database.unit_of_work() as session:
        session.execute(statement)


def _forget_old(database: Database) -> None:
    """Addresses of people are not kept longer than it takes to answer a question about a mail."""
    sent = (Notice.state == NoticeState.SENT) & (Notice.sent_at < clock.now() - SENT_KEPT)
    failed = (Notice.state == NoticeState.FAILED) & (Notice.created_at < clock.now() - FAILED_KEPT)
    with database.reading() as session:
        old = list(session.scalars(sa.select(Notice.id).where(sent | failed).limit(1_000)))
    if old:
        with database.unit_of_work() as session:
            session.execute(sa.delete(Notice).where(Notice.id.in_(old)))
