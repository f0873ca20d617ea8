"""Counts as somebody may see them: staff exactly, everybody else with small ones hidden. Pages and files draw these
and need not know which they have."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Shown:
    """A count; where it is hidden, what is said instead: at least so many, at most so many, or nothing."""

    count: int | None
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """How many said one thing. `key` is that of an option, a number of a scale, a range or a map cell.

    Rankings count first places here; `mean` is the mean place among those who placed the option, `points` its Borda
    count (Borda 1781: of m options the first gets m - 1 points, the last of all and what was not placed get 0).
    """

    key: str
    shown: Shown
    mean: float | None = None
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The cells of a question; a matrix has one group for each of its rows."""

    row: str
    answered: Shown
    cells: tuple[Cell, ...]
    mean: float | None = None
    median: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A question counted. `hidden` says why there is nothing to see: "few" answered it, or "condition": its figures
    would tell those of the question that decides who is asked."""

    question: str
    asked: Shown
    answered: Shown
    groups: tuple[Group, ...] = ()
    hidden: str = ""


NOTHING = Shown(None)


def known(count: int) -> Shown:
    """A count that is told."""
    return Shown(count)


def hidden(question: str, why: str) -> Figure:
    """A question of which nothing is told."""
    return Figure(question, NOTHING, NOTHING, hidden=why)


def written(figures: list[Figure]) -> dict[str, Any]:
    """Figures as plain values, to be kept."""
    return {"figures": [asdict(one) for one in figures]}


def read(kept: Mapping[str, Any]) -> list[Figure]:
    """The same figures again."""
    return [_figure(one) for one in kept["figures"]]


def _figure(kept: Mapping[str, Any]) -> Figure:
    groups = tuple(_group(one) for one in kept["groups"])
    return Figure(kept["question"], Shown(**kept["asked"]), Shown(**kept["answered"]), groups, kept["hidden"])


def _group(kept: Mapping[str, Any]) -> Group:
    cells = tuple(Cell(**(one | {"shown": Shown(**one["shown"])})) for one in kept["cells"])
    return Group(kept["row"], Shown(**kept["answered"]), cells, kept["mean"], kept["median"])
