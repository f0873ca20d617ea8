"""Opinion landscapes: who votes alike on statements, what all agree on, and what sets groups apart. Method: Polis."""

from participation.tallies.opinions.analysing import Group, Landscape, analyse
from participation.tallies.opinions.matrix import Votes
from participation.tallies.opinions.representing import Stance

__all__ = ["Group", "Landscape", "Stance", "Votes", "analyse"]
