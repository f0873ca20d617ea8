"""Results of a survey: the addresses."""

from flask import Blueprint

from participation.formats.surveys.views.finding import BOTH, DESK, MODULE
from participation.formats.surveys.views.results import crossing, desk, files, public, texts

AT = f"{DESK}/ergebnisse"


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{MODULE}/ergebnis", "results", public.results)
    pages.add_url_rule(AT, "desk_results", desk.show)
    pages.add_url_rule(f"{AT}/veroeffentlichen", "desk_results_publish", desk.publish, methods=["POST"])
    pages.add_url_rule(f"{AT}/zurueckziehen", "desk_results_unpublish", desk.unpublish, methods=["POST"])
    pages.add_url_rule(f"{AT}/text", "desk_results_note", desk.note, methods=BOTH)
    pages.add_url_rule(f"{AT}/kreuztabelle", "desk_results_cross", crossing.show)
    pages.add_url_rule(f"{AT}/texte/<question>", "desk_results_texts", texts.show, methods=BOTH)
    pages.add_url_rule(f"{AT}/dateien", "desk_results_files", files.show, methods=BOTH)
