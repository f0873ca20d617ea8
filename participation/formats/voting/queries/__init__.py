"""Every read of a vote."""
