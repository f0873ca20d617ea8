"""What a project costs its supporters per unit, when those who cannot pay their part give all they have."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from participation.tallies.budgets.shares.columns import Column
from participation.tallies.budgets.shares.ledger import ULP, Ledger, Mask


@dataclass(frozen=True, slots=True)
class Estimate:
    """A price per unit in floats; the exact one is not further away than `margin`."""

    price: float
    margin: float


@dataclass(frozen=True, slots=True)
class Exact:
    """A price per unit, and the groups that give their last money for less than that."""

    price: Fraction
    broke: NDArray[np.int32]


def estimate(ledger: Ledger, column: Column, floor: float) -> Estimate | None:
    """The price in floats, None where the supporters surely own too little. It is known to be `floor` at least.

    Water filling from below: leave out who cannot pay, until the others can. It ends, because each turn leaves out more;
    who cannot pay a price that is too low cannot pay the right one.
    """
    balances = ledger.balances[column.groups]
    price, out = floor, -1
    while True:
        poor = balances < price * column.each
        if (count := int(np.count_nonzero(poor))) <= out:
            return Estimate(price, _margin(ledger, column, price))
        out, which = count, np.flatnonzero(poor)
        missing = column.cost - float(column.heads[which] @ balances[which])
        rest = column.total - float(column.bulk[which].sum())
        if not rest:
            margin = _margin(ledger, column, price)
            return Estimate(price, margin) if missing <= margin else None
        price = max(price, missing / rest)


def _margin(ledger: Ledger, column: Column, price: float) -> float:
    """Errors of all balances and of their sum, as if borne by a single unit, which is the worst case.

    It must be the worst: a voter at the edge, taken for rich or poor by mistake, can leave that little to pay the rest.
    """
    summing = len(column.groups) * ULP * 2 * column.cost
    return (column.voters * ledger.slack + summing) * 2 + price * ULP * 4


def exact(ledger: Ledger, column: Column, guess: Estimate) -> Exact | None:
    """The exact price: floats tell who is surely poor, the exact balances of the others near the edge decide.

    None where the supporters own too little after all.
    """
    solvent = ledger.solvent(column.groups)
    needed = column.each * guess.price
    unsure = guess.margin * column.each + ledger.slack + needed * ULP
    balances = ledger.balances[column.groups]
    poor = solvent & (balances < needed - unsure)
    edges = np.flatnonzero(solvent & (np.abs(balances - needed) <= unsure))
    edge = [(int(at), ledger.balance(int(column.groups[at]))) for at in edges]
    while (price := _shared(ledger, column, poor, solvent)) is not None:
        due = price * ledger.scale
        falling = [at for at, owns in edge if not poor[at] and owns < due * int(column.units[at])]
        if not falling:
            return Exact(price, column.groups[poor])
        poor[falling] = True
    return None


def _shared(ledger: Ledger, column: Column, poor: Mask, solvent: Mask) -> Fraction | None:
    """The price when exactly these give all they have and the other solvent ones pay the rest; None: nobody is left."""
    paying = solvent & ~poor
    units = int(column.bulk[paying].sum())
    missing = column.cost * ledger.scale - ledger.owned(column.groups[poor])
    return Fraction(missing, units * ledger.scale) if units else None
