"""Ties: the cheaper project first, then the one with more votes, then the lot drawn before the count; never the id."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from participation.tallies.budgets.election import Election


@dataclass(frozen=True, slots=True)
class Tie:
    """Projects (positions) that stood equal, which one came first and by what: "cost", "votes", "lot" or "open".

    `matters`: the winners could be others in another order. "open" has nobody chosen.
    """

    options: tuple[int, ...]
    chosen: int | None
    by: str
    matters: bool

    def named(self, election: Election) -> dict[str, object]:
        """As it stands in a result: identifiers, in the order of the ballot."""
        chosen = None if self.chosen is None else election.projects[self.chosen].id
        return {
            "options": election.ids(self.options),
            "chosen": chosen,
            "by": self.by,
            "matters": self.matters,
        }


def settle(election: Election, tied: Iterable[int]) -> tuple[int, Tie | None]:
    """Who comes first of those who stand equal, and the tie, as one that matters. One alone is no tie."""
    equal = sorted(tied)
    if len(equal) == 1:
        return equal[0], None
    keys: tuple[tuple[str, Callable[[int], int]], ...] = (
        ("cost", lambda project: election.projects[project].cost),
        ("votes", lambda project: -election.scores[project]),
        ("lot", lambda project: election.luck[project]),
    )
    for by, key in keys:
        least = min(map(key, equal))
        best = [project for project in equal if key(project) == least]
        if len(best) == 1:
            return best[0], Tie(tuple(equal), best[0], by, matters=True)
        equal = best
    raise AssertionError("no two projects have the same place in a lot")


def judged(election: Election, tie: Tie, *, matters: bool) -> Tie:
    """The tie, once it is known whether it matters: then no lot decides where none may."""
    if matters and tie.by == "lot" and election.open_ties:
        return replace(tie, chosen=None, by="open")
    return replace(tie, matters=matters)
