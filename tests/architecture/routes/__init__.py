"""THE reviewed table: for every route its door, and what each actor gets for each object in each state."""

from tests.architecture.answers import STATUS, Route
from tests.architecture.routes.desk import DESK
from tests.architecture.routes.people import PEOPLE
from tests.architecture.routes.public import PUBLIC
from tests.architecture.routes.samples import SAMPLES, Values
from tests.architecture.routes.typed import typed
from tests.architecture.routes.votes import VOTES
from tests.architecture.told import TOLD

ROUTES: dict[str, Route] = PEOPLE | PUBLIC | DESK | VOTES
for _format in TOLD.values():
    ROUTES |= _format.routes

__all__ = ["ROUTES", "SAMPLES", "STATUS", "Route", "Values", "typed"]
