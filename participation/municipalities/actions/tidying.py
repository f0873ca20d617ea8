"""Files that outlived what they belonged to: logos that were replaced or never kept, areas of forms given up."""

from participation.config import Config
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.files import Files
from participation.municipalities.queries import known_logos

SWEEP_AT = 27
"""The minute of every hour; orphans may well wait for the next one."""


def tidy_files(config: Config, database: Database) -> int:
    """What the worker does once a minute: nothing, but once an hour the sweeps. Answers how many files went."""
    if clock.now().minute != SWEEP_AT:
        return 0
    return sweep_logos(Files(config.logo_folder), database) + sweep_areas(Files(config.area_folder))


def sweep_logos(files: Files, database: Database) -> int:
    """Remove logos that no municipality shows; young ones stay, their transaction may still be on its way."""
    with database.reading() as session:
        return files.sweep(lambda keys: known_logos(session, keys))


def sweep_areas(files: Files) -> int:
    """Areas are kept in rows: their files only wait, for a day, for a form to be mended."""
    return files.sweep(lambda _keys: ())
