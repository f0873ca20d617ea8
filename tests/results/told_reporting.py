"""What reports tell the tests of the whole platform: see tests/architecture/told.py."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from participation.config import Config
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.queries import find_process
from participation.results.models import Report
from tests.architecture.answers import EVERYBODY, MODERATOR, NONE, STAFF, STAFF_DONE, STAFF_NONE, Route
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import FIXED, TEXT
from tests.factories import recorded
from tests.journeys.kinds import ADMIN, Kind
from tests.results.told_snapshots import told_published

if TYPE_CHECKING:
    from tests.architecture.world import World

PROCESSES = {"running": "laufend", "draft": "entwurf", "private": "kreis", "archived": "archiv"}
SECTIONS = ("summary", "plain", "asked", "people", "answers", "method", "outlook")


@dataclass
class Reports:
    """Ids by the name of the process."""

    report: dict[str, int] = field(default_factory=dict)


def add(session: Session, _config: Config, town: Municipality, staff: int) -> Reports:
    """A report that staff wrote at, for a process in each state."""
    made = Reports()
    for name, slug in PROCESSES.items():
        process = find_process(session, town.id, slug)
        report = Report(
            municipality_id=town.id,
            process_id=process.id,
            title="Titel",
            texts={"summary": {"words": "Wir haben **viel** gelernt.", "alone": True}},
            hidden=["outlook"],
            changed_by=staff,
            changed_at=clock.now(),
        )
        session.add(report)
        recorded(session)
        made.report[name] = report.id
    return made


def scopes(
    rows: Rows, _modules: Mapping[int, Scope], towns: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """Staff write it; others read what is published of it, which is kept elsewhere."""
    yield from ((("report", row["id"]), towns[row["municipality_id"]]) for row in rows["report"])


def told_reports(world: "World") -> dict[str, Values]:
    """Processes with a report."""
    here = {"municipality": world.north.slug}
    return {name: here | {"process": slug} for name, slug in PROCESSES.items()} | {
        "foreign": here | {"process": world.south.process["own"]},
        "missing": here | {"process": "gibt-es-nicht"},
    }


def told_sections(world: "World") -> dict[str, Values]:
    """Their sections, and one that is none."""
    found = {name: values | {"key": "summary"} for name, values in told_reports(world).items()}
    running = found["running"]
    more = {f"running/{key}": running | {"key": key} for key in SECTIONS}
    return found | more | {"running/none": running | {"key": "nichts"}}


def told_papers(world: "World") -> dict[str, Values]:
    """Every kind of file."""
    found = {name: values | {"kind": "pdf"} for name, values in told_reports(world).items()}
    return found | {f"running/{kind}": found["running"] | {"kind": kind} for kind in ("html", "docx")}


def told_frozen_reports(world: "World") -> dict[str, Values]:
    """Reports in published results."""
    return {name: values | {"kind": "pdf"} for name, values in told_published(world).items()}


NOT_THERE = "foreign missing */none"
READ = {NOT_THERE: STAFF_NONE, "*": STAFF}
WRITE = {NOT_THERE: STAFF_NONE, "*": STAFF_DONE}
ROUTES = {
    "results.report": Route(MODERATOR, "told_reports", READ),
    "results.report_preview": Route(MODERATOR, "told_reports", READ),
    "results.report_title": Route(MODERATOR, "told_reports", READ, WRITE),
    "results.report_section": Route(MODERATOR, "told_sections", READ, WRITE),
    "results.report_file": Route(MODERATOR, "told_papers", READ),
    "results.published_report": Route(
        EVERYBODY, "told_frozen_reports", {"*": NONE}
    ),  # no package here has one
}
OURS = "/verwaltung/lindenfurt/verfahren/nette-plaetze/bericht"

TOLD = Told(
    add=add,
    routes=ROUTES,
    samples={
        "told_reports": told_reports,
        "told_sections": told_sections,
        "told_papers": told_papers,
        "told_frozen_reports": told_frozen_reports,
    },
    columns={"report": {"title": TEXT, "texts": FIXED, "hidden": FIXED}},
    scopes=scopes,
    typed={
        "results.report_title": {"title": "Was wir hörten"},
        "results.report_section": {"mode": "added", "words": "Ein Wort dazu."},
    },
    pages=(
        Kind("results.report", OURS, ADMIN),
        Kind("results.report_preview", f"{OURS}/vorschau", ADMIN),
        Kind("results.report_title", f"{OURS}/titel", ADMIN),
        Kind("results.report_section", f"{OURS}/abschnitt/summary", ADMIN),
        Kind("results.report_section", f"{OURS}/abschnitt/people", ADMIN, press="Vorschau"),
    ),
    elsewhere={
        "results.report_file": "a file to take home",
        "results.published_report": "a file to take home",
    },
)
