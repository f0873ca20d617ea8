"""The map of opinion groups: an outline for each, as large as the group is wide, with its letter; no person is on it."""

from collections.abc import Mapping
from math import cos, radians, sin
from typing import Any

from markupsafe import Markup

WIDTH, HEIGHT = 640, 400
_MARGIN = 34
_SMALLEST = 26
"""Pixels from the middle to the edge, so that a letter fits in."""

_GROUP = Markup(
    '<g><ellipse class="opinion opinion--{place}" cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" transform="rotate({turn} {x} {y})"/>'
    '<text class="opinion__letter" x="{x}" y="{y}" dy="0.35em">{letter}</text></g>'
)
_MAP = Markup(
    '<svg class="opinions" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">'
    '<path class="opinions__axes" d="M0 {middle}H{width}M{centre} 0V{height}"/>{groups}</svg>'
)


def drawn(outlines: Mapping[str, Mapping[str, float]], letters: Mapping[str, str], label: str) -> Markup:
    """The map of some groups, all of them in sight. `outlines` as `tallies.opinions.telling` tells them."""
    scale, left, top = _frame([*outlines.values()])
    groups = [
        _GROUP.format(
            place=place,
            x=round(left + one["x"] * scale),
            y=round(top - one["y"] * scale),
            rx=round(max(one["along"] * scale, _SMALLEST)),
            ry=round(max(one["across"] * scale, _SMALLEST)),
            turn=round(-one["turn"]),
            letter=letters[name],
        )
        for place, (name, one) in enumerate(outlines.items(), 1)
    ]
    return _MAP.format(
        width=WIDTH,
        height=HEIGHT,
        middle=round(top),
        centre=round(left),
        label=label,
        groups=Markup("").join(groups),
    )


def _frame(outlines: list[Mapping[str, Any]]) -> tuple[float, float, float]:
    """Pixels per unit, and where the middle of the plane lies, so that every outline is in sight."""
    if not outlines:
        return 1, WIDTH / 2, HEIGHT / 2
    boxes = [_box(one) for one in outlines]
    west, east = min(box[0] for box in boxes), max(box[1] for box in boxes)
    south, north = min(box[2] for box in boxes), max(box[3] for box in boxes)
    room = (WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN)
    scale = min(room[0] / max(east - west, 1e-6), room[1] / max(north - south, 1e-6))
    left = WIDTH / 2 - scale * (west + east) / 2
    return scale, left, HEIGHT / 2 + scale * (south + north) / 2


def _box(one: Mapping[str, float]) -> tuple[float, float, float, float]:
    """West, east, south and north of a turned ellipse."""
    turn = radians(one["turn"])
    wide = ((one["along"] * cos(turn)) ** 2 + (one["across"] * sin(turn)) ** 2) ** 0.5
    high = ((one["along"] * sin(turn)) ** 2 + (one["across"] * cos(turn)) ** 2) ** 0.5
    return one["x"] - wide, one["x"] + wide, one["y"] - high, one["y"] + high
