"""Single values: trimmed, repaired, and checked for what no database should get."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from participation.kernel.intake.mojibake import repair_mojibake

Value = str | int | float | None

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_MAX_INT = 2**63
_MAX_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one row: its number, the column (None: the row as a whole), a German sentence."""

    row: int
    field: str | None
    why: str


@dataclass(slots=True)
class Cleaner:
    """Cleans the values of one pass through a file and remembers what it had to repair.

    `damaged` says that decoding the file replaced bytes, so that a replacement character is a loss of ours.
    """

    damaged: bool = False
    repaired: int = 0
    example: tuple[str, str] = ("", "")

    def text(self, raw: str, row: int, field: str, faults: list[Fault]) -> str | None:
        """The text without outer blanks, None if nothing is left; faults are added to the list."""
        if raw.isascii() and "\0" not in raw:
            return raw.strip() or None
        text = self._repaired(raw)  # before trimming: a doubly encoded "à" ends in what looks like a blank
        if _UNSTORABLE.search(text):
            faults.append(Fault(row, field, "Der Text enthält Zeichen, die kein Text sind."))
            text = _UNSTORABLE.sub("", text)
        if self.damaged and _REPLACED in text:
            faults.append(
                Fault(row, field, "Der Text enthält ein beschädigtes Zeichen, das nicht gelesen werden kann.")
            )
        return text.strip().lstrip("\ufeff") or None

    def _repaired(self, text: str) -> str:
        better = repair_mojibake(text)
        if better != text:
            self.repaired += 1
            self.example = self.example if self.example[0] else (_around(text, better), _around(better, text))
        return better

    def value(self, raw: object, row: int, field: str, faults: list[Fault]) -> Value:
        """A JSON value as one cell: lists of plain values joined by commas, other nesting as JSON text."""
        if isinstance(raw, str):
            return self.text(raw, row, field, faults)
        if isinstance(raw, bool):
            return "ja" if raw else "nein"
        if isinstance(raw, float) and not math.isfinite(raw):
            faults.append(Fault(row, field, "Die Zahl ist zu groß."))
            return None
        if isinstance(raw, int) and abs(raw) >= _MAX_INT:
            return str(raw)
        if raw is None or isinstance(raw, int | float):
            return raw
        return self._nested(raw, row, field, faults)

    def _nested(self, raw: object, row: int, field: str, faults: list[Fault]) -> str | None:
        if _is_deeper(raw, _MAX_DEPTH):
            faults.append(Fault(row, field, "Der Wert ist zu tief verschachtelt."))
            return None
        if isinstance(raw, list) and not _is_deeper(raw, 1):
            whole = ", ".join(str(part) for part in raw if part is not None)
        else:
            whole = json.dumps(raw, ensure_ascii=False)
        return self.text(whole, row, field, faults)

    def notes(self) -> list[str]:
        """What was repaired, as sentences."""
        if not self.repaired:
            return []
        fields = "In 1 Feld" if self.repaired == 1 else f"In {self.repaired} Feldern"
        before, after = self.example
        return [
            f"{fields} waren Sonderzeichen doppelt kodiert; sie wurden berichtigt "
            f"(aus „{before}“ wurde „{after}“)."
        ]


def _is_deeper(value: object, levels: int) -> bool:
    """Whether lists and objects are nested in more than so many levels."""
    if not isinstance(value, list | Mapping):
        return False
    parts = value if isinstance(value, list) else value.values()
    return levels == 0 or any(_is_deeper(part, levels - 1) for part in parts)


def _around(text: str, other: str) -> str:
    """A short piece of the text from shortly before the place where it first differs from the other."""
    first = next((at for at, pair in enumerate(zip(text, other, strict=False)) if pair[0] != pair[1]), 0)
    return text[max(first - 12, 0) : first + 12].strip()
