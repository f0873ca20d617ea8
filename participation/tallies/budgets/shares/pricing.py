"""What a project costs its supporters per unit, when those who cannot pay their part give all they have."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from participation.tallies.budgets.shares.ledger import _ULP, Column, Floats, Ledger, Mask


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


def estimate(ledger: Ledger, column: Column) -> Estimate | None:
    """The price in floats, None where the supporters own too little together."""
    balances = ledger.balances[column.groups]
    if not _affordable(ledger, column, balances):
        return None
    price, poor = _level(column, balances)
    rest = float(column.bulk[~poor].sum()) or float(column.bulk.min())
    return Estimate(price, _margin(ledger, column, price, rest))


def _affordable(ledger: Ledger, column: Column, balances: Floats) -> bool:
    money = float(column.heads @ balances)
    unsure = float(column.heads.sum()) * ledger.slack + len(balances) * _ULP * money
    if abs(money - column.cost) > unsure:
        return money > column.cost
    return ledger.owned(column.groups[ledger.solvent(column.groups)]) >= column.cost * ledger.scale


def _level(column: Column, balances: Floats) -> tuple[float, Mask]:
    """Water filling: leave out who cannot pay, until the others can; ends, because each turn leaves out more."""
    price = column.cost / column.total
    poor = balances < price * column.each
    while poor.any():
        rest = float(column.bulk[~poor].sum())
        if not rest:
            break
        price = (column.cost - float(column.heads[poor] @ balances[poor])) / rest
        more = balances < price * column.each
        if more.sum() <= poor.sum():
            break
        poor = more
    return price, poor


def _margin(ledger: Ledger, column: Column, price: float, rest: float) -> float:
    """Errors of all balances and of their sum, borne by those who still pay; generous, for it only costs time."""
    summing = len(column.groups) * _ULP * 2 * column.cost
    return (float(column.heads.sum()) * ledger.slack + summing) / rest * 2 + price * _ULP * 4


def exact(ledger: Ledger, column: Column, guess: Estimate) -> Exact:
    """The exact price: floats tell who is surely poor, the exact balances of the others near the edge decide."""
    solvent = ledger.solvent(column.groups)
    needed = column.each * guess.price
    unsure = guess.margin * column.each + ledger.slack + needed * _ULP
    balances = ledger.balances[column.groups]
    poor = solvent & (balances < needed - unsure)
    edge = [
        (int(at), ledger.balance(int(column.groups[at]))) for at in _near(solvent, balances, needed, unsure)
    ]
    while True:
        price = _shared(ledger, column, poor, solvent)
        falling = [
            at for at, owns in edge if not poor[at] and owns < price * int(column.units[at]) * ledger.scale
        ]
        if not falling:
            return Exact(price, column.groups[poor])
        poor[falling] = True


def _near(solvent: Mask, balances: Floats, needed: Floats, unsure: Floats) -> NDArray[np.intp]:
    return np.flatnonzero(solvent & (np.abs(balances - needed) <= unsure))


def _shared(ledger: Ledger, column: Column, poor: Mask, solvent: Mask) -> Fraction:
    """The price when exactly these give all they have and the other solvent ones pay the rest."""
    paying = solvent & ~poor
    units = int((column.weights[paying] * column.units[paying]).sum())
    missing = column.cost * ledger.scale - ledger.owned(column.groups[poor])
    return Fraction(missing, units * ledger.scale)
