"""Tallies and files taken home, each column with its audience."""
