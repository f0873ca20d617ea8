"""Pictures that no question shows any more."""

from participation.config import Config
from participation.formats.surveys.queries.pictures import known_pictures
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.kernel.files import Files

SWEEP_AT = 52
"""The minute of every hour; orphans may well wait for the next one."""


def tidy_pictures(config: Config, database: Database) -> int:
    """What the worker does once a minute: nothing, but once an hour the sweep. Answers how many went."""
    if clock.now().minute != SWEEP_AT:
        return 0
    return sweep_pictures(Files(config.data / "surveys"), database)


def sweep_pictures(files: Files, database: Database) -> int:
    """Remove files that no question shows; answers how many. Young ones stay, their transaction may be on its way."""
    with database.reading() as session:
        return files.sweep(lambda keys: known_pictures(session, keys))


jobs.sweep("survey-pictures", tidy_pictures)
