"""A map on paper: an outline with points or circles, drawn from the data alone, without tiles."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

Position = tuple[float, float]
"""Longitude and latitude in degrees, WGS 84."""
Crowd = tuple[float, float, int]
"""Longitude, latitude, and how many are there."""
WIDTH, HIGHEST = 800.0, 900.0
"""Of the drawing, in its own units."""
MARGIN = 24.0
MOST_POINTS = 250
"""More than so many are drawn as circles, each for a square."""
SQUARES = 26
"""Across the map."""
_FINEST = 1.2
"""Bends of outlines that are closer to each other than this are left out."""
_METRES = 111_320.0
"""A degree of latitude on the sphere of WGS 84, roughly."""


class Sheet:
    """Where degrees lie on the drawing: equirectangular about the middle of the outline."""

    def __init__(self, outline: Mapping[str, Any]) -> None:
        found = [position for ring in _rings(outline) for position in ring]
        self.west, self.north = min(lon for lon, _ in found), max(lat for _, lat in found)
        east, south = max(lon for lon, _ in found), min(lat for _, lat in found)
        self.squeeze = math.cos(math.radians((self.north + south) / 2))
        across, down = max((east - self.west) * self.squeeze, 1e-9), max(self.north - south, 1e-9)
        self.scale = min((WIDTH - 2 * MARGIN) / across, (HIGHEST - 2 * MARGIN) / down)
        self.left = (WIDTH - across * self.scale) / 2
        self.height = down * self.scale + 2 * MARGIN + 30

    def at(self, lon: float, lat: float) -> Position:
        """Units from the left and from above."""
        x = self.left + (lon - self.west) * self.squeeze * self.scale
        return x, MARGIN + (self.north - lat) * self.scale


def area_map(
    outline: Mapping[str, Any],
    points: Sequence[Position],
    parts: Iterable[tuple[str, Mapping[str, Any]]] = (),
    *,
    crowd: Sequence[Crowd] = (),
) -> str:
    """SVG of an outline (GeoJSON Polygon or MultiPolygon, WGS 84), its parts with their names, and points in it; or,
    where there are too many to name each, `crowd`: places with how many there are."""
    sheet = Sheet(outline)
    drawn = [_shape(sheet, outline, 'fill="#f4f6f8" stroke="#4a5a6a" stroke-width="2"')]
    named = list(parts)
    drawn += [
        _shape(sheet, part, 'fill="none" stroke="#9aa7b4" stroke-width="1" stroke-dasharray="4 3"')
        for _, part in named
    ]
    drawn += [_name(sheet, name, part) for name, part in named]
    if len(points) > MOST_POINTS:
        crowd = [(lon, lat, 1) for lon, lat in points]
    drawn += _circles(sheet, crowd) if crowd else _dots(sheet, points)
    drawn.append(_ruler(sheet))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {sheet.height:.0f}" '
        f'font-family="Fira Sans, sans-serif">{"".join(drawn)}</svg>'
    )


def _rings(geometry: Mapping[str, Any]) -> Iterator[Sequence[Position]]:
    shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return (ring for shape in shapes for ring in shape)


def _shape(sheet: Sheet, geometry: Mapping[str, Any], look: str) -> str:
    path = " ".join(_ring(sheet, ring) for ring in _rings(geometry))
    return f'<path d="{path}" fill-rule="evenodd" {look}/>'


def _ring(sheet: Sheet, ring: Sequence[Position]) -> str:
    """The bends that the eye can tell apart."""
    kept: list[Position] = []
    for position in ring:
        here = sheet.at(position[0], position[1])
        if not kept or math.dist(here, kept[-1]) >= _FINEST:
            kept.append(here)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def _name(sheet: Sheet, name: str, geometry: Mapping[str, Any]) -> str:
    """In the middle of its largest ring."""
    ring = max(_rings(geometry), key=len)
    x, y = sheet.at(sum(one[0] for one in ring) / len(ring), sum(one[1] for one in ring) / len(ring))
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="15" fill="#4a5a6a" text-anchor="middle" stroke="#f4f6f8" '
        f'stroke-width="4" paint-order="stroke">{escape(name)}</text>'
    )


def _dots(sheet: Sheet, points: Sequence[Position]) -> list[str]:
    return [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="#1d4f91" fill-opacity="0.85" stroke="#fff" stroke-width="1.5"/>'
        for x, y in (sheet.at(*point) for point in sorted(points))
    ]


def _circles(sheet: Sheet, crowd: Sequence[Crowd]) -> list[str]:
    """One for each square with points in it, its area as large as their number."""
    side = (WIDTH - 2 * MARGIN) / SQUARES
    counts: Counter[tuple[int, int]] = Counter()
    for lon, lat, number in crowd:
        x, y = sheet.at(lon, lat)
        counts[int(x // side), int(y // side)] += number
    most = max(counts.values())
    return [_circle(cell, count, side, most) for cell, count in sorted(counts.items())]


def _circle(cell: tuple[int, int], count: int, side: float, most: int) -> str:
    x, y = (cell[0] + 0.5) * side, (cell[1] + 0.5) * side
    radius = max(3.0, side * 0.62 * math.sqrt(count / most))
    drawn = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#1d4f91" fill-opacity="0.8" stroke="#fff"/>'
    if radius < 9:
        return drawn
    return f'{drawn}<text x="{x:.1f}" y="{y + 4:.1f}" font-size="11" fill="#fff" text-anchor="middle">{count}</text>'


def _ruler(sheet: Sheet) -> str:
    """How long a round number of metres is: the longest that fits a quarter of the map."""
    metre = sheet.scale / _METRES
    length = next((one for one in _LENGTHS if one * metre <= WIDTH / 4), _LENGTHS[-1])
    said = f"{length // 1000} km" if length >= 1000 else f"{length} m"
    y = sheet.height - 12
    return (
        f'<path d="M{MARGIN:g} {y - 5:.1f}v5h{length * metre:.1f}v-5" fill="none" stroke="#17212b" stroke-width="1.5"/>'
        f'<text x="{MARGIN + length * metre + 8:.1f}" y="{y:.1f}" font-size="14" fill="#17212b">{said}</text>'
    )


_LENGTHS = tuple(number * 10**power for power in range(6, 0, -1) for number in (5, 2, 1))
