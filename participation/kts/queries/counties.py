"""Figures by county, for the map."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from participation.kts.counties import STATES, County
from participation.kts.queries.filters import COUNTY_DIGITS
from participation.kts.queries.overview import Overview

CLASSES = 5


class Measure(StrEnum):
    """What the map shows."""

    PROCESSES = "verfahren"
    CONTRIBUTIONS = "beitraege"
    PARTICIPATIONS = "teilnahmen"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a county has."""

    towns: int = 0
    processes: int = 0
    contributions: int = 0
    participations: int = 0

    def of(self, measure: Measure) -> int:
        """The one number that the map shows."""
        return {
            Measure.PROCESSES: self.processes,
            Measure.CONTRIBUTIONS: self.contributions,
            Measure.PARTICIPATIONS: self.participations,
        }[measure]


@dataclass(frozen=True, slots=True)
class Shaded:
    """A county as it is drawn; `shade` is 0 where nothing is, else 1 to CLASSES."""

    county: County
    tally: Tally
    shade: int

    @property
    def state(self) -> str:
        """The state that it belongs to."""
        return STATES[self.county.key[:2]]


def by_county(found: Overview) -> dict[str, Tally]:
    """Sums by the first five digits of the key, in one query. What lies in no county has a key of its own."""
    c, key = found.source.c, _county(found)
    taken_part = sa.func.sum(c.participants + c.ballots + c.sheets)
    asked = sa.select(
        key, sa.func.count(c.ags.distinct()), sa.func.count(), sa.func.sum(c.contributions), taken_part
    )
    rows = found.session.execute(
        asked.where(*found.wanted.conditions(found.source)).group_by(key).order_by(key)
    )
    return {
        county: Tally(towns, processes, int(said), int(taken))
        for county, towns, processes, said, taken in rows
    }


def towns_of(found: Overview, counties: Collection[str]) -> dict[str, list[str]]:
    """The names of the municipalities in some counties that have processes, in order."""
    if not counties:
        return {}
    c, key = found.source.c, _county(found)
    asked = sa.select(key, c.municipality_name).where(key.in_(counties)).distinct()
    names: defaultdict[str, list[str]] = defaultdict(list)
    ordered = asked.where(*found.wanted.conditions(found.source)).order_by(key, c.municipality_name)
    for county, name in found.session.execute(ordered):
        names[county].append(name)
    return names


def _county(found: Overview) -> sa.Label[str]:
    return sa.func.substr(found.source.c.ags, 1, COUNTY_DIGITS).label("county")


def limits(values: Sequence[int]) -> list[int]:
    """The highest value of each class, rising; classes hold about as many counties each, and none is empty."""
    found = sorted(value for value in values if value > 0)
    if not found:
        return []
    highest = {found[max(0, round(len(found) * part / CLASSES) - 1)] for part in range(1, CLASSES + 1)}
    return sorted(highest)


def shaded(counties: Sequence[County], tallies: Mapping[str, Tally], measure: Measure) -> list[Shaded]:
    """Every county with its shade; the darkest class is always the last of CLASSES."""
    bounds = limits([tallies[one.key].of(measure) for one in counties if one.key in tallies])
    return [_shaded(one, tallies.get(one.key, Tally()), measure, bounds) for one in counties]


def _shaded(county: County, tally: Tally, measure: Measure, bounds: list[int]) -> Shaded:
    value = tally.of(measure)
    place = next((number for number, bound in enumerate(bounds) if value <= bound), 0) if value else 0
    return Shaded(county, tally, shade_of(place, len(bounds)) if value else 0)


def shade_of(place: int, classes: int) -> int:
    """The shade of a class: few classes are spread over all shades."""
    return CLASSES - (classes - 1 - place) * (CLASSES - 1) // max(classes - 1, 1)
