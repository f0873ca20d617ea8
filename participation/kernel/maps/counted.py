"""Squares on a map with how much there is in each: for places that nobody shall see exactly."""

from dataclasses import asdict, dataclass
from typing import ClassVar

from participation.kernel.maps.parts import Bounds, Config, Part


@dataclass(frozen=True, slots=True)
class CountedCell:
    """A square, its count, and how that is said (`1.204`)."""

    bounds: Bounds
    count: int
    said: str


@dataclass(frozen=True, slots=True)
class CountedCells(Part):
    """The squares, the darker the more. The same figures must stand in a table beside the map."""

    cells: tuple[CountedCell, ...]
    function: ClassVar[str] = "countedCells"
    scripts: ClassVar[tuple[str, ...]] = ("js/map-cells.js",)

    def data(self) -> Config:
        return {"cells": [asdict(one) for one in self.cells]}
