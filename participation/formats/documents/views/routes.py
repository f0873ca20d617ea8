"""The addresses of drafts. A module's word in them is `entwurf`, or `entwurf-2` where a process has several."""

from typing import Any

from flask import Blueprint
from werkzeug.routing import BaseConverter

from participation.formats.documents.views import (
    comparing,
    entering,
    own,
    reading,
    receipt,
    remarking,
    rules,
    single,
)
from participation.formats.documents.views.desk import routes as desk

pages = Blueprint("documents", __name__)

MODULE = "/<municipality>/<process>/<documents:module>"
BOTH = ["GET", "POST"]


class _Module(BaseConverter):
    """`entwurf`, `entwurf-2`, …"""

    regex = r"entwurf(?:-[0-9]{1,3})?"


def _register(state: Any) -> None:
    state.app.url_map.converters["documents"] = _Module


pages.record_once(_register)
pages.add_url_rule(f"{MODULE}/abschnitt/<key>", "section", remarking.section, methods=BOTH)
pages.add_url_rule(f"{MODULE}/anmerkungen", "remarks", reading.remarks)
pages.add_url_rule(f"{MODULE}/fassungen/<int:number>", "edition", reading.show_edition)
pages.add_url_rule(f"{MODULE}/fassungen/<int:earlier>..<int:later>", "compare", comparing.compare)
pages.add_url_rule(f"{MODULE}/meine/<token>", "own", receipt.receipt)
pages.add_url_rule(f"{MODULE}/meine/<token>/qr.svg", "qr", receipt.qr)
pages.add_url_rule(f"{MODULE}/meine/<token>/beleg.pdf", "receipt_file", receipt.receipt_file)
pages.add_url_rule(f"{MODULE}/meine/<token>/aendern", "edit", own.edit, methods=BOTH)
pages.add_url_rule(f"{MODULE}/meine/<token>/zurueckziehen", "withdraw", own.withdraw, methods=BOTH)
pages.add_url_rule(f"{MODULE}/<reference>", "show", single.show)
pages.add_url_rule(f"{MODULE}/<reference>/beleg.pdf", "own_receipt_file", receipt.own_receipt_file)
pages.add_url_rule(f"{MODULE}/<reference>/aendern", "edit_own", own.edit_own, methods=BOTH)
pages.add_url_rule(f"{MODULE}/<reference>/zurueckziehen", "withdraw_own", own.withdraw_own, methods=BOTH)
pages.add_url_rule(f"{desk.DESK}/nachtragen", "enter", entering.enter, methods=BOTH)
pages.add_url_rule(f"{desk.DESK}/regeln", "rules", rules.rules, methods=BOTH)
pages.add_url_rule(f"{desk.DESK}/stoerung", "outage", rules.outage, methods=BOTH)
desk.add_to(pages)
