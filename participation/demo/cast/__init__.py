"""Who and what is in the demo: the two municipalities, their processes, the statuses of their answers."""

from functools import cache

from participation.demo.cast.erlengrund import erlengrund
from participation.demo.cast.lindenfurt import lindenfurt
from participation.demo.world import DemoStatus, DemoWorld

MUNICIPALITIES = (lindenfurt, erlengrund)

# Weighing codes of XBeteiligung 1.2: 1000 followed, 2000 already so, 3000 not followed, 4000 being worked on.
STATUSES = (
    DemoStatus("neu", "neu", "#4a5568"),
    DemoStatus("pruefung", "in Prüfung", "#8a5a00", "4000"),
    DemoStatus("umsetzung", "wird umgesetzt", "#00559b", "1000"),
    DemoStatus("umgesetzt", "umgesetzt", "#1e6b2e", "1000"),
    DemoStatus("nicht", "nicht möglich", "#a3341f", "3000"),
    DemoStatus("geplant", "bereits geplant", "#0f6b75", "2000"),
)


@cache
def world() -> DemoWorld:
    """The whole demo world, the same every time."""
    return DemoWorld(STATUSES, tuple(draft() for draft in MUNICIPALITIES))
