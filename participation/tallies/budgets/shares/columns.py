"""The supporters of every project as arrays, made once for many counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from participation.tallies.budgets.election import Election, Ints

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Column:
    """One project's supporters: groups, units, voters (as floats: heads), and heads times units (bulk), side by side.

    `each`: the units as floats, one number where it is the same for all, as for approvals. `total`: all units of all
    voters. Floats of whole numbers below 2**53 are exact.
    """

    cost: int
    groups: NDArray[np.int32]
    units: Ints
    weights: Ints
    heads: Floats
    each: Floats | float
    bulk: Floats
    total: int
    voters: int

    @classmethod
    def of(cls, election: Election, project: int) -> "Column":
        """The column of a project."""
        groups, units = election.groups[project], election.units[project]
        weights = election.weights[groups]
        heads, each = weights.astype(np.float64), units.astype(np.float64)
        alike = len(units) > 0 and units.min() == units.max()
        return cls(
            cost=election.projects[project].cost,
            groups=groups,
            units=units,
            weights=weights,
            heads=heads,
            each=float(each[0]) if alike else each,
            bulk=heads * each,
            total=election.totals[project],
            voters=election.votes[project],
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of the projects that can win; `units` has a row for each of them (see `lines`), a column per group."""

    columns: Mapping[int, Column]
    lines: Mapping[int, int]
    units: NDArray[np.integer[Any]]

    @classmethod
    def of(cls, election: Election) -> "Table":
        """The table of an election; one byte per project and group, unless somebody gave more than 255 points."""
        columns = {project: Column.of(election, project) for project in election.running}
        most = max((int(column.units.max()) for column in columns.values()), default=1)
        units = np.zeros((len(columns), len(election.weights)), dtype=np.min_scalar_type(most))
        lines = {project: line for line, project in enumerate(columns)}
        for project, column in columns.items():
            units[lines[project], column.groups] = column.units
        return cls(columns, lines, units)
