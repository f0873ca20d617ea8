"""JSON that comes from anywhere, read with care: what it says must have the right type and size, or a sentence says why.

Entries that nobody knows are left alone, so that files of later versions can still be read. NUL bytes, control
characters and numbers that no database holds never get past this file.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from participation.kernel import text
from participation.kernel.errors import DomainError
from participation.kernel.words import Value, Words

Word = TypeVar("Word", bound=StrEnum)
DEEPEST = 12
"""How deep lists and objects may lie in each other."""


@dataclass(frozen=True, slots=True)
class Part:
    """An object of a foreign file; `place` names it in sentences, such as `modules/2`.

    Every method raises DomainError for an entry that is missing or of another type.
    """

    values: Mapping[str, Any]
    place: str = ""

    def text(self, name: str, most: int, *, least: int = 0) -> str:
        """Plain text with line breaks, cleaned; "" where it is left out and may be short."""
        found = self.values.get(name, "")
        if not isinstance(found, str) or len(found) > most:
            raise self._wrong(
                name,
                "In der Datei stimmt „%(entry)s“ nicht. Erwartet wird ein Text mit höchstens %(most)s Zeichen.",
                most=most,
            )
        cleaned = text.plain(found)
        if len(cleaned) < least:
            raise self._wrong(
                name, "In der Datei stimmt „%(entry)s“ nicht. Erwartet wird ein Text, der nicht leer ist."
            )
        return cleaned

    def line(self, name: str, most: int, *, least: int = 0) -> str:
        """The same on one line."""
        return text.line(self.text(name, most, least=least))

    def number(self, name: str, least: int, most: int) -> int:
        """A whole number between two others, both included."""
        found = self.values.get(name)
        if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
            raise self._wrong(
                name,
                "In der Datei stimmt „%(entry)s“ nicht. Erwartet wird eine ganze Zahl von %(least)s bis %(most)s.",
                least=least,
                most=most,
            )
        return found

    def quantity(self, name: str) -> float | int:
        """Any number that is one, up to a billion either way."""
        found = self.values.get(name)
        if not isinstance(found, int | float) or isinstance(found, bool) or not abs(found) <= 1_000_000_000:
            raise self._wrong(name, "In der Datei stimmt „%(entry)s“ nicht. Erwartet wird eine Zahl.")
        return found

    def flag(self, name: str) -> bool:
        """Yes or no."""
        found = self.values.get(name)
        if not isinstance(found, bool):
            raise self._wrong(
                name, "In der Datei stimmt „%(entry)s“ nicht. Erwartet wird „true“ oder „false“."
            )
        return found

    def word(self, name: str, known: Collection[str]) -> str:
        """One of some words."""
        found = self.values.get(name)
        if not isinstance(found, str) or found not in known:
            raise self._wrong(
                name,
                "In der Datei stimmt „%(entry)s“ nicht. Erwartet wird eines von: %(known)s.",
                known=", ".join(known),
            )
        return found

    def member(self, name: str, kind: type[Word]) -> Word:
        """A member of an enumeration, by its value."""
        return kind(self.word(name, [one.value for one in kind]))

    def lines(self, name: str, most: int, longest: int) -> list[str]:
        """A list of lines that are not empty; none where it is left out."""
        found = self._list(name, most)
        return [Part({"": one}, f"{self.place}{name}").line("", longest, least=1) for one in found]

    def parts(self, name: str, most: int, *, least: int = 0) -> "list[Part]":
        """A list of objects; none where it is left out and may be empty."""
        found = self._list(name, most)
        if len(found) < least or not all(isinstance(one, Mapping) for one in found):
            raise self._wrong(
                name,
                "In der Datei stimmt „%(entry)s“ nicht. Erwartet wird eine Liste mit mindestens %(least)s Einträgen.",
                least=least,
            )
        return [Part(one, f"{self.place}{name}/{number}/") for number, one in enumerate(found, 1)]

    def part(self, name: str) -> "Part":
        """An object; an empty one where it is left out."""
        found = self.values.get(name, {})
        if not isinstance(found, Mapping):
            raise self._wrong(name, "In der Datei stimmt „%(entry)s“ nicht. Erwartet wird ein Objekt.")
        return Part(found, f"{self.place}{name}/")

    def _list(self, name: str, most: int) -> Sequence[Any]:
        found = self.values.get(name, ())
        if not isinstance(found, list | tuple) or len(found) > most:
            raise self._wrong(
                name,
                "In der Datei stimmt „%(entry)s“ nicht. Erwartet wird eine Liste mit höchstens %(most)s Einträgen.",
                most=most,
            )
        return found

    def _wrong(self, name: str, sentence: str, **values: Value) -> DomainError:
        return DomainError(Words(sentence, {"entry": f"{self.place}{name}".rstrip("/"), **values}))


def depth(value: object) -> int:
    """How deep lists and objects lie in each other, counted without recursion: 1 for an empty object."""
    deepest, level = 0, [value]
    while level and deepest <= DEEPEST:
        inner = [one for one in level if isinstance(one, Mapping | list | tuple)]
        deepest += bool(inner)
        level = [child for one in inner for child in _children(one)]
    return deepest


def _children(value: Any) -> Iterator[Any]:
    return iter(value.values() if isinstance(value, Mapping) else value)
