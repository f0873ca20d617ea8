"""What time takes from sheets: those that were never finished, and who sent the others.

A sheet is written anew when its browser is forgotten, many at a time. With that goes the last thing that its code and it
had in common: the number of their transaction, which PostgreSQL keeps with each row.
"""

from datetime import timedelta

import sqlalchemy as sa

from participation.config import Config
from participation.formats.surveys.models import Access, Sheet, SheetState, Survey
from participation.kernel import clock, jobs
from participation.kernel.db import Database

UNFINISHED_KEPT = timedelta(days=14)
"""After the last page was put away."""
SHOWN = timedelta(days=1)
"""How long a browser finds a sheet again that it sent, to print it."""
FORGOTTEN = "nobody-"
"""What `Sheet.person` begins with once the browser is forgotten."""


def tidy_sheets(_config: Config, database: Database) -> int:
    """Delete and forget what is due; answers how many. Takes the write lock only if there is anything."""
    with database.reading() as session:
        if session.scalar(sa.select(Sheet.id).where(sa.or_(_given_up(), _shown_enough())).limit(1)) is None:
            return 0
    with database.unit_of_work() as session:
        connection = session.connection()
        gone = connection.execute(sa.delete(Sheet).where(_given_up())).rowcount
        forget = sa.update(Sheet).where(_shown_enough())
        return gone + connection.execute(forget.values(person=_nobody())).rowcount


def _given_up() -> sa.ColumnElement[bool]:
    return sa.and_(Sheet.state == SheetState.STARTED, Sheet.saved_at <= clock.now() - UNFINISHED_KEPT)


def _shown_enough() -> sa.ColumnElement[bool]:
    """Where an account sends one sheet, its hash stays: it is what tells the second one."""
    by_account = sa.select(Survey.id).where(Survey.access == Access.ACCOUNT)
    return sa.and_(
        Sheet.state == SheetState.SENT,
        Sheet.sent_at <= clock.now() - SHOWN,
        ~Sheet.person.startswith(FORGOTTEN),
        Sheet.survey_id.not_in(by_account),
    )


def _nobody() -> sa.ColumnElement[str]:
    return sa.literal(FORGOTTEN).concat(sa.cast(Sheet.id, sa.String(20)))


jobs.sweep("sheets", tidy_sheets)
