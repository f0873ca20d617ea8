"""Rankings as people can follow them: every option against every other, and the rounds of the runoff."""

from dataclasses import dataclass

from participation.formats.voting.queries.published import Published
from participation.formats.voting.views.result.lines import Line, lines_of


@dataclass(frozen=True, slots=True)
class Duel:
    """One option against another: ballots that put it first, and those that put it last."""

    ahead: int
    behind: int

    @property
    def outcome(self) -> str:
        """`won`, `lost` or `even`."""
        return "even" if self.ahead == self.behind else "won" if self.ahead > self.behind else "lost"


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the matrix: an option, its duels in the order of the rows (None against itself), and its place."""

    line: Line
    place: int
    duels: list[Duel | None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A round of the runoff: options with their votes, the strongest first, and who leaves."""

    standings: list[tuple[str, int]]
    exhausted: int
    out: list[str]


def compared(known: Published) -> list[Compared]:
    """The matrix, in the order that Schulze's method finds."""
    pairs, groups = known.outcome["pairs"], known.outcome["schulze"]
    lines = {line.key: line for line in lines_of(known)}
    order = [key for group in groups for key in group]
    places = {key: 1 + sum(map(len, groups[:at])) for at, group in enumerate(groups) for key in group}
    return [
        Compared(
            lines[one],
            places[one],
            [None if one == other else Duel(pairs[one][other], pairs[other][one]) for other in order],
        )
        for one in order
    ]


def stages(known: Published) -> list[Stage]:
    """The rounds, first to last."""
    titles = {option["id"]: option["title"] for option in known.rules["options"]}
    return [
        Stage(
            standings=[
                (titles[key], votes)
                for key, votes in sorted(one["counts"].items(), key=lambda counted: -counted[1])
            ],
            exhausted=one["exhausted"],
            out=[titles[key] for key in one["out"]],
        )
        for one in known.outcome["irv"]
    ]
