"""Every change of a vote."""
