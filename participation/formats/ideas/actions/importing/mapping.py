"""Which column of a foreign file means what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from participation.kernel.errors import DomainError
from participation.kernel.intake import Intake
from participation.kernel.search import fold

SAMPLE = 500
"""Rows looked at to see which columns hold anything."""

FIELDS = {
    "id": ("id", "aktenzeichen", "source_id", "reference", "nid", "objectid", "fid"),
    "title": ("title", "titel", "betreff", "subject", "headline"),
    "text": (
        "text", "text_raw", "beschreibung", "description", "body", "inhalt", "segment", "beitrag",
        "contributioncontent", "message", "anliegen",
    ),
    "category": ("category", "kategorie", "category_parent", "thema", "topic", "rubrik", "category_name"),
    "created": ("created", "created_at", "date_created", "datecreated", "eingang", "datum", "date", "erstellt", "published_at"),
    "address": ("address", "adresse", "address_input", "ort", "strasse", "location"),
}  # fmt: skip
"""Our fields, and the names under which they usually come, the likeliest first."""

LABELS = {
    "id": "Kennung",
    "title": "Titel",
    "text": "Text",
    "category": "Thema",
    "created": "Datum",
    "address": "Adresse",
}

Mapping = dict[str, str]
"""Field -> column."""


@dataclass(frozen=True, slots=True)
class _Wish:
    column: str
    field: str


def guess_mapping(intake: Intake, wishes: Iterable[str] = ()) -> Mapping:
    """Which column to read for each field: as asked for (`column=field`), else by its name, never an empty one.

    Raises DomainError for a wish that names no column of the file or no field of ours.
    """
    known = list(intake.columns)
    filled = _filled(intake)
    wanted = [_wish(word, known) for word in wishes]
    found = {wish.field: wish.column for wish in wanted if wish.field != "ignore"}
    taken = {wish.column for wish in wanted}
    folded = {fold(column): column for column in reversed(known) if column in filled - taken}
    for field, names in FIELDS.items():
        match = next((folded[name] for name in names if name in folded), None)
        if field not in found and match is not None:
            found[field] = match
    if "text" not in found and "title" not in found:
        raise DomainError(
            "Keine Spalte sieht nach dem Text der Ideen aus. Bitte nennen Sie sie, zum Beispiel --map Spalte=text. "
            f"In der Datei gibt es: {', '.join(known)}."
        )
    return found


def _filled(intake: Intake) -> set[str]:
    """The columns that hold something in the first rows."""
    found: Counter[str] = Counter()
    for row in islice(intake.rows, SAMPLE):
        found.update(column for column, value in row.values.items() if value not in (None, ""))
    return set(found)


def _wish(word: str, known: list[str]) -> _Wish:
    column, equals, field = word.rpartition("=")
    if not equals or (field not in FIELDS and field != "ignore"):
        fields = ", ".join(FIELDS)
        raise DomainError(
            f"--map erwartet Spalte=Feld, mit einem Feld aus: {fields} oder ignore. Nicht: {word}."
        )
    if column not in known:
        raise DomainError(f"Eine Spalte „{column}“ gibt es nicht. In der Datei gibt es: {', '.join(known)}.")
    return _Wish(column, field)
