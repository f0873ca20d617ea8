"""Filling in a sheet."""
