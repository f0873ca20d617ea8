"""The shelf: every blueprint, searched and filtered."""

from flask import Blueprint, render_template

from participation.accounts.views.gate import Door, open_to, viewer
from participation.kernel import web
from participation.kernel.forms import query_values
from participation.kernel.telling import told
from participation.library.forms.words import SHORT_EFFORTS
from participation.library.queries.searching import Wish, shelf
from participation.library.views.frame import WORDS
from participation.municipalities.sizes import SIZES
from participation.processes.catalogue import all_formats
from participation.processes.models.topics import TOPICS


def add_to(pages: Blueprint) -> None:
    """Register the routes."""
    pages.add_url_rule("/bibliothek/", "index", index)


@open_to(Door.EVERYBODY)
def index() -> str:
    """Cards, those of municipalities first."""
    typed = query_values("q", "thema", "groesse", "format", "aufwand")
    wish = Wish(
        words=typed.get("q", "")[:100],
        topic=typed.get("thema", ""),
        size=typed.get("groesse", ""),
        format=typed.get("format", ""),
        effort=typed.get("aufwand", ""),
    )
    cards = shelf(web.session(), wish)
    return render_template(
        "library/index.html",
        wish=wish,
        shared=[one for one in cards if one.origin],
        built_in=[one for one in cards if not one.origin],
        filters=filters(),
        viewer_is_staff=bool(viewer() and viewer().is_staff),  # type: ignore[union-attr]  # asked just before
        **WORDS,
    )


def filters() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Name in the address, name in `Wish`, and what can be chosen."""
    return [
        ("thema", "topic", [(one.key, told(one.title)) for one in TOPICS.values()]),
        ("groesse", "size", [(one.key, told(one.title)) for one in SIZES.values()]),
        ("format", "format", [(one.key, told(one.title)) for one in all_formats()]),
        ("aufwand", "effort", [(one.value, str(said)) for one, said in SHORT_EFFORTS.items()]),
    ]
