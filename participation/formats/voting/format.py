"""What the format "vote" is."""

from participation.formats.voting.actions import sweeping  # noqa: F401 - for the clock: it opens, seals, closes and counts
from participation.formats.voting.actions.erasure import erase
from participation.formats.voting.actions.rebuilding import build
from participation.formats.voting.actions.seeding import clear, seed
from participation.formats.voting.chapters import chapters
from participation.formats.voting.models import VotingSettings
from participation.formats.voting.queries.describing import describe
from participation.formats.voting.queries.summary import summarise
from participation.formats.voting.results import extras, tables
from participation.formats.voting.views import pages, panel
from participation.processes.catalogue import Format, PhaseKind
from participation.processes.models import Step

FORMAT = Format(
    key="voting",
    title="Abstimmung",
    slug="abstimmung",
    phase_kinds=(PhaseKind("vote", "Abstimmen", (Step.VOTE,), days=14),),
    pages=lambda: pages,
    settings=VotingSettings,
    panel=panel,
    tables=tables,
    extras=extras,
    summary=summarise,
    erase=erase,
    chapters=chapters,
    seed=seed,
    clear=clear,
    own_desk=True,
    workshop="voting.desk",
    describe=describe,
    build=build,
)
