"""A point on the map, however it was named: latitude and longitude is what is left of it."""

from collections.abc import Callable

from participation.formats.surveys.models import Question
from participation.formats.surveys.policy.answers.typing import Typed, first, name_of
from participation.formats.surveys.policy.conditions import Answer
from participation.kernel.errors import DomainError
from participation.kernel.geo import GeoError, Point, typed_point
from participation.kernel.words import Words

WhyNot = Callable[[Point], str | Words | None]
"""Why a point does not lie in the area of the process; None where it does."""
LAT, LON, ADDRESS, FOUND, SEARCH = "lat", "lon", "adresse", "ort", "suchen"
"""Parts of the names of its fields: coordinates, what was looked up, what was found, and the button to look it up."""


def point(question: Question, typed: Typed, why_not: WhyNot) -> Answer:
    """A place in the area. An address alone is none: it must have been looked up before."""
    lat, lon = (first(typed, name_of(question, part)) for part in (LAT, LON))
    try:
        found = typed_point(lat, lon)
    except GeoError as error:
        raise DomainError(error.words, _field(question, error)) from error
    if found is None:
        if first(typed, name_of(question, ADDRESS)):
            raise DomainError(
                "Diese Adresse führt noch zu keinem Ort. Bitte wählen Sie einen gefundenen Ort, setzen Sie den Punkt auf "
                "der Karte, oder löschen Sie die Adresse.",
                question.key,
            )
        return {}
    refusal = why_not(found)
    if refusal is not None:
        raise DomainError(refusal, question.key)
    return {"lat": found.lat, "lon": found.lon}


def _field(question: Question, error: GeoError) -> str:
    return name_of(question, error.field) if error.field in {LAT, LON} else question.key
