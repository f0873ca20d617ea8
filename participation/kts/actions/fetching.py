"""The sweep that fetches the files of other installations, once a day."""

import logging
from datetime import timedelta

from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.accounts.policy import require_kts
from participation.audit import trail
from participation.config import Config
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.kernel.errors import DomainError
from participation.kernel.fetching import Site
from participation.kts.actions.federation import receive
from participation.kts.models import Installation
from participation.kts.policy.federation import require_public_address
from participation.kts.policy.indicator_file import LARGEST
from participation.kts.queries.federation import due, find_installation

log = logging.getLogger("participation.kts")

EVERY = timedelta(days=1)
SWEEP = "installations"


def ask_again(session: Session, installation: Installation, *, viewer: Viewer | None) -> None:
    """Have it fetched as soon as this transaction is kept."""
    person = require_kts(viewer)
    installation.fetched_at = None
    trail.record(session, "installation.asked", installation, actor_id=person.account_id)
    jobs.after_commit(session, SWEEP)


def fetch_all(_config: Config, database: Database) -> int:
    """Fetch what is due; what goes wrong stands beside the installation. Answers how many were fetched."""
    with database.reading() as session:
        waiting = [(one.id, one.url) for one in due(session, clock.now() - EVERY)]
    return sum(_fetched(database, installation_id, url) for installation_id, url in waiting)


def _fetched(database: Database, installation_id: int, url: str) -> bool:
    """The network is asked before the database is locked."""
    try:
        require_public_address(url)
        data = Site(url, outside=True).get("", LARGEST)
    except DomainError as trouble:
        return _kept(database, installation_id, None, trouble.message)
    return _kept(database, installation_id, data, "")


def _kept(database: Database, installation_id: int, data: bytes | None, trouble: str) -> bool:
    with database.unit_of_work() as session:
        installation = find_installation(session, installation_id)
        try:
            if data is not None:
                receive(session, installation, data, actor_id=None)
        except DomainError as refusal:
            trouble = refusal.message
        installation.fetched_at = clock.now()
        installation.trouble = trouble
        trail.record(session, "installation.fetched", installation, well=not trouble)
    if trouble:
        log.warning("installation %s: %s", installation_id, trouble)
    return not trouble


jobs.sweep(SWEEP, fetch_all)
