"""Short statements to agree with or not, one at a time; who votes alike, and what all agree on."""
