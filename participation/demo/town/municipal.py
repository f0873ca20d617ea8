"""Shares a county among its towns: borders that wander as parish borders do, without gap or overlap."""

from __future__ import annotations

import math
from random import Random

from shapely import MultiPoint, Polygon, coverage_simplify, voronoi_polygons
from shapely.ops import unary_union

from participation.demo.town.plane import XY, polygons

CELL = 620.0  # metres between the sites whose cells are handed out


def shares(
    boundary: Polygon, seats: dict[str, XY], weights: dict[str, float], rng: Random
) -> dict[str, Polygon]:
    """The land of each seat: a cell goes to the seat nearest for its weight, an enclave to its neighbour."""
    west, south, east, north = boundary.bounds
    across, up = math.ceil((east - west) / CELL), math.ceil((north - south) / CELL)
    sites = [
        (west + (i + rng.uniform(0.05, 0.95)) * CELL, south + (k + rng.uniform(0.05, 0.95)) * CELL)
        for i in range(across)
        for k in range(up)
    ]
    cells = list(voronoi_polygons(MultiPoint(sites), extend_to=boundary.buffer(2 * CELL)).geoms)
    owned: dict[str, list[Polygon]] = {name: [] for name in seats}
    for cell in cells:
        owned[_nearest(cell, seats, weights, rng)] += polygons(cell.intersection(boundary))
    whole = _without_enclaves({name: polygons(unary_union(pieces)) for name, pieces in owned.items()})
    plain = coverage_simplify(list(whole.values()), 210, simplify_boundary=False)
    return dict(zip(whole, plain, strict=True))


def _nearest(cell: Polygon, seats: dict[str, XY], weights: dict[str, float], rng: Random) -> str:
    spot = cell.representative_point()
    pull = {
        name: (math.dist((spot.x, spot.y), seat) + rng.uniform(-350, 350)) / math.sqrt(weights[name])
        for name, seat in seats.items()
    }
    return min(pull, key=lambda name: pull[name])


def _without_enclaves(pieces: dict[str, list[Polygon]]) -> dict[str, Polygon]:
    """Each share's largest piece, with all smaller ones given to whom they border longest."""
    whole = {name: max(found, key=lambda piece: piece.area) for name, found in pieces.items()}
    strays = [piece for name, found in pieces.items() for piece in found if piece is not whole[name]]
    for stray in sorted(strays, key=lambda piece: -piece.area):
        host = max(whole, key=lambda name: whole[name].intersection(stray).length)
        whole[host] = polygons(unary_union([whole[host], stray]))[0]
    return whole
