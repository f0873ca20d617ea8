"""What the format "survey" is."""

from participation.formats.surveys.actions import tidying  # noqa: F401 - for the clock: it sweeps pictures
from participation.formats.surveys.actions.erasure import erase
from participation.formats.surveys.actions.rebuilding import build
from participation.formats.surveys.actions.seeding import seed
from participation.formats.surveys.blueprints import SURVEYS
from participation.formats.surveys.chapters import chapters
from participation.formats.surveys.demo import play
from participation.formats.surveys.models import SurveySettings
from participation.formats.surveys.queries.checking import check
from participation.formats.surveys.queries.describing import describe
from participation.formats.surveys.queries.summary import summarise
from participation.formats.surveys.results import extras, tables
from participation.formats.surveys.views import pages, panel
from participation.processes.catalogue import Format, PhaseKind
from participation.processes.models import Step

FORMAT = Format(
    key="surveys",
    title="Umfrage",
    slug="umfrage",
    phase_kinds=(PhaseKind("answer", "Umfrage ausfüllen", (Step.ANSWER,), days=28),),
    pages=lambda: pages,
    settings=SurveySettings,
    panel=panel,
    tables=tables,
    extras=extras,
    summary=summarise,
    erase=erase,
    chapters=chapters,
    seed=seed,
    workshop="surveys.desk",
    check=check,
    blueprints=SURVEYS,
    play=play,
    describe=describe,
    build=build,
)
