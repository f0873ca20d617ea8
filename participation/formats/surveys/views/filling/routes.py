"""Filling in a sheet: the addresses."""

from flask import Blueprint

from participation.formats.surveys.views.filling import entering, fill, pausing, preview, sending
from participation.formats.surveys.views.finding import BOTH, DESK, MODULE


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{MODULE}/ausfuellen", "fill", fill.fill, methods=BOTH)
    pages.add_url_rule(f"{MODULE}/pruefen", "check", sending.check, methods=BOTH)
    pages.add_url_rule(f"{MODULE}/danke", "thanks", sending.thanks)
    pages.add_url_rule(f"{MODULE}/spaeter", "pause", pausing.pause)
    pages.add_url_rule(f"{MODULE}/weiter/<token>", "resume", pausing.resume, methods=BOTH)
    pages.add_url_rule(f"{MODULE}/neu", "leave", pausing.leave, methods=["POST"])
    pages.add_url_rule(f"{DESK}/vorschau", "preview", preview.preview, methods=BOTH)
    pages.add_url_rule(f"{DESK}/papierbogen", "enter", entering.enter, methods=BOTH)
