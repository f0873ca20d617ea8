"""A place on a sheet as people say it: two coordinates in one field, an address, one of several places found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from participation.formats.surveys.models import Question, QuestionKind
from participation.formats.surveys.policy.answers import Typed
from participation.formats.surveys.policy.answers.places import ADDRESS, FOUND, LAT, LON, SEARCH
from participation.formats.surveys.policy.answers.typing import first, name_of
from participation.kernel.geo import split_pair
from participation.municipalities.models import Place
from participation.municipalities.queries import sought_name

Find = Callable[[str], Sequence[Place]]
"""Looks an address up."""


@dataclass(frozen=True, slots=True)
class Located:
    """The fields of a page once addresses were looked up."""

    typed: Typed
    places: dict[str, Sequence[Place]]
    """By question key: what an address may mean."""
    searching: bool
    """Whether somebody pressed the button to look an address up, and so does not go on."""


def located(questions: Sequence[Question], typed: Typed, find: Find) -> Located:
    """Put coordinates where an address means one place; offer the places where it may mean several."""
    fields = {name: list(values) for name, values in typed.items()}
    offered: dict[str, Sequence[Place]] = {}
    searching = False
    for question in questions:
        if question.kind is not QuestionKind.POINT:
            continue
        searched = name_of(question, SEARCH) in fields
        searching = searching or searched
        _part(question, fields)
        if first(fields, name_of(question, ADDRESS)) and (searched or not _has_coordinates(question, fields)):
            offered[question.key] = _look_up(question, fields, find)
        elif searched:
            offered[question.key] = ()
    return Located(fields, offered, searching)


def _look_up(question: Question, fields: dict[str, list[str]], find: Find) -> Sequence[Place]:
    address = first(fields, name_of(question, ADDRESS))
    found = find(address)
    meant = _meant(found, address, first(fields, name_of(question, FOUND)))
    lat, lon = (name_of(question, part) for part in (LAT, LON))
    if meant is not None:
        fields[lat], fields[lon] = [f"{meant.lat:.6f}"], [f"{meant.lon:.6f}"]
        fields[name_of(question, FOUND)] = [key_of(meant)]
    elif found:
        fields[lat] = fields[lon] = [""]  # an older pin is none of these
    return found


def _meant(places: Sequence[Place], address: str, picked: str) -> Place | None:
    """The place picked from the list, or else the only one, or else the only one of exactly this name."""
    chosen = [place for place in places if key_of(place) == picked]
    exact = [place for place in places if place.folded == sought_name(address)]
    return next((few[0] for few in (chosen[:1], places, exact) if len(few) == 1), None)


def key_of(place: Place) -> str:
    """The value of a place among those found."""
    return f"{place.lat:.6f};{place.lon:.6f}"


def _part(question: Question, fields: dict[str, list[str]]) -> None:
    """Two coordinates pasted into one field, or into the address, go where they belong."""
    lat, lon, address = (name_of(question, part) for part in (LAT, LON, ADDRESS))
    for one, other in ((lat, lon), (lon, lat), (address, "")):
        pair = split_pair(first(fields, one))
        if pair is not None and not (other and first(fields, other)):
            fields[one] = [""]
            fields[lat], fields[lon] = [pair[0]], [pair[1]]


def _has_coordinates(question: Question, fields: Typed) -> bool:
    return bool(first(fields, name_of(question, LAT)) or first(fields, name_of(question, LON)))
