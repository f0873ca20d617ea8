"""Filling in a sheet: the addresses."""

from flask import Blueprint


def add_to(_pages: Blueprint) -> None:
    """Register the routes."""
