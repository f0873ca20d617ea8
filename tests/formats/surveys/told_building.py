"""What the desk of surveys tells the tests of the whole platform; `told.py` puts it together."""

import io
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.architecture.answers import (
    ALL,
    EVERYBODY,
    INSIDE,
    MODERATOR,
    NONE,
    STAFF,
    STAFF_DONE,
    STAFF_LATE,
    STAFF_NONE,
    STAFF_WRONG,
    Route,
)
from tests.journeys.kinds import ADMIN, Kind
from tests.journeys.kinds import MODERATOR as DESK

if TYPE_CHECKING:
    from tests.architecture.world import World

NOWHERE = {"foreign missing other": STAFF_NONE}
HERE = NOWHERE | {"*": STAFF}
CHANGED = NOWHERE | {"archived": STAFF_WRONG, "*": STAFF_DONE}
"""What can be changed whether or not sheets came in."""
FREE = NOWHERE | {"draft fresh account codes inner half": STAFF_DONE, "*": STAFF_LATE}
"""What can be changed until the first sheet."""
SEEN = {"draft inner": INSIDE, "foreign missing other": NONE, "*": ALL}

ROUTES: dict[str, Route] = {
    "surveys.picture": Route(EVERYBODY, "survey_pictures", SEEN),
    "surveys.photo": Route(EVERYBODY, "survey_pictures", SEEN),
    "surveys.desk": Route(MODERATOR, "surveys", HERE),
    "surveys.new_question": Route(MODERATOR, "surveys", HERE, CHANGED),
    "surveys.edit_question": Route(MODERATOR, "surveys", HERE, CHANGED),
    "surveys.move_question": Route(MODERATOR, "surveys", post=FREE),
    "surveys.duplicate_question": Route(MODERATOR, "surveys", post=FREE),
    "surveys.remove_question": Route(MODERATOR, "surveys", HERE, FREE),
    "surveys.add_trait": Route(
        MODERATOR, "surveys", post=NOWHERE | {"archived": STAFF_LATE, "*": STAFF_DONE}
    ),
    "surveys.condition": Route(MODERATOR, "surveys", HERE, {"answered closed archived": STAFF_WRONG} | FREE),
    "surveys.remove_condition": Route(MODERATOR, "surveys", post=FREE),
    "surveys.desk_pictures": Route(MODERATOR, "survey_pictures", HERE),
    "surveys.new_picture": Route(
        MODERATOR, "survey_pictures", HERE, {"answered closed archived": STAFF_WRONG} | FREE
    ),
    "surveys.edit_picture": Route(MODERATOR, "survey_pictures", HERE, CHANGED),
    "surveys.move_picture": Route(MODERATOR, "survey_pictures", post=FREE),
    "surveys.remove_picture": Route(MODERATOR, "survey_pictures", post=FREE),
    "surveys.desk_settings": Route(MODERATOR, "surveys", HERE, CHANGED),
    "surveys.desk_population": Route(MODERATOR, "surveys", HERE, CHANGED),
    "surveys.desk_codes": Route(
        MODERATOR, "surveys", {"codes": STAFF, "*": STAFF_NONE}, {"codes": STAFF, "*": STAFF_NONE}
    ),
}
TYPED: dict[str, dict[str, Any]] = {
    "surveys.new_question": {"title": "Was noch?"},
    "surveys.edit_question": {"title": "In anderen Worten?"},
    "surveys.move_question": {"direction": "up"},
    "surveys.move_picture": {"direction": "down"},
    "surveys.add_trait": {"merkmal": "age"},
    "surveys.condition": {"answers": "a"},
    "surveys.edit_picture": {"title": "Entwurf A", "alt": "Ein Platz"},
    "surveys.new_picture": {"title": "Entwurf C", "alt": "Ein Platz"},
    "surveys.desk_settings": {"intro": "Worum es geht."},
    "surveys.desk_population": {"f13-a": "100", "source": "Melderegister"},
    "surveys.desk_codes": {"size": "3", "kind": "csv"},
}
READERS: dict[str, tuple[str, ...]] = {
    "surveys.new_question": ("art", "nach"),
    "surveys.condition": ("frage",),
}


def typed_here(_world: "World", endpoint: str, _sample: str, _values: dict[str, Any]) -> dict[str, Any]:
    """A picture, made anew: a file can be sent once."""
    if endpoint != "surveys.new_picture":
        return {}
    file = io.BytesIO()
    Image.new("RGB", (4, 3), "green").save(file, "PNG")
    return {"photo": (io.BytesIO(file.getvalue()), "platz.png")}


RUNS = "/verwaltung/lindenfurt/verfahren/wie-sind-sie-in-lindenfurt-unterwegs/umfrage"
OVER = "/verwaltung/erlengrund/verfahren/wie-weiter-mit-dem-buecherbus/umfrage"
PAGES = (
    Kind("surveys.desk", f"{RUNS}/", DESK),
    Kind("surveys.new_question", f"{RUNS}/fragen/neu", DESK),
    Kind("surveys.new_question", f"{RUNS}/fragen/neu?art=matrix", DESK),
    Kind("surveys.new_question", f"{RUNS}/fragen/neu?art=number", DESK, press="Speichern", status=422),
    Kind("surveys.edit_question", f"{RUNS}/fragen/f7", DESK),
    Kind("surveys.remove_question", f"{RUNS}/fragen/f7/entfernen", DESK),
    Kind("surveys.condition", f"{RUNS}/fragen/f8/bedingung", DESK),
    Kind("surveys.condition", f"{RUNS}/fragen/f8/bedingung?frage=f6", DESK),
    Kind("surveys.desk_pictures", f"{RUNS}/fragen/f12/bilder", DESK),
    Kind("surveys.edit_picture", f"{RUNS}/fragen/f12/bilder/a", DESK),
    Kind("surveys.new_picture", f"{RUNS}/fragen/f12/bilder/neu", DESK),
    Kind("surveys.desk_settings", f"{RUNS}/einstellungen", DESK),
    Kind("surveys.desk_population", f"{OVER}/bevoelkerung", ADMIN),
)
ELSEWHERE = {
    "surveys.picture": "a picture",
    "surveys.photo": "a picture",
    "surveys.desk_codes": "in tests/formats/surveys/building: no survey of the demo asks for codes",
}
