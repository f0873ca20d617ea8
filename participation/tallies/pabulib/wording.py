"""Which of Pabulib's rules a vote of ours followed, as its checker understands them."""

from dataclasses import replace
from fractions import Fraction

from participation.tallies.budgets.election import Election
from participation.tallies.budgets.greedy import Greedy
from participation.tallies.budgets.outcome import EQUAL_SHARES, Outcome
from participation.tallies.budgets.shares import Completion, count

_MOST_STEPS = 2_000
_NONE_OF_THEIRS = "unknown"


def their_rule(outcome: Outcome, threshold: int) -> tuple[str, int]:
    """The word for META `rule`, and the least score that belongs to it (0: none).

    Pabulib funds projects without votes where money is left, we do not: a least score of one vote says so. What their checker
    would count otherwise, or for ever, is "unknown" there; the remark in META says exactly how it was counted.
    """
    if outcome.rule == EQUAL_SHARES:
        return _shares(outcome), 0
    unwanted = not all(outcome.election.votes)
    least = max(threshold, 1 if unwanted else 0)
    if any(tie.chosen is None for tie in outcome.greedy.ties):
        return _NONE_OF_THEIRS, 0
    if outcome.rule == Greedy.NO_SKIP:
        return outcome.rule, least
    return (Greedy.THRESHOLD, least) if least else (Greedy.SKIP, 0)


def _shares(outcome: Outcome) -> str:
    plain = replace(outcome.election, barred={})
    if outcome.completion is Completion.NONE:
        found = count(plain, plain.share)
        sure = not found.ties and set(found.winners) == set(outcome.winners)
        return "equalshares" if sure else _NONE_OF_THEIRS
    if outcome.completion is Completion.ADD1 and _same_from_whole_share(plain, outcome):
        return "equalshares/add1"
    return _NONE_OF_THEIRS


def _same_from_whole_share(election: Election, outcome: Outcome) -> bool:
    """Whether the same projects win when the share starts at a whole number, without any tie on the way; and it ends."""
    if election.cost(election.running) <= election.budget:
        return False
    best = count(election, election.share)
    share = int(election.share)
    for _step in range(_MOST_STEPS):
        share += 1
        found = count(election, Fraction(share))
        if found.ties:
            return False
        if election.cost(found.winners) > election.budget:
            return set(best.winners) == set(outcome.winners)
        best = found
    return False
