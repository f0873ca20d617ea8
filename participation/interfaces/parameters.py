"""What may stand behind the question mark: each parameter reads itself and describes itself, so that what is said of
it and what is done cannot differ. Whatever is not known, or is there twice, is refused as OGC API wants it (17-069r4,
requirements 8 and 9)."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from participation.interfaces.moments import PATTERN, Span, read_span
from participation.kernel.errors import DomainError

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

_DIGITS = re.compile(r"[0-9]{1,4000}")
_NUMBER = re.compile(r"-?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,4})?")
LARGEST = 2**53 - 1
"""What every reader of JSON can hold."""


class Malformed(DomainError):
    """A question that cannot be meant."""

    status = 400


class Given(Protocol):
    """Parameters as they came."""

    def __iter__(self) -> Iterator[str]: ...

    def getlist(self, name: str) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: how it is read, and what OpenAPI says of it."""

    name: str
    meaning: str
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    """Raises DomainError for what cannot be meant."""
    default: Any = None
    style: Mapping[str, Any] = field(default_factory=dict)

    @property
    def described(self) -> dict[str, Any]:
        """As OpenAPI 3.0 wants it."""
        told = {"name": self.name, "in": "query", "required": False, "description": self.meaning}
        return told | dict(self.style) | {"schema": dict(self.schema)}


def read_all(parameters: Sequence[Parameter], given: Given) -> dict[str, Any]:
    """The value of every parameter, its default where it was not given. Raises Malformed."""
    known = {one.name: one for one in parameters}
    values = {one.name: one.default for one in parameters}
    for name in given:
        if name not in known:
            raise Malformed("Den Parameter „%(name)s“ gibt es hier nicht.", name=name[:40])
        asked = given.getlist(name)
        if len(asked) != 1:
            raise Malformed("Der Parameter „%(name)s“ steht mehrmals da.", name=name)
        values[name] = known[name].read(asked[0])
    return values


def _whole(name: str, least: int, most: int = LARGEST) -> Callable[[str], int]:
    def read(typed: str) -> int:
        if not _DIGITS.fullmatch(typed) or not least <= int(typed) <= most:
            raise Malformed(
                "„%(name)s“ muss eine ganze Zahl von %(least)s bis %(most)s sein.",
                name=name, least=least, most=most,
            )  # fmt: skip
        return int(typed)

    return read


def limit(most: int, default: int = 100) -> Parameter:
    """How many at once. More than there may be is no mistake (OGC API - Features, requirement 21 C)."""

    def read(typed: str) -> int:
        if not _DIGITS.fullmatch(typed) or int(typed) < 1:
            raise Malformed("„limit“ muss eine ganze Zahl ab 1 sein.")
        return min(int(typed), most)

    schema = {"type": "integer", "minimum": 1, "default": default}
    meaning = (
        "Wie viele Einträge eine Antwort höchstens enthält. Größere Zahlen werden auf das Höchste gekürzt."
    )
    return Parameter("limit", meaning, schema, read, default)


def position(name: str, meaning: str, default: int | None) -> Parameter:
    """A place in a list, as a whole number."""
    schema = {"type": "integer", "minimum": 0, "maximum": LARGEST}
    return Parameter(name, meaning, schema, _whole(name, 0), default)


def _box(typed: str) -> Box:
    parts = typed.split(",")
    if len(parts) not in {4, 6} or not all(_NUMBER.fullmatch(part) for part in parts):
        raise Malformed(
            "„bbox“ braucht vier oder sechs Zahlen mit Komma dazwischen: West, Süd, Ost, Nord in Grad."
        )
    numbers = [float(part) for part in parts]
    if not all(map(math.isfinite, numbers)):
        raise Malformed("„bbox“ enthält eine Zahl, die zu groß ist.")
    west, south, east, north = numbers if len(parts) == 4 else (*numbers[:2], *numbers[3:5])
    return west, south, east, north


def _form(typed: str) -> str:
    if typed not in FORMS:
        raise Malformed("„f“ kann json oder html sein.")
    return typed


def _span(typed: str) -> Span:
    found = read_span(typed)
    if found is None:
        raise Malformed(
            "„datetime“ braucht einen Zeitpunkt wie 2026-05-06T12:00:00Z oder einen Zeitraum wie 2026-05-06T12:00:00Z/.."
        )
    return found


FORMS = ("json", "html")
OFFSET = position("offset", "Wie viele Einträge übersprungen werden.", 0)
AFTER = position("after", "Nur Objekte mit größerer Nummer; steht in den Verweisen „next“.", 0)
BEFORE = position("before", "Die letzten Objekte vor dieser Nummer; steht in den Verweisen „prev“.", None)
BBOX = Parameter(
    "bbox",
    "West, Süd, Ost, Nord in Grad (WGS 84); bei sechs Zahlen werden die Höhen nicht beachtet. "
    "Was keinen Ort hat, wird nicht gefunden.",
    {
        "type": "array",
        "items": {"type": "number"},
        "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
    },
    _box,
    style={"style": "form", "explode": False},
)
DATETIME = Parameter(
    "datetime",
    "Zeitpunkt oder Zeitraum nach RFC 3339; ein offenes Ende ist „..“ oder leer.",
    {"type": "string", "pattern": f"^{PATTERN}$"},
    _span,
)
FORM = Parameter(
    "f",
    "Form der Antwort; ohne Angabe entscheidet der Kopf „Accept“.",
    {"type": "string", "enum": list(FORMS)},
    _form,
)
