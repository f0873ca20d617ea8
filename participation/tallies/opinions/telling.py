"""A landscape as JSON: for the analyst everything, for the public nothing about single people."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import numpy as np

from participation.tallies.opinions.analysing import Landscape
from participation.tallies.opinions.grouping import LEAST
from participation.tallies.opinions.matrix import Floats
from participation.tallies.opinions.representing import DIRECTIONS, Counts, Stance

_PLACES = 6
_TWO_THIRDS = 1.5
"""Deviations within which two thirds of a normal plane lie."""


def told(landscape: Landscape) -> dict[str, Any]:
    """Everything; `participants` and `positions` are about single people."""
    return {
        "participants": dict(landscape.participants),
        **public(landscape),
        "k": landscape.k,
        "consensus": {
            side: [stance.statement for stance in landscape.consensus[side]] for side in DIRECTIONS
        },
        "consensus_figures": {side: stances(landscape.consensus[side]) for side in DIRECTIONS},
        "groups": {str(group.name): {"size": group.size, "shown": group.shown} for group in landscape.groups},
        "representative": {str(group.name): stances(group.representative) for group in landscape.groups},
        "group_aware_consensus": dict(landscape.group_aware) if landscape.k else {},
        "statements": _statements(landscape, range(landscape.k)),
        "pca": _pca(landscape),
        "positions": _positions(landscape),
    }


def public(landscape: Landscape) -> dict[str, Any]:
    """What everybody may see: sums over people, and groups only where they are clear and large enough.

    Nothing is told of a statement, or of a group's votes on it, that fewer than five people voted on.
    """
    shown = [at for at, group in enumerate(landscape.groups) if group.shown] if landscape.clear else []
    groups = [landscape.groups[at] for at in shown]
    return {
        "k": len(groups),
        "clear": landscape.clear,
        "silhouette": round(landscape.silhouette, _PLACES),
        "stability": round(landscape.stability, _PLACES),
        "counts": _sizes(landscape),
        "moderated_out": [one for one in landscape.votes.statements if one in landscape.moderated_out],
        "consensus": {side: stances(_seen_enough(landscape.consensus[side])) for side in DIRECTIONS},
        "groups": {str(group.name): {"size": group.size} for group in groups},
        "representative": {str(group.name): stances(_seen_enough(group.representative)) for group in groups},
        "statements": _statements(landscape, shown, LEAST),
    }


def outlines(landscape: Landscape) -> dict[str, dict[str, float]]:
    """Where each group that is shown stands on the map, and how far it is spread: an ellipse, never a person.

    `x` and `y` its middle, `along` and `across` two thirds of its people wide, `turn` its angle in degrees; lengths in
    units of the plane.
    """
    if not landscape.clear:
        return {}
    people = landscape.votes.participants
    return {
        str(group.name): _ellipse(
            landscape.spots[[landscape.participants.get(person) == group.name for person in people]]
        )
        for group in landscape.groups
        if group.shown
    }


def _ellipse(spots: Floats) -> dict[str, float]:
    middle = spots.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(spots.T))
    across, along = _TWO_THIRDS * np.sqrt(np.maximum(values, 0))
    turn = np.degrees(np.arctan2(vectors[1, 1], vectors[0, 1]))
    names = ("x", "y", "along", "across", "turn")
    return {
        name: round(float(value), 3)
        for name, value in zip(names, (*middle, along, across, turn), strict=True)
    }


def stances(chosen: Iterable[Stance]) -> list[dict[str, Any]]:
    """What somebody stands for, with the figures behind it."""
    return [
        {name: _rounded(value) for name, value in asdict(stance).items() if value is not None}
        for stance in chosen
    ]


def _sizes(landscape: Landscape) -> dict[str, int]:
    people, grouped = len(landscape.votes.participants), len(landscape.participants)
    return {
        "participants": people,
        "included": grouped,
        "excluded": people - grouped,
        "statements": len(landscape.votes.statements),
        "votes": int(landscape.votes.each.sum()),
    }


def _seen_enough(chosen: Iterable[Stance]) -> list[Stance]:
    return [stance for stance in chosen if stance.seen >= LEAST]


def _statements(landscape: Landscape, groups: Iterable[int], least: int = 0) -> dict[str, Any]:
    """Each statement with its votes, in all and by group, and how probably all groups agree.

    `least`: votes from which on something is told. Sums over everybody leave out those outside the groups that are told
    where they are fewer: else they would follow by subtraction. The probability is a product over all groups: told only
    where all of them are, else it would give away the one that is not.
    """
    shown = [(at, str(landscape.groups[at].name)) for at in groups]
    all_groups = 0 < landscape.k == len(shown)
    told: dict[str, Any] = {}
    for at, statement in enumerate(landscape.votes.statements):
        if landscape.everybody.seen[0, at] < least:
            continue
        by_group = {
            name: _votes(landscape.by_group, group, at)
            for group, name in shown
            if landscape.by_group.seen[group, at] >= least
        }
        complete = all_groups and len(by_group) == landscape.k
        told[statement] = {
            **_sum(_votes(landscape.everybody, 0, at), [*by_group.values()], least),
            "group_aware_consensus": round(landscape.group_aware[statement], 9) if complete else None,
            "groups": by_group,
        }
    return told


def _sum(everybody: dict[str, int], by_group: list[dict[str, int]], least: int) -> dict[str, int]:
    """The votes of everybody, or those of the groups where fewer than `least` people are outside of them."""
    inside = {side: sum(votes[side] for votes in by_group) for side in everybody}
    outside = sum(everybody.values()) - sum(inside.values())
    return inside if by_group and outside < least else everybody


def _votes(counts: Counts, group: int, at: int) -> dict[str, int]:
    agree, disagree, seen = (int(side[group, at]) for side in counts)
    return {"agree": agree, "disagree": disagree, "pass": seen - agree - disagree}


def _pca(landscape: Landscape) -> dict[str, Any]:
    """The plane; its numbers are in the order of `statements`."""
    return {
        "center": _numbers(landscape.plane.center),
        "components": [_numbers(axis) for axis in landscape.plane.axes],
    }


def _positions(landscape: Landscape) -> dict[str, list[float]]:
    spots = zip(landscape.votes.participants, landscape.spots, strict=True)
    return {person: _numbers(spot) for person, spot in spots if person in landscape.participants}


def _numbers(numbers: Floats) -> list[float]:
    listed: list[float] = (numbers.round(_PLACES) + 0.0).tolist()
    return listed


def _rounded(value: Any) -> Any:
    return round(value, _PLACES) if isinstance(value, float) else value
