"""What surveys tell the tests of the whole platform."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from participation.config import Config
from participation.formats.surveys.actions import results
from participation.formats.surveys.models import Access, Interim, QuestionKind, Survey, SurveyCode, Trait
from participation.formats.surveys.policy.references import of_code
from participation.formats.surveys.policy.showing import is_shown
from participation.kernel import clock, codes
from participation.kernel.files import Files
from participation.municipalities.models import Municipality
from participation.processes.models import Access as Circle
from participation.processes.models import ProcessState
from tests.architecture.told import Told
from tests.architecture.treatments import FIXED, SECRET, TEXT
from tests.factories import a_process
from tests.formats.surveys import told_building, told_filling, told_results
from tests.formats.surveys.cast import AB, EVERY_KIND, a_sheet, a_survey

if TYPE_CHECKING:
    from tests.architecture.world import World

Rows = Mapping[str, list[Any]]
Scope = frozenset[str]
PARTS = (told_building, told_filling, told_results)
LONG_AGO = {"opens": timedelta(days=-20), "closes": timedelta(days=-10)}
STATES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "draft": ({"slug": "frage-entwurf", "state": ProcessState.DRAFT, "published_at": None}, {}),
    "fresh": ({"slug": "frage-neu"}, {}),
    "account": ({"slug": "frage-konto"}, {"access": Access.ACCOUNT}),
    "codes": ({"slug": "frage-codes"}, {"access": Access.CODES}),
    "inner": ({"slug": "frage-kreis", "access": Circle.INVITED}, {}),
    "half": ({"slug": "frage-halboffen", "access": Circle.READABLE}, {}),
    "answered": ({"slug": "frage-laeuft"}, {"interim": Interim.RUNNING}),
    "closed": ({"slug": "frage-vorbei"}, {"interim": Interim.PUBLISHED, **LONG_AGO}),
    "archived": (
        {"slug": "frage-archiv", "state": ProcessState.ARCHIVED},
        {"interim": Interim.END, **LONG_AGO},
    ),
}
"""Values of the process, and of the survey in it; the last three have sheets."""
WITH_SHEETS = ("answered", "closed", "archived")
SHEETS = 20
TRAIT = {"kind": QuestionKind.SINGLE, "title": "Geschlecht?", "options": AB, "trait": Trait.GENDER}


@dataclass
class Surveys:
    """What was made, by state: the slug of the process; and codes that open a sheet in `codes`."""

    process: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)


def add(session: Session, config: Config, municipality: Municipality, _moderator: int) -> Surveys:
    """One survey in each state, with a question of each kind (f1 to f12) and one about the person (f13)."""
    made = Surveys()
    for name, (around, values) in STATES.items():
        process = a_process(session, municipality, **around)
        survey = a_survey(
            session,
            process,
            [*EVERY_KIND, TRAIT],
            intro="Einleitung",
            thanks="Dank",
            note="Ein Wort",
            **values,
        )
        made.process[name] = process.slug
        _show_pictures(session, config, survey)
        for _number in range(SHEETS if name in WITH_SHEETS else 0):
            _answer(session, survey)
        _count(session, survey)
        if name == "codes":
            made.codes = _issue(session, config, survey)
    return made


def _count(session: Session, survey: Survey) -> None:
    """What everybody may know of it by now."""
    fresh = results.counted(session, survey) if is_shown(survey, clock.now()) else None
    if fresh is not None:
        results.keep(session, survey, fresh)


def _show_pictures(session: Session, config: Config, survey: Survey) -> None:
    store = Files(config.data / "surveys")
    key = store.put(b"RIFF")
    store.put(b"RIFF", key=f"{key}-480")
    question = survey.questions[11]
    question.options = [one | {"photo": key} for one in question.options]
    session.flush()


def _answer(session: Session, survey: Survey) -> None:
    """With something in words that only staff may read: a mark, as in tests/architecture/world/marks.py."""
    sheet = a_sheet(session, survey, {}, person=f"{survey.id:04}{clock.now().timestamp()}")
    secret = f"KANARIE-survey_sheet-{sheet.id}-answers \"'><kanarie-x kanarie-x=1>${{1}}"
    sheet.answers = {
        "f2": {"choice": "other", "other": secret},
        "f3": {"choices": ["a", "other"], "other": secret},
        "f4": {"text": secret},
        "f5": {"text": secret},
        "f6": {"number": 4},
        "f13": {"choice": "a"},
    }
    session.flush()


def _issue(session: Session, config: Config, survey: Survey) -> list[str]:
    drawn = [codes.new() for _ in range(3)]
    for code in drawn:
        ref = of_code(config.secret, survey.id, code)
        session.add(
            SurveyCode(
                municipality_id=survey.municipality_id, survey_id=survey.id, ref=ref, created_at=clock.now()
            )
        )
    session.flush()
    return drawn


def surveys(world: "World") -> dict[str, dict[str, Any]]:
    """Surveys by state, each with a question in a line (f4), and what a new one or a condition would be about."""
    found = _samples(world, {"question": "f4"})
    return {name: values | {"art": "long", "frage": "f2"} for name, values in found.items()}


def survey_pictures(world: "World") -> dict[str, dict[str, Any]]:
    """The same with a question that is answered with pictures, and one of them."""
    return _samples(world, {"question": "f12", "option": "a"})


def _samples(world: "World", rest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    here = {"municipality": world.north.slug, "module": "umfrage"} | rest
    found = {name: here | {"process": slug} for name, slug in world.north.formats["surveys"].process.items()}
    return found | {
        "foreign": here | {"process": world.south.process["own"]},
        "missing": here | {"process": "gibt-es-nicht"},
        "other": here | {"process": world.north.process["running"]},
    }


def scopes(
    rows: Rows, modules: Mapping[int, Scope], towns: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """What is asked is for whoever sees the module; what was answered, and codes, only for the town's own people."""
    asked = {row["id"]: modules[row["module_id"]] for row in rows["survey"]}
    yield from ((("survey", key), scope) for key, scope in asked.items())
    for table in ("survey_question", "survey_result"):
        yield from (((table, row["id"]), asked[row["survey_id"]]) for row in rows[table])
    for table in ("survey_sheet", "survey_code"):
        yield from (((table, row["id"]), towns[row["municipality_id"]]) for row in rows[table])


