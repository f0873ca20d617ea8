"""What may stand in an indicator file: one row per process, these fields and no others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SCHEMA = "participation-indicators"
VERSION = "1.0"
"""A reader takes every file with the same first number."""
MOST_PROCESSES = 20_000
LONGEST_NAME = 160
MOST = 1_000_000_000
"""More than anybody will ever count; what is above is a mistake."""
CHANNELS = ("online", "on_site", "paper", "phone", "import")
MONTH = "[0-9]{4}-(0[1-9]|1[0-2])"

COUNT: Mapping[str, Any] = {"type": "integer", "minimum": 0, "maximum": MOST}
NAME: Mapping[str, Any] = {
    "type": "string",
    "minLength": 1,
    "maxLength": LONGEST_NAME,
    "pattern": "^[^@\\x00-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]*$",
}
"""A single line that is read in the order in which it is written. Nobody's address: an at sign is refused."""
CODE: Mapping[str, Any] = {"type": "string", "maxLength": 30, "pattern": "^[a-z0-9_-]*$"}
DAY: Mapping[str, Any] = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
DAYS: Mapping[str, Any] = {"type": ["number", "null"], "minimum": 0, "maximum": 36_500}
BY_CHANNEL: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": dict.fromkeys(CHANNELS, COUNT),
}
BY_MONTH: Mapping[str, Any] = {
    "type": "object",
    "maxProperties": 1200,
    "additionalProperties": False,
    "patternProperties": {f"^{MONTH}$": COUNT},
}


@dataclass(frozen=True, slots=True)
class Field:
    """One entry of a row: its name, what values it takes (as JSON Schema) and what it means, in German."""

    name: str
    values: Mapping[str, Any]
    meaning: str


FIELDS = (
    Field("ags", {"type": "string", "pattern": "^[0-9]{8}$"}, "Amtlicher Gemeindeschlüssel, acht Stellen."),
    Field("municipality", NAME, "Name der Kommune."),
    Field("kind", {"type": "string", "enum": ["town", "county"]}, "Stadt oder Gemeinde, oder Landkreis."),
    Field("federal_state", {"type": "string", "maxLength": 60, "pattern": "^[A-Za-zÄÖÜäöüß -]*$"}, "Land."),
    Field("population", {"type": ["integer", "null"], "minimum": 0, "maximum": 100_000_000}, "Einwohnerzahl."),
    Field("funding_round", {"type": ["integer", "null"], "minimum": 2000, "maximum": 2100}, "Jahr der Förderzusage."),
    Field("title", NAME, "Titel des Beteiligungsverfahrens."),
    Field("topic", CODE, "Thema aus der gemeinsamen Liste."),
    Field("state", {"type": "string", "enum": ["published", "archived"]}, "Stand des Verfahrens."),
    Field("formats", {"type": "array", "maxItems": 20, "items": CODE}, "Beteiligungsformate, jedes einmal."),
    Field("opens_on", DAY, "Erster Tag."),
    Field("closes_on", DAY, "Letzter Tag."),
    Field("contributions", COUNT, "Öffentliche Beiträge."),
    Field("comments", COUNT, "Öffentliche Kommentare."),
    Field("supports", COUNT, "Unterstützungen."),
    Field("answered", COUNT, "Beiträge mit Antwort der Verwaltung."),
    Field("hidden", COUNT, "Von der Moderation ausgeblendete Beiträge."),
    Field("ballots", COUNT, "Abgegebene Stimmzettel beendeter Abstimmungen."),
    Field("sheets", COUNT, "Abgesandte Fragebögen."),
    Field("ratings", COUNT, "Bewertungen von Aussagen."),
    Field("participants", COUNT, "Teilnehmende, soweit sie auseinandergehalten werden."),
    Field("registered", COUNT, "Davon mit Konto."),
    Field("guests", COUNT, "Davon ohne Konto."),
    Field("answer_days", DAYS, "Median der Tage bis zur ersten Antwort."),
    Field("channels", BY_CHANNEL, "Beiträge je Kanal."),
    Field("months", BY_MONTH, "Beiträge und Kommentare je Monat."),
    Field("results_published", {"type": "boolean"}, "Ob ein Ergebnisstand veröffentlicht ist."),
    Field("licence", {"type": "string", "maxLength": 40, "pattern": "^[A-Za-z0-9./-]*$"}, "Lizenz des letzten Ergebnisstands."),
)  # fmt: skip


def json_schema() -> dict[str, Any]:
    """The schema of a file's `document`, as JSON Schema 2020-12."""
    row = {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in FIELDS],
        "properties": {field.name: {**field.values, "description": field.meaning} for field in FIELDS},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{SCHEMA} {VERSION}",
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", "version", "installation", "made_at", "processes"],
        "properties": {
            "schema": {"const": SCHEMA},
            "version": {"type": "string", "pattern": r"^1\.[0-9]{1,4}$"},
            "installation": {**NAME, "maxLength": 120},
            "made_at": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"},
            "processes": {"type": "array", "maxItems": MOST_PROCESSES, "items": row},
        },
    }  # fmt: skip
