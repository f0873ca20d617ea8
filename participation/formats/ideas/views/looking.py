"""The address in the form of an idea: looked up when it is sent, with or without JavaScript."""

from flask import request

from participation.formats.ideas.forms import PlaceForm
from participation.formats.ideas.models import Idea
from participation.kernel import web
from participation.municipalities.queries import find_places
from participation.processes.models import Module


def only_searching(form: PlaceForm, found: Module, before: Idea | None = None) -> bool:
    """Look the address up where nothing else says the place; whether that is all that was asked for.

    Without JavaScript the search button sends the form, and so does the Enter key (the form's first button,
    `eingabe`): with nothing but an address typed in, both search. `before` is the idea that is being changed.
    """
    if request.method != "POST":
        return False
    form.part_coordinates()
    form.searched = "suchen" in request.form or (
        "eingabe" in request.form and form.is_only_an_address and not form.title.data
    )
    renamed = before is not None and form.renames(before)
    if form.address.data and (form.searched or renamed or not form.has_coordinates):
        form.offer_places(find_places(web.reading(), found.municipality_id, form.address.data))
    return form.searched
