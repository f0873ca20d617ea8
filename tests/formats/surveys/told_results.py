"""What results of surveys tells the tests of the whole platform; `told.py` puts it together."""

from typing import Any

from tests.architecture.answers import (
    ALL,
    EVERYBODY,
    INSIDE,
    MODERATOR,
    NONE,
    STAFF,
    STAFF_DONE,
    STAFF_NONE,
    STAFF_WRONG,
    Route,
)
from tests.journeys.kinds import ADMIN, Kind
from tests.journeys.kinds import MODERATOR as DESK

NOWHERE = {"foreign missing other": STAFF_NONE}
SEEN = NOWHERE | {"*": STAFF}
DONE = NOWHERE | {"archived": STAFF_WRONG, "*": STAFF_DONE}

ROUTES: dict[str, Route] = {
    "surveys.results": Route(
        EVERYBODY, "surveys", {"draft inner": INSIDE, "foreign missing other": NONE, "*": ALL}
    ),
    "surveys.desk_results": Route(MODERATOR, "surveys", SEEN),
    "surveys.desk_results_publish": Route(MODERATOR, "surveys", post=NOWHERE | {"*": STAFF_DONE}),
    "surveys.desk_results_unpublish": Route(MODERATOR, "surveys", post=NOWHERE | {"*": STAFF_DONE}),
    "surveys.desk_results_note": Route(MODERATOR, "surveys", SEEN, DONE),
    "surveys.desk_results_cross": Route(MODERATOR, "surveys", SEEN),
    "surveys.desk_results_texts": Route(MODERATOR, "surveys", SEEN, DONE),
    "surveys.desk_results_files": Route(MODERATOR, "surveys", SEEN, SEEN),
}
TYPED: dict[str, dict[str, Any]] = {
    "surveys.desk_results_note": {"note": "Wir bauen den Radweg."},
    "surveys.desk_results_texts": {"quotes": "Mehr Bänke, bitte."},
}
READERS: dict[str, tuple[str, ...]] = {
    "surveys.desk_results": ("kanal", "nur"),
    "surveys.desk_results_cross": ("zeile", "spalte", "kanal", "nur"),
    "surveys.desk_results_texts": ("seite",),
}
RUNS = "wie-sind-sie-in-lindenfurt-unterwegs/umfrage"
OVER = "wie-weiter-mit-dem-buecherbus/umfrage"
AT_RUNS = f"/verwaltung/lindenfurt/verfahren/{RUNS}/ergebnisse"
AT_OVER = f"/verwaltung/erlengrund/verfahren/{OVER}/ergebnisse"
PAGES: tuple[Kind, ...] = (
    Kind("surveys.results", f"/lindenfurt/{RUNS}/ergebnis"),
    Kind("surveys.results", f"/erlengrund/{OVER}/ergebnis", ADMIN),
    Kind("surveys.desk_results", AT_RUNS, DESK),
    Kind("surveys.desk_results_note", f"{AT_OVER}/text", ADMIN),
    Kind("surveys.desk_results_cross", f"{AT_RUNS}/kreuztabelle?zeile=f2&spalte=f3", DESK),
    Kind("surveys.desk_results_texts", f"{AT_OVER}/texte/f6", ADMIN),
    Kind("surveys.desk_results_files", f"{AT_RUNS}/dateien", DESK),
)
LIMITED: frozenset[str] = frozenset()
ELSEWHERE: dict[str, str] = {}
