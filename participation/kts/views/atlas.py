"""The map of Germany: how much there is in each county."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for

from participation.accounts.views.gate import Door, open_to
from participation.kernel import web
from participation.kernel.counting import Count, ngettext
from participation.kernel.counting import gettext as _
from participation.kernel.errors import DomainError
from participation.kts.counties import ATTRIBUTION, County, atlas
from participation.kts.queries.counties import Measure, Shaded, by_county, limits, shade_of, shaded, towns_of
from participation.kts.queries.filters import FigureFilter
from participation.kts.queries.overview import Overview, overview
from participation.kts.views.filtering import choices, wanted


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/kts/karte", "map", show)


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend."""

    shade: int
    words: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A county with processes, where it leads to and what it says."""

    drawn: Shaded
    url: str
    words: str


@open_to(Door.KTS)
def show() -> str:
    """Counties shaded by what the filter leaves in them, and the same as a table."""
    session, chosen, measure = web.session(), wanted(), _measure()
    figures, drawing = overview(session, chosen), atlas()
    tallies = by_county(figures)
    nowhere = _nowhere(figures, tallies)
    found = shaded([*drawing.counties, *nowhere], tallies, measure)
    filled = (one for one in found if one.tally.processes)
    ordered = sorted(filled, key=lambda one: (-one.tally.of(measure), one.county.key))
    linked = [Linked(one, _listed(one.county, chosen), _said(one)) for one in ordered]
    return render_template(
        "kts/map.html",
        drawing=drawing,
        empty=[one.county for one in found if not one.shade],
        there=[one for one in linked if one.drawn.county.path],
        elsewhere=[one for one in linked if not one.drawn.county.path],
        legend=_legend([one.tally.of(measure) for one in ordered]),
        measure=measure,
        measures=measures(),
        attribution=ATTRIBUTION,
        wanted=chosen,
        choices=choices(session),
    )


def measures() -> dict[Measure, str]:
    """What the map can show, in words."""
    return {
        Measure.PROCESSES: _("Verfahren"),
        Measure.CONTRIBUTIONS: _("Beiträge"),
        Measure.PARTICIPATIONS: _("Teilnahmen"),
    }


def _measure() -> Measure:
    word = request.args.get("zeigt", Measure.PROCESSES)
    if word not in list(Measure):
        raise DomainError("Diese Auswahl gibt es nicht. Bitte wählen Sie aus den Listen.")
    return Measure(word)


def _nowhere(figures: Overview, tallies: Collection[str]) -> list[County]:
    """Counties without an outline, named after their municipalities: invented keys, and keys newer than the map."""
    known = {one.key for one in atlas().counties}
    names = towns_of(figures, [key for key in tallies if key not in known])
    return [County(key, ", ".join(towns), "") for key, towns in names.items()]


def _listed(county: County, chosen: FigureFilter) -> str:
    """The address of its processes."""
    query: dict[str, Any] = chosen.query() | {"kreis": county.key}
    return url_for("kts.overview", **query)


def _said(one: Shaded) -> str:
    processes = ngettext("%(num)s Verfahren", "%(num)s Verfahren", one.tally.processes)
    contributions = ngettext("%(num)s Beitrag", "%(num)s Beiträge", one.tally.contributions)
    return f"{one.county.name}: {processes}, {contributions}"


def _legend(values: list[int]) -> list[Key]:
    bounds = limits(values)
    starts = [1, *(bound + 1 for bound in bounds)]
    words = [_range(first, last) for first, last in zip(starts, bounds, strict=False)]
    return [Key(0, _("keine")), *(Key(shade_of(place, len(words)), one) for place, one in enumerate(words))]


def _range(first: int, last: int) -> str:
    if first == last:
        return str(Count(last))
    return _("%(first)s bis %(last)s", first=Count(first), last=Count(last))
