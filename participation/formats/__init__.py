"""One folder per participation format; formats do not know each other."""