COLUMNS = {
    "survey": {
        "access": FIXED, "interim": FIXED, "intro": TEXT, "thanks": TEXT, "note": TEXT, "population": FIXED,
        "population_source": TEXT, "quotes": FIXED,
    },
    "survey_question": {
        "key": FIXED, "kind": FIXED, "title": TEXT, "help": TEXT, "trait": FIXED, "options": FIXED, "rows": FIXED,
        "rules": FIXED, "only_if": FIXED,
    },
    "survey_result": {"figures": FIXED},
    "survey_sheet": {"person": SECRET, "state": FIXED, "channel": FIXED, "answers": FIXED},
    "survey_code": {"ref": SECRET},
}  # fmt: skip


def typed_here(world: "World", endpoint: str, sample: str, values: dict[str, Any]) -> dict[str, Any]:
    """What each part says."""
    found: dict[str, Any] = {}
    for part in PARTS:
        found |= getattr(part, "typed_here", lambda *_: {})(world, endpoint, sample, values)
    return found


def _together(name: str) -> dict[str, Any]:
    """A dictionary of all three parts."""
    return {key: value for part in PARTS for key, value in getattr(part, name, {}).items()}


def _all(name: str) -> frozenset[str]:
    return frozenset().union(*(getattr(part, name, frozenset()) for part in PARTS))


TOLD = Told(
    add=add,
    routes=_together("ROUTES"),
    samples={"surveys": surveys, "survey_pictures": survey_pictures, **_together("SAMPLES")},
    pictures=frozenset({"surveys.picture", "surveys.photo"}),
    columns=COLUMNS,
    scopes=scopes,
    typed=_together("TYPED"),
    typed_here=typed_here,
    idle=_all("IDLE"),
    limited=_all("LIMITED"),
    by_secret=_all("BY_SECRET"),
    answered=_all("ANSWERED"),
    harmless=_all("HARMLESS"),
    kept=_together("KEPT"),
    readers=_together("READERS"),
    pages=tuple(page for part in PARTS for page in getattr(part, "PAGES", ())),
    elsewhere=_together("ELSEWHERE"),
)
