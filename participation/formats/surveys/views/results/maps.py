"""Points of answers as squares on the map, never as points."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from participation.formats.surveys.models import Survey
from participation.formats.surveys.policy.counting.marks import CELL_LEVEL
from participation.formats.surveys.views.results.blocks import Block
from participation.formats.surveys.views.results.tables import Grid
from participation.kernel.counting import Count
from participation.kernel.counting import gettext as _
from participation.kernel.geo import cell_bounds, cell_centre
from participation.kernel.mapping import area_map
from participation.kernel.maps import CountedCell, CountedCells, RenderedMap
from participation.municipalities.queries import district_of, districts, ground


@dataclass(frozen=True, slots=True)
class Maps:
    """The maps of a page by question key, with a table beside each; styles and scripts of all, each once."""

    by_question: dict[str, RenderedMap]
    tables: dict[str, Grid]

    @property
    def styles(self) -> list[str]:
        """Paths below static/."""
        return list(dict.fromkeys(name for one in self.by_question.values() for name in one.styles))

    @property
    def scripts(self) -> list[str]:
        """Paths below static/."""
        return list(dict.fromkeys(name for one in self.by_question.values() for name in one.scripts))


def maps_of(session: Session, survey: Survey, blocks: Sequence[Block]) -> Maps:
    """A map for every question about a place that has squares to show."""
    found = Maps({}, {})
    for block in blocks:
        if block.cells:
            found.by_question[block.question.key] = _map(session, survey, block)
            found.tables[block.question.key] = _table(session, survey, block)
    return found


def _map(session: Session, survey: Survey, block: Block) -> RenderedMap:
    cells = tuple(
        CountedCell(cell_bounds(int(key), CELL_LEVEL), count, str(Count(count))) for key, count in block.cells
    )
    label = _("Karte: %(title)s", title=block.question.title)
    here = ground(session, survey.module.process.area_id)
    return area_map(f"karte-{block.question.key}", here, label, CountedCells(cells))


def _table(session: Session, survey: Survey, block: Block) -> Grid:
    """The squares with the district that the middle of each lies in, the fullest first."""
    names = {one.id: one.name for one in districts(session, survey.municipality_id)}
    rows = []
    for number, (key, count) in enumerate(block.cells, 1):
        found = district_of(session, survey.municipality_id, cell_centre(int(key), CELL_LEVEL))
        place = names.get(found or 0, "")
        name = (
            _("Feld %(number)s (%(district)s)", number=number, district=place)
            if place
            else _("Feld %(number)s", number=number)
        )
        rows.append((name, (str(Count(count)),)))
    return Grid((_("Feld auf der Karte"), _("Punkte")), tuple(rows))
