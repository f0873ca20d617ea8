"""Pabulib's `.pb` files: real participatory budgets of many cities, read and written. Format: pabulib.org/format."""

from participation.tallies.pabulib.reading import PbFile, read
from participation.tallies.pabulib.writing import write

__all__ = ["PbFile", "read", "write"]
