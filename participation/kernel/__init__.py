"""Pieces that know nothing of participation; each could live in another project."""
