"""The quick count and the one in fractions alone agree: on who, in which order, and on every price."""

from fractions import Fraction

import pytest

from participation.tallies.budgets import reference
from participation.tallies.budgets.election import Election
from participation.tallies.budgets.rules import bar
from participation.tallies.budgets.shares import Completion, count, equal_shares, within_budget
from participation.tallies.pabulib import read
from tests.real_files import real
from tests.tallies.budgets.cast import made_up


def agree(election: Election, share: Fraction) -> bool:
    """Whether both counts tell the same."""
    quick = [(one.project, one.rate) for one in count(election, share).rounds]
    return quick == reference.rounds(election, share)


@pytest.mark.parametrize("batch", range(8))
def test_small_elections_full_of_ties_come_out_the_same(batch: int) -> None:
    for seed in range(batch * 50, batch * 50 + 50):
        election = made_up(seed)
        for share in (election.share, election.share + 1, election.share + 7, Fraction(10, 3)):
            assert agree(election, share), f"seed {seed}, share {share}"


@pytest.mark.parametrize("seed", range(100))
def test_the_official_completion_ends_at_the_same_share(seed: int) -> None:
    election = within_budget(made_up(seed))
    found = equal_shares(election)
    if found.affordable:
        assert set(found.winners) == set(election.running)
        return
    kept = reference.raised(election, found.step)
    assert [share for share, _rounds in kept][-1] == found.share
    assert len(kept) == found.tried
    assert [project for project, _rate in kept[-1][1]] == list(found.winners)


def test_wieliczka_comes_out_the_same_at_shares_from_the_first_to_the_one_that_overspends() -> None:
    election = read(real("pabulib/Poland_Wieliczka_2023_Green_Budget.pb")).election
    final = equal_shares(election)
    shares = [election.share + step for step in range(final.tried + 1)]
    assert all(agree(election, share) for share in shares[::12] + shares[-2:])


@pytest.mark.parametrize(
    "name",
    [
        "Poland_Swiecie_2023",
        "Poland_Czestochowa_2024_Dzbow",
        "Poland_Katowice_2020_Bogucice",
        "Switzerland_Zurich_D10",
        "US_Stanford_Dataset_Saratoga_NY_2022_vote_rankings",
        "Poland_Wroclaw_2017_Rejon_nr_11_750",
    ],
)
def test_real_elections_of_every_kind_come_out_the_same(name: str) -> None:
    election = bar(read(real(f"pabulib/{name}.pb")).election)
    final = equal_shares(election, Completion.EXHAUSTIVE)
    middle = (election.share + final.share) / 2
    assert all(agree(election, share) for share in (election.share, middle, final.share))
