"""Votes: rolls, secret ballots, tallies that anyone can redo, and participatory budgets."""
