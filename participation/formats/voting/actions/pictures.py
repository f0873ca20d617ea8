"""Pictures of options that no option shows any more."""

from participation.config import Config
from participation.formats.voting.queries.pictures import known_pictures
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.kernel.files import Files

SWEEP_AT = 47
"""The minute of every hour; orphans may well wait for the next one."""


def tidy_pictures(config: Config, database: Database) -> int:
    """What the worker does once a minute: nothing, but once an hour the sweep. Answers how many went."""
    return sweep_pictures(Files(config.option_folder), database) if clock.now().minute == SWEEP_AT else 0


def sweep_pictures(files: Files, database: Database) -> int:
    """Remove files that no option mentions; answers how many. Young ones stay, their transaction may be on its way."""
    with database.reading() as session:
        return files.sweep(lambda keys: known_pictures(session, keys))


jobs.sweep("option-pictures", tidy_pictures)
