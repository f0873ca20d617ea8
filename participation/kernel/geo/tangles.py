"""Outlines that would take minutes to put in order are refused first: a scribble of 4 kB can.

Mending costs about the square of the crossings, and real boundaries have none. Boxes around the edges are compared
before the edges themselves, a few edges at a time, so that counting stays cheap however bad it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from participation.kernel.geo.points import GeoError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

MOST_SURFACES = 2_000
MOST_NEIGHBOURS = 2_000_000
"""Pairs of edges that lie near one another, in the whole outline."""
MOST_CROSSINGS = 300
_AT_ONCE = 64
_OWN = 3
"""An edge meets itself and the two beside it."""


def require_few_surfaces(count: int) -> None:
    """Raise GeoError for more polygons than any municipality has."""
    if count > MOST_SURFACES:
        raise GeoError(
            "Das Gebiet besteht aus mehr als %(most)s einzelnen Flächen. Bitte fassen Sie sie vorher zusammen.",
            most=MOST_SURFACES,
        )


def require_untangled(shape: BaseGeometry) -> None:
    """Raise GeoError for an outline whose edges cross or crowd one another too often."""
    import shapely

    edges = _edges(shape)
    if _most(edges, None, MOST_NEIGHBOURS):
        raise _refusal()
    if not shapely.is_valid(shape) and _most(edges, "intersects", _OWN * len(edges) + 2 * MOST_CROSSINGS):
        raise _refusal()


def require_uncrowded(parts: Sequence[BaseGeometry]) -> None:
    """Raise GeoError for surfaces that lie over one another too often; neighbours may share their edges."""
    import numpy as np

    if _most(np.concatenate([_edges(part) for part in parts]), None, MOST_NEIGHBOURS):
        raise _refusal()


def _refusal() -> GeoError:
    return GeoError("Der Umriss des Gebiets überschneidet sich zu oft. Bitte zeichnen Sie ihn einfacher.")


def _edges(shape: BaseGeometry) -> NDArray[np.object_]:
    import numpy as np
    import shapely

    positions, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(shape)), return_index=True)
    ends = np.stack([positions[:-1], positions[1:]], axis=1)[ring[1:] == ring[:-1]]
    edges: NDArray[np.object_] = shapely.linestrings(ends[(ends[:, 0] != ends[:, 1]).any(axis=1)])
    return edges


def _most(edges: NDArray[np.object_], predicate: str | None, limit: int) -> bool:
    """Whether more than so many pairs of edges meet; stops counting there."""
    import shapely

    tree = shapely.STRtree(edges)
    met = 0
    for start in range(0, len(edges), _AT_ONCE):
        met += tree.query(edges[start : start + _AT_ONCE], predicate=predicate).shape[1]  # type: ignore[arg-type]
        if met > limit:
            return True
    return False
