"""The addresses of the desk of a draft."""

from flask import Blueprint

from participation.formats.documents.views.desk import answering, ordering, overview, synopsis, writing

DESK = "/verwaltung/<municipality>/verfahren/<process>/<documents:module>"
VERSION = f"{DESK}/fassung"
SECTION = f"{VERSION}/abschnitt/<int:section>"
BOTH = ["GET", "POST"]


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule(f"{DESK}/", "desk", overview.desk)
    pages.add_url_rule(f"{VERSION}/vorschau", "preview", overview.preview)
    pages.add_url_rule(f"{VERSION}/neu", "start_edition", overview.start, methods=["POST"])
    pages.add_url_rule(f"{VERSION}/veroeffentlichen", "publish_edition", overview.publish, methods=["POST"])
    pages.add_url_rule(f"{VERSION}/verwerfen", "discard_edition", overview.discard, methods=["POST"])
    pages.add_url_rule(f"{VERSION}/nummern", "number_sections", overview.number, methods=["POST"])
    pages.add_url_rule(f"{VERSION}/text", "bring_text", writing.bring, methods=BOTH)
    pages.add_url_rule(f"{VERSION}/einfuegen", "paste", writing.paste, methods=["POST"])
    pages.add_url_rule(f"{VERSION}/beschreibung", "describe_edition", writing.describe, methods=BOTH)
    pages.add_url_rule(f"{VERSION}/abschnitt/neu", "new_section", writing.new_section, methods=BOTH)
    pages.add_url_rule(SECTION, "edit_section", writing.edit_section, methods=BOTH)
    pages.add_url_rule(f"{SECTION}/verschieben", "move_section", ordering.move, methods=["POST"])
    pages.add_url_rule(f"{SECTION}/verbinden", "join_section", ordering.join, methods=["POST"])
    pages.add_url_rule(f"{SECTION}/entfernen", "remove_section", ordering.remove, methods=["POST"])
    pages.add_url_rule(f"{DESK}/anmerkungen", "desk_remarks", answering.remarks)
    pages.add_url_rule(f"{DESK}/anmerkungen/antworten", "group_answer", answering.answer, methods=BOTH)
    pages.add_url_rule(f"{DESK}/abwaegung", "synopsis", synopsis.synopsis, methods=BOTH)
