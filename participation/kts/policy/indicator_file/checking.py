"""Whether a document says what the schema allows, and nothing else.

Only the few words of JSON Schema that `fields` uses are known here; a test checks that another implementation comes to
the same verdict.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from participation.kernel.errors import DomainError
from participation.kts.policy.indicator_file.fields import json_schema

LARGEST = 20_000_000
"""Bytes of a file."""
YEARS = range(1900, 2200)
"""In which anything can have happened. At the ends of the calendar there is no instant at which a day begins."""
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "null": (type(None),),
    "array": (list,), "object": (dict,),
}  # fmt: skip


def checked(document: Any) -> dict[str, Any]:
    """The document itself. Raises DomainError that names the first place where it says something else."""
    for wrong in _wrong(document, json_schema(), "Datei"):
        raise DomainError(
            "Die Kennzahlendatei entspricht nicht dem Schema. Prüfen Sie diese Stelle: %(place)s", place=wrong
        )
    found: dict[str, Any] = document
    if not all(map(_possible, _dates(found))):
        raise DomainError("Die Kennzahlendatei nennt ein Datum, das es nicht gibt.")
    return found


def _wrong(value: Any, schema: Mapping[str, Any], place: str) -> Iterator[str]:
    """Places that break the schema."""
    if not _fits(value, schema):
        yield place
    elif isinstance(value, dict):
        yield from _wrong_entries(value, schema, place)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _wrong(item, schema["items"], f"{place}[{number}]")


def _wrong_entries(value: dict[str, Any], schema: Mapping[str, Any], place: str) -> Iterator[str]:
    yield from (f"{place}.{name}" for name in schema.get("required", ()) if name not in value)
    for name, entry in value.items():
        rule = schema.get("properties", {}).get(name) or _by_pattern(name, schema)
        if rule is None:
            yield f"{place}.{name[:60]}"
        else:
            yield from _wrong(entry, rule, f"{place}.{name}")


def _by_pattern(name: str, schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    patterns: Mapping[str, Mapping[str, Any]] = schema.get("patternProperties", {})
    if name.endswith("\n"):  # see `_fits_text`
        return None
    return next((rule for pattern, rule in patterns.items() if re.search(pattern, name)), None)


def _fits(value: Any, schema: Mapping[str, Any]) -> bool:
    if "const" in schema:
        return bool(value == schema["const"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(_is(value, kind) for kind in kinds):
        return False
    if isinstance(value, str):
        return _fits_text(value, schema)
    if isinstance(value, int | float) and not isinstance(value, bool):
        least, most = schema.get("minimum", value), schema.get("maximum", value)
        return bool(least <= value <= most)
    if isinstance(value, list | dict):
        return len(value) <= int(schema.get("maxItems", schema.get("maxProperties", len(value))))
    return True


def _is(value: Any, kind: str) -> bool:
    """Python takes True for 1; JSON does not."""
    return isinstance(value, _TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _fits_text(value: str, schema: Mapping[str, Any]) -> bool:
    least, most = int(schema.get("minLength", 0)), int(schema.get("maxLength", len(value)))
    if not least <= len(value) <= most:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    pattern = schema.get("pattern")
    # `$` also fits before a last line break; JSON Schema knows no such thing.
    return pattern is None or (not value.endswith("\n") and re.search(pattern, value) is not None)


def _dates(document: Mapping[str, Any]) -> Iterator[str]:
    yield document["made_at"]
    for row in document["processes"]:
        yield from (row[name] for name in ("opens_on", "closes_on") if row[name] is not None)


def _possible(text: str) -> bool:
    try:
        day = datetime.fromisoformat(text).date() if "T" in text else date.fromisoformat(text)
    except ValueError:
        return False
    return day.year in YEARS
