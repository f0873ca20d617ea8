"""What the format "statements" is."""

from participation.formats.statements.actions import reckoning  # noqa: F401 - for the clock: it makes the maps
from participation.formats.statements.actions.erasure import erase
from participation.formats.statements.actions.rebuilding import build
from participation.formats.statements.actions.seeding import clear, seed
from participation.formats.statements.blueprints import STATEMENTS
from participation.formats.statements.chapters import chapters
from participation.formats.statements.demo import play
from participation.formats.statements.models import StatementSettings
from participation.formats.statements.queries.checking import check
from participation.formats.statements.queries.describing import describe
from participation.formats.statements.queries.entries import entries
from participation.formats.statements.queries.summary import summarise
from participation.formats.statements.results import tables
from participation.formats.statements.views import pages, panel
from participation.processes.catalogue import Format, PhaseKind
from participation.processes.models import Step

FORMAT = Format(
    key="statements",
    title="Meinungsbild",
    slug="meinungsbild",
    phase_kinds=(
        PhaseKind("rate", "Abstimmen und Aussagen ergänzen", (Step.RATE, Step.SUBMIT, Step.COMMENT), days=28),
        PhaseKind("finish", "Nur noch abstimmen", (Step.RATE, Step.COMMENT), days=7),
    ),
    pages=lambda: pages,
    settings=StatementSettings,
    panel=panel,
    tables=tables,
    summary=summarise,
    erase=erase,
    chapters=chapters,
    entries=entries,
    seed=seed,
    clear=clear,
    workshop="statements.desk",
    kinds={"statement": ("Aussage", "Aussagen")},
    blueprints=(STATEMENTS,),
    check=check,
    play=play,
    describe=describe,
    build=build,
)
