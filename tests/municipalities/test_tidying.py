"""Files that nobody needs any more go; one that is in use never does."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from participation.accounts.models import Role
from participation.config import Config
from participation.kernel import clock
from participation.kernel.db import Database
from participation.kernel.errors import Missing
from participation.kernel.files import ORPHAN_AGE, STASH_AGE, Files
from participation.kernel.mapping import REFRESHED, UNUSED_KEPT, tidy_scripts
from participation.kernel.mapping import SWEEP_AT as SCRIPTS_AT
from participation.municipalities.actions import set_logo
from participation.municipalities.actions.tidying import SWEEP_AT, sweep_areas, sweep_logos, tidy_files
from tests.client import CheckedClient
from tests.factories import a_moderator, a_municipality, a_process, days


def aged(folder: Path, seconds: float) -> None:
    """Everything in a folder was written so long ago."""
    then = time.time() - seconds
    for path in folder.rglob("*"):
        os.utime(path, (then, then))


def with_a_logo(session: Session, files: Files) -> str:
    """A municipality that shows a logo; answers its key."""
    town = a_municipality(session)
    key = files.put(b"shown")
    set_logo(session, town, key, viewer=a_moderator(town, role=Role.ADMIN))
    session.commit()
    return key


def test_logos_that_were_replaced_or_undone_go_and_the_one_shown_stays(
    session: Session, database: Database, config: Config
) -> None:
    files = Files(config.logo_folder)
    shown, undone = with_a_logo(session, files), files.put(b"undone")
    assert sweep_logos(files, database) == 0, "its transaction may still be on its way"
    aged(files.folder, ORPHAN_AGE + 60)
    assert sweep_logos(files, database) == 1
    files.open(shown).close()
    with pytest.raises(Missing):
        files.open(undone)


def test_a_logo_that_is_shown_stays_however_old(session: Session, database: Database, config: Config) -> None:
    files = Files(config.logo_folder)
    shown = with_a_logo(session, files)
    aged(files.folder, 3 * 365 * 86_400)
    assert sweep_logos(files, database) == 0
    files.open(shown).close()


def test_areas_wait_a_day_for_their_form(config: Config) -> None:
    files = Files(config.area_folder)
    token = files.stash(b"{}", "anna")
    aged(files.folder, STASH_AGE - 60)
    sweep_areas(files)
    assert files.unstash(token, "anna") == b"{}"
    aged(files.folder, STASH_AGE + 60)
    sweep_areas(files)
    assert not list(files.stashed.iterdir())


def test_half_written_files_go_too(config: Config) -> None:
    files = Files(config.area_folder)
    files.incoming.mkdir(parents=True)
    (files.incoming / "ab").write_bytes(b"half")
    assert sweep_areas(files) == 0
    aged(files.folder, ORPHAN_AGE + 60)
    assert sweep_areas(files) == 1


def test_each_sweep_runs_once_an_hour(database: Database, config: Config) -> None:
    now = clock.now().replace(minute=0) + days(8)
    files = Files(config.logo_folder)
    for minute in range(60):
        key = files.put(b"orphan")
        config.map_folder.mkdir(exist_ok=True)
        (config.map_folder / "0123456789abcdef.js").touch()
        with clock.frozen(now.replace(minute=minute)):
            assert bool(tidy_files(config, database)) == (minute == SWEEP_AT)
            assert bool(tidy_scripts(config, database)) == (minute == SCRIPTS_AT)
        files.remove(key)


def tidied(config: Config, database: Database) -> int:
    """What the sweep of scripts removes in its minute."""
    with clock.frozen(clock.now().replace(minute=SCRIPTS_AT)):
        return tidy_scripts(config, database)


def script(client: CheckedClient) -> str:
    """The address of the script of the map on the process page."""
    client.get("/musterstadt/gruene-mitte/")
    found = [one.get("src", "") for one in client.get("/musterstadt/gruene-mitte/").all("script")]
    return next(address for address in found if address.startswith("/karten/"))


def test_scripts_of_maps_stay_while_pages_use_them(
    client: CheckedClient, session: Session, database: Database, config: Config
) -> None:
    a_process(session, a_municipality(session))
    session.commit()
    address = script(client)
    aged(config.map_folder, UNUSED_KEPT + 7_200)
    assert script(client) == address, "seen once more"
    assert tidied(config, database) == 0
    client.get(address)
    aged(config.map_folder, REFRESHED + 60)
    assert tidied(config, database) == 0


def test_scripts_that_no_page_used_for_a_week_go_and_come_back(
    client: CheckedClient, session: Session, database: Database, config: Config
) -> None:
    a_process(session, a_municipality(session))
    session.commit()
    address = script(client)
    aged(config.map_folder, UNUSED_KEPT + 7_200)
    assert tidied(config, database) > 0
    client.get(address, status=404)
    assert script(client) == address
    client.get(address)


def test_the_worker_knows_all_sweeps_of_files() -> None:
    """A process of its own: here other tests may have loaded what the worker does not."""
    loaded = (
        "import participation.app as a, participation.kernel.jobs as j; a.load_formats(); print(*j._sweeps)"
    )
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout
    assert {"photos", "municipalities", "maps"} <= set(told.split())
