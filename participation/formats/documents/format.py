"""What the format "comment on a draft" is."""

from participation.formats.documents.actions.erasure import erase
from participation.formats.documents.actions.rebuilding import build
from participation.formats.documents.actions.seeding import clear, seed
from participation.formats.documents.blueprints import BLUEPRINTS
from participation.formats.documents.chapters import chapters
from participation.formats.documents.demo import play
from participation.formats.documents.models import DocumentSettings
from participation.formats.documents.queries.checking import check
from participation.formats.documents.queries.contexts import contexts
from participation.formats.documents.queries.describing import describe
from participation.formats.documents.queries.entries import entries
from participation.formats.documents.queries.summary import summarise
from participation.formats.documents.results import tables
from participation.formats.documents.views import pages, panel
from participation.processes.catalogue import Format, PhaseKind
from participation.processes.models import Step

FORMAT = Format(
    key="documents",
    title="Entwurf kommentieren",
    slug="entwurf",
    phase_kinds=(
        PhaseKind("comment", "Stellung nehmen", (Step.REMARK, Step.COMMENT, Step.SUPPORT), days=30),
        PhaseKind("discuss", "Anmerkungen besprechen", (Step.COMMENT, Step.SUPPORT), days=14),
    ),
    pages=lambda: pages,
    settings=DocumentSettings,
    panel=panel,
    tables=tables,
    summary=summarise,
    erase=erase,
    chapters=chapters,
    entries=entries,
    seed=seed,
    clear=clear,
    blueprints=BLUEPRINTS,
    check=check,
    play=play,
    contexts=contexts,
    workshop="documents.desk",
    kinds={"remark": ("Anmerkung", "Anmerkungen")},
    describe=describe,
    build=build,
)
