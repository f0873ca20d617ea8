"""What the format "ideas on the map" is."""

from participation.formats.ideas.actions.erasure import erase
from participation.formats.ideas.actions.rebuilding import build
from participation.formats.ideas.chapters import chapters
from participation.formats.ideas.models import IdeaSettings
from participation.formats.ideas.queries.describing import describe
from participation.formats.ideas.queries.entries import entries
from participation.formats.ideas.queries.summary import summarise
from participation.formats.ideas.results import tables
from participation.formats.ideas.views import pages, panel
from participation.processes.catalogue import Format, PhaseKind
from participation.processes.models import Step

FORMAT = Format(
    key="ideas",
    title="Ideen auf der Karte",
    slug="ideen",
    phase_kinds=(
        PhaseKind("collect", "Ideen einreichen", (Step.SUBMIT, Step.COMMENT, Step.SUPPORT), days=42),
        PhaseKind("discuss", "Ideen besprechen", (Step.COMMENT, Step.SUPPORT), days=21),
    ),
    pages=lambda: pages,
    settings=IdeaSettings,
    panel=panel,
    tables=tables,
    summary=summarise,
    erase=erase,
    chapters=chapters,
    entries=entries,
    kinds={"idea": ("Idee", "Ideen")},
    describe=describe,
    build=build,
)
