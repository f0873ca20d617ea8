"""The outlines of the counties of Germany, drawn once from official data and shipped as paths."""

from dataclasses import dataclass
from functools import cache

import orjson

from participation import resources

FILE = "kts/counties.json"
"""Below static/."""
ATTRIBUTION = "© GeoBasis-DE / BKG (2021), dl-de/by-2-0, vereinfacht"
STATES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}
"""The first two digits of every official key."""


@dataclass(frozen=True, slots=True)
class County:
    """A county or a town without one: five digits of its key, its name, and its outline as an SVG path."""

    key: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """All of it, in the units of the drawing."""

    width: int
    height: int
    counties: tuple[County, ...]
    states: tuple[str, ...]
    """Outlines of the states, as paths."""


@cache
def atlas() -> Atlas:
    """The drawing that is shipped."""
    told = orjson.loads((resources.folder("static") / FILE).read_bytes())
    counties = tuple(County(*one) for one in told["counties"])
    return Atlas(told["width"], told["height"], counties, tuple(told["states"]))
