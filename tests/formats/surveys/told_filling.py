"""What filling in sheets tells the tests of the whole platform; `told.py` puts it together."""

from typing import TYPE_CHECKING, Any

from tests.architecture.answers import (
    ALL,
    DONE,
    EVERYBODY,
    INSIDE,
    INSIDE_DONE,
    MODERATOR,
    NONE,
    STAFF,
    STAFF_DONE,
    STAFF_NONE,
    STAFF_WRONG,
    Route,
)
from tests.client import a_minute_ago
from tests.journeys.kinds import MODERATOR as DESK
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

NOWHERE = {"foreign missing other": NONE}
SHUT = NOWHERE | {"draft": "nnnffnn", "closed archived": "fffffff"}
"""Who may see it is told why nobody can answer."""
ELSEWHERE_THAN = NOWHERE | {"draft inner": "nnnrrnn", "*": DONE}
"""Pages of a sheet that was not begun, or not sent, lead to where that is done."""

ROUTES: dict[str, Route] = {
    "surveys.fill": Route(
        EVERYBODY,
        "surveys",
        SHUT | {"account": "foooooo", "inner": INSIDE, "half": "fffooff", "*": ALL},
        SHUT | {"account": "frrrrrr", "inner": INSIDE_DONE, "half": "fffrrff", "*": DONE},
    ),
    "surveys.check": Route(
        EVERYBODY,
        "surveys",
        SHUT | {"account": "frrrrrr", "inner": INSIDE_DONE, "half": "fffrrff", "*": DONE},
        SHUT | {"account": "feeeeee", "inner": "nnneenn", "half": "fffeeff", "*": "eeeeeee"},
    ),
    "surveys.thanks": Route(EVERYBODY, "surveys", ELSEWHERE_THAN),
    "surveys.pause": Route(EVERYBODY, "surveys", ELSEWHERE_THAN),
    "surveys.resume": Route(EVERYBODY, "survey_links", {"*": NONE}, {"*": NONE}),
    "surveys.leave": Route(EVERYBODY, "surveys", post=ELSEWHERE_THAN),
    "surveys.preview": Route(
        MODERATOR,
        "surveys",
        {"foreign missing other": STAFF_NONE, "*": STAFF},
        {"foreign missing other": STAFF_NONE, "*": STAFF},
    ),
    "surveys.enter": Route(
        MODERATOR,
        "surveys",
        {"foreign missing other": STAFF_NONE, "*": STAFF},
        {"foreign missing other": STAFF_NONE, "archived": STAFF_WRONG, "*": STAFF_DONE},
    ),
}
TYPED: dict[str, dict[str, Any]] = {
    "surveys.fill": {"f2": "a", "f13": "a"},
    "surveys.enter": {"f2": "a"},
    "surveys.preview": {"f2": "a"},
}
READERS: dict[str, tuple[str, ...]] = {"surveys.fill": ("seite", "ziel"), "surveys.preview": ("seite",)}
LIMITED = frozenset({"surveys.fill"})
BY_SECRET = frozenset({"surveys.check", "surveys.resume"})
"""A sheet is counted when it is begun; these are for whoever holds its secret."""
IDLE = frozenset({"surveys.check", "surveys.resume"})
"""For whoever has begun a sheet: tried in tests/formats/surveys/filling."""
HARMLESS = frozenset({"surveys.leave"})
KEPT = {"surveys.fill": ("f2",)}
RUNS = "wie-sind-sie-in-lindenfurt-unterwegs/umfrage"
OVER = "/erlengrund/wie-weiter-mit-dem-buecherbus/umfrage"
STAFF_AT = f"/verwaltung/lindenfurt/verfahren/{RUNS}"
PAGES = (
    Kind("surveys.fill", f"/lindenfurt/{RUNS}/ausfuellen"),
    Kind("surveys.fill", f"/lindenfurt/{RUNS}/ausfuellen", press="Weiter", status=422),
    Kind("surveys.fill", f"{OVER}/ausfuellen", status=403),
    Kind("surveys.preview", f"{STAFF_AT}/vorschau", DESK),
    Kind("surveys.preview", f"{STAFF_AT}/vorschau?seite=2", DESK),
    Kind("surveys.preview", f"{STAFF_AT}/vorschau?seite=3", DESK),
    Kind("surveys.enter", f"{STAFF_AT}/papierbogen", DESK),
)
ELSEWHERE = {
    "surveys.check": "in the journey of surveys: only whoever began a sheet has it",
    "surveys.pause": "in the journey of surveys",
    "surveys.resume": "in the journey of surveys",
    "surveys.thanks": "in the journey of surveys",
}


def survey_links(world: "World") -> dict[str, dict[str, Any]]:
    """A secret link that leads to no sheet."""
    from tests.formats.surveys.told import surveys

    return {name: values | {"token": "x" * 32} for name, values in surveys(world).items()}


SAMPLES = {"survey_links": survey_links}


def typed_here(world: "World", endpoint: str, sample: str, _values: dict[str, Any]) -> dict[str, Any]:
    """A form that was open for a while, and a code where one is asked for."""
    if endpoint not in {"surveys.fill", "surveys.enter"}:
        return {}
    code = {"code": world.north.formats["surveys"].codes[0]} if sample == "codes" else {}
    return code | {"opened": a_minute_ago(world.app, "form")}
