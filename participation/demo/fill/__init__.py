"""Turns the demo world into rows, through the ordinary actions and at the times it tells of."""

from participation.demo.fill.accounts import ACCOUNTS, PASSWORD
from participation.demo.fill.run import fill, is_filled, shown_codes

__all__ = ["ACCOUNTS", "PASSWORD", "fill", "is_filled", "shown_codes"]
