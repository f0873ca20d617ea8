"""Every change of statements, votes and what comes of them."""
