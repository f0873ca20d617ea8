"""The trap of Polis: its exports write 1 for agreement, its interface and database -1.

A file does not say which it is, but counts that come with it do.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from participation.tallies.opinions.matrix import Floats, Votes

_AGAINST = -0.5
"""Below this correlation of what was counted here and there, agreement is what we took for disagreement."""


def is_turned(
    votes: Votes, by_statement: Mapping[str, tuple[int, int]], by_person: Mapping[str, tuple[int, int]]
) -> bool:
    """Whether -1 means agreement here, by how many agreed and disagreed according to other columns or files."""
    here = np.nan_to_num(votes.cast)
    return _against(votes.statements, here.sum(axis=0), by_statement) or _against(
        votes.participants, here.sum(axis=1), by_person
    )


def turned(votes: Votes) -> Votes:
    """The same votes, agreement and disagreement exchanged."""
    return Votes(votes.participants, votes.statements, -votes.cast)


def _against(names: Sequence[str], here: Floats, told: Mapping[str, tuple[int, int]]) -> bool:
    there = np.array(
        [agree - disagree for agree, disagree in (told.get(name, (0, 0)) for name in names)], dtype=float
    )
    size = float(np.sqrt((here**2).sum() * (there**2).sum()))
    return size > 0 and float(here @ there) / size < _AGAINST
