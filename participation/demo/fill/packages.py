"""Results on their way: a snapshot whose findings wait for staff, and a package that is ready to be fetched."""

from participation.accounts.models import Viewer
from participation.config import Config
from participation.kernel.db import Database
from participation.kernel.tables import Audience
from participation.municipalities.queries import by_slug
from participation.processes.queries import find_process
from participation.results.actions import PackageDraft, SnapshotDraft, begin_snapshot, order_package
from participation.results.actions.freezing import make_snapshots
from participation.results.actions.packing import make_packages

TOWN, RUNNING, OVER = "lindenfurt", "gruene-mitte", "nette-plaetze"
DRAFT = SnapshotDraft(
    "Zwischenstand nach der Sammlung",
    "Alle Ideen aus der Sammelphase, mit den Antworten, die es schon gibt. Diskutiert wird noch drei Wochen lang.",
    "dl-de/by-2-0",
)


def prepare_results(database: Database, config: Config, admin: Viewer) -> None:
    """Order both, and let the worker do what it does in earnest."""
    with database.unit_of_work() as session:
        town = by_slug(session, TOWN)
        running, over = (find_process(session, town.id, slug) for slug in (RUNNING, OVER))
        begin_snapshot(session, running, DRAFT, viewer=admin)
        wanted = PackageDraft(Audience.MUNICIPALITY, every_state=True)
        order_package(session, town, over, wanted, viewer=admin)
    make_snapshots(config, database)
    make_packages(config, database)
