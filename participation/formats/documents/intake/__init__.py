"""Texts that staff bring: typed, pasted or uploaded, cleaned and cut into numbered sections."""
