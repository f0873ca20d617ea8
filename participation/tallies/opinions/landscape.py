"""The landscape: a plane through the votes in which people who vote alike stand close together.

Method: Polis, as in Small, Bjorkegren, Erkkilä, Shaw and Megill, "Polis: Scaling deliberation by mapping high
dimensional opinion spaces", Recerca 26(2), 2021: principal components of the vote matrix, and positions stretched by how
little somebody has seen.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from participation.tallies.opinions.matrix import Floats

ENOUGH = 7
"""Votes after which somebody has a place in the landscape (fewer where there are fewer statements)."""

CROWD = 15
"""With fewer people than this the most active of the others are taken in."""

_FLAT = 1e-9


class Plane(NamedTuple):
    """`center`: the mean vote on each statement; `axes`: 2 x statements, of length 1, or 0 where opinions do not differ."""

    center: Floats
    axes: Floats


def included(voted: NDArray[np.int64], statements: int) -> NDArray[np.bool_]:
    """Who has voted enough to be grouped. `voted`: the number of votes of each person."""
    within = voted >= min(ENOUGH, statements)
    missing = CROWD - int(within.sum())
    if missing > 0:
        others = np.flatnonzero(~within)
        within[others[np.argsort(-voted[others], kind="stable")][:missing]] = True
    return within


def plane(cast: Floats) -> Plane:
    """The two directions in which the votes differ most; whoever has not voted on a statement counts as its mean."""
    seen = ~np.isnan(cast)
    center = np.nansum(cast, axis=0) / np.maximum(seen.sum(axis=0), 1)
    spread = np.where(seen, cast - center, 0.0)
    return Plane(center, _axes(spread))


def positions(cast: Floats, plane: Plane) -> Floats:
    """People x 2. Who has seen little is drawn to the middle by what is missing, so is pushed out again."""
    seen = ~np.isnan(cast)
    spread = np.where(seen, cast - plane.center, 0.0)
    stretch = np.sqrt(cast.shape[1] / np.maximum(seen.sum(axis=1), 1))
    return np.asarray(spread @ plane.axes.T * stretch[:, None])


def _axes(spread: Floats) -> Floats:
    """The first two principal components, through whichever of the two squares is smaller."""
    people, statements = spread.shape
    wide = statements > people
    square = spread @ spread.T if wide else spread.T @ spread
    values, vectors = np.linalg.eigh(square)
    axes = np.zeros((2, statements))
    for place, (value, vector) in enumerate(zip(values[::-1][:2], vectors.T[::-1][:2], strict=True)):
        if value > _FLAT:
            axis = spread.T @ vector / np.sqrt(value) if wide else vector
            axes[place] = axis * np.sign(axis[np.argmax(np.abs(axis))])
    return axes
