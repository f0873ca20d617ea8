"""Signed documents that no agreement mentions."""

from participation.config import Config
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.kernel.files import Files
from participation.kts.queries.research import known_documents

SWEEP_AT = 53
"""The minute of every hour; orphans may well wait for the next one."""


def tidy_documents(config: Config, database: Database) -> int:
    """What the worker does once a minute: nothing, but once an hour the sweep. Answers how many went."""
    return sweep_documents(Files(config.agreement_folder), database) if clock.now().minute == SWEEP_AT else 0


def sweep_documents(files: Files, database: Database) -> int:
    """Remove what no row knows; answers how many. Young ones stay, their transaction may be on its way."""
    with database.reading() as session:
        return files.sweep(lambda keys: known_documents(session, keys))


jobs.sweep("agreements", tidy_documents)
