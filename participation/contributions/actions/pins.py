"""The map's own tables, changed in the same transaction as what they show: always exact, never rebuilt.

`pin` holds one row per public contribution with a place. `pin_cell` counts them per cell, category and status
at a few levels; a change is a handful of additions that the database does itself, so racing changes add up.

The module's version is always counted up first: its row is the one queue in which changes to a module stand,
so that no two transactions ever wait for each other's cells. Rows of contributions are locked before it.
"""

from collections import Counter
from dataclasses import dataclass
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import LEVELS, Pin, PinCell, Spot
from participation.kernel import dialect
from participation.kernel.geo import KEY_BITS
from participation.processes.actions.versions import bump

COUNTING, LOCATED, WHOLE = 0, 0, 1
"""Level and cells that count what has a place and what is meant for the whole area."""

CELL = ("module_id", "level", "cell", "category_id", "status_id")

_PIN = cast("sa.Table", Pin.__table__)


@dataclass(frozen=True, slots=True, order=True)
class _Cell:
    module_id: int
    level: int
    cell: int
    category_id: int
    status_id: int


def show(session: Session, spot: Spot) -> None:
    """A contribution became public."""
    bump(session, spot.module_id)
    _add(session, [(spot, 1)])
    if spot.zkey is not None:
        session.execute(sa.insert(_PIN), [_pin(spot)])


def take_away(session: Session, spot: Spot) -> None:
    """A contribution is no longer public."""
    bump(session, spot.module_id)
    _add(session, [(spot, -1)])
    session.execute(sa.delete(Pin).where(Pin.id == spot.contribution_id))


def move(session: Session, old: Spot, new: Spot) -> None:
    """A public contribution changed its place, category or status."""
    bump(session, new.module_id)
    if old == new:
        return
    _add(session, [(old, -1), (new, 1)])
    session.execute(sa.delete(Pin).where(Pin.id == old.contribution_id))
    if new.zkey is not None:
        session.execute(sa.insert(Pin), [_pin(new)])


def show_many(session: Session, spots: list[Spot]) -> None:
    """Many contributions of one module became public at once."""
    if spots:
        bump(session, spots[0].module_id)
        _add(session, [(spot, 1) for spot in spots])
    located = [_pin(spot) for spot in spots if spot.zkey is not None]
    if located:
        session.execute(sa.insert(Pin), located)


def _pin(spot: Spot) -> dict[str, int | None]:
    return {
        "id": spot.contribution_id,
        "module_id": spot.module_id,
        "zkey": spot.zkey,
        "category_id": spot.category_id,
        "status_id": spot.status_id,
        "lat_e6": spot.lat_e6,
        "lon_e6": spot.lon_e6,
    }


def _add(session: Session, changes: list[tuple[Spot, int]]) -> None:
    """Add or take off counts, always in the same order of cells: two at once queue, and cannot lock each other."""
    sums: dict[_Cell, Counter[str]] = {}
    for spot, sign in changes:
        for cell in _cells(spot):
            total = sums.setdefault(cell, Counter())
            total["pins"] += sign
            total["lat_sum"] += sign * spot.lat_e6
            total["lon_sum"] += sign * spot.lon_e6
            total["id_sum"] += sign * spot.contribution_id
    rows = [_row(cell, sums[cell]) for cell in sorted(sums) if any(sums[cell].values())]
    if rows:
        dialect.add_up(session, PinCell, CELL, rows)


def _row(cell: _Cell, total: Counter[str]) -> dict[str, int]:
    return {
        "module_id": cell.module_id,
        "level": cell.level,
        "cell": cell.cell,
        "category_id": cell.category_id,
        "status_id": cell.status_id,
        "pins": total["pins"],
        "lat_sum": total["lat_sum"],
        "lon_sum": total["lon_sum"],
        "id_sum": total["id_sum"],
    }


def _cells(spot: Spot) -> list[_Cell]:
    here = LOCATED if spot.zkey is not None else WHOLE
    cells = [_Cell(spot.module_id, COUNTING, here, spot.category_id, spot.status_id)]
    if spot.zkey is not None:
        cells += [
            _Cell(
                spot.module_id, level, spot.zkey >> (KEY_BITS - 2 * level), spot.category_id, spot.status_id
            )
            for level in LEVELS
        ]
    return cells
