"""Results on their way: a snapshot whose findings wait for staff, a package that is ready to be fetched, and a promise
that is not always kept."""

from dataclasses import replace

from participation.accounts.models import Viewer
from participation.config import Config
from participation.kernel.db import Database
from participation.kernel.tables import Audience
from participation.municipalities.queries import by_slug
from participation.processes.actions import TextsDraft, edit_texts
from participation.processes.queries import find_process
from participation.results.actions import PackageDraft, SnapshotDraft, begin_snapshot, order_package
from participation.results.actions.freezing import make_snapshots
from participation.results.actions.packing import make_packages

TOWN, RUNNING, OVER = "lindenfurt", "gruene-mitte", "nette-plaetze"
ABOUT = {
    (TOWN, RUNNING): ("klima", 60),
    (TOWN, OVER): ("stadtentwicklung", None),
    (TOWN, "sicher-zur-schule"): ("verkehr", 42),
    ("erlengrund", "radwegenetz"): ("verkehr", None),
    ("erlengrund", "mitfahrbaenke"): ("verkehr", None),
}
"""What processes are about, and within how many days each contribution is to be answered."""
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
        for (where, slug), (topic, days) in ABOUT.items():
            process = find_process(session, by_slug(session, where).id, slug)
            told = replace(TextsDraft.of(process), topic=topic, answer_days=days)
            edit_texts(session, process, told, viewer=admin)
        begin_snapshot(session, running, DRAFT, viewer=admin)
        wanted = PackageDraft(Audience.MUNICIPALITY, every_state=True)
        order_package(session, town, over, wanted, viewer=admin)
    make_snapshots(config, database)
    make_packages(config, database)
