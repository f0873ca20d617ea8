"""Pictures and files that no page shows any more."""

from participation.config import Config
from participation.information.queries import known_keys
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.kernel.files import Files

SWEEP_AT = 57
"""The minute of every hour; orphans may well wait for the next one."""


def tidy_pages(config: Config, database: Database) -> int:
    """What the worker does once a minute: nothing, but once an hour the sweep. Answers how many went."""
    return sweep_pages(Files(config.page_folder), database) if clock.now().minute == SWEEP_AT else 0


def sweep_pages(files: Files, database: Database) -> int:
    """Remove files that no block mentions; answers how many. Young ones stay, their transaction may be on its way."""
    with database.reading() as session:
        return files.sweep(lambda keys: known_keys(session, keys))


jobs.sweep("info-pages", tidy_pages)
