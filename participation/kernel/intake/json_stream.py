"""JSON read piece by piece, so that a file of any size needs the memory of its largest piece only."""

import json
import re
from collections.abc import Iterator
from typing import Never, TextIO

from participation.kernel.geo import german_count
from participation.kernel.intake.model import IntakeError

_CHUNK = 1 << 18
_MAX_PIECE = 32 << 20
_SPACE = re.compile("[ \t\r\n\x1e\ufeff]*")  # 1e: the record separator of RFC 8142

_UNFINISHED = object()

_WORDS = {
    "Expecting ',' delimiter": "fehlt ein Komma oder eine schließende Klammer",
    "Expecting ':' delimiter": "fehlt ein Doppelpunkt",
    "Expecting value": "fehlt ein Wert",
    "Expecting property name enclosed in double quotes": "fehlt ein Name in Anführungszeichen",
    "Illegal trailing comma before end of object": "ist ein Komma zu viel",
    "Illegal trailing comma before end of array": "ist ein Komma zu viel",
    "Unterminated string starting at": "beginnt ein Text, der nicht endet",
    "Invalid \\escape": "steht ein ungültiger Rückstrich",
    "Invalid \\uXXXX escape": "steht ein ungültiger Rückstrich",
}


class JsonStream:
    """A cursor in a JSON text. All refusals are IntakeErrors with line and column."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._buffer = ""
        self._at = 0
        self._line, self._column = 1, 1  # of the first character in the buffer
        self._ended = False
        self._decoder = json.JSONDecoder(parse_constant=self._refuse_constant, strict=False)

    def peek(self) -> str:
        """The next character that is not blank; empty at the end of the file."""
        while True:
            match = _SPACE.match(self._buffer, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._buffer) or self._ended:
                return self._buffer[self._at : self._at + 1]
            self._read_on()

    def take(self, wanted: str) -> None:
        """Step over one expected character."""
        if self.peek() != wanted:
            self._miss(f"„{wanted}“")
        self._at += 1

    def _miss(self, wanted: str) -> Never:
        self.refuse(f"hier fehlt {wanted}" if self.peek() else "die Datei endet vorzeitig")

    def members(self) -> Iterator[str]:
        """The names in the object that begins here; the caller reads each value before asking on."""
        self.take("{")
        separator = self.peek()
        while separator != "}":
            if self.peek() != '"':
                self._miss("ein Name in Anführungszeichen")
            name = self.value()
            self.take(":")
            yield str(name)
            separator = self._next_or("}")
        self.take("}")

    def items(self) -> Iterator[object]:
        """The values of the array that begins here, decoded one by one."""
        self.take("[")
        separator = self.peek()
        while separator != "]":
            yield self.value()
            separator = self._next_or("]")
        self.take("]")

    def _next_or(self, end: str) -> str:
        separator = self.peek()
        if separator != end:
            self.take(",")
        return separator

    def value(self) -> object:
        """The value that begins here, whole."""
        if not self.peek():
            self.refuse("die Datei endet vorzeitig")
        while (found := self._attempt()) is _UNFINISHED:
            self._read_on()
        return found

    def _attempt(self) -> object:
        try:
            value, end = self._decoder.raw_decode(self._buffer, self._at)
        except json.JSONDecodeError as error:
            if self._ended or self._is_final(error):
                self.refuse("hier " + _WORDS.get(error.msg, "ist die Datei kein gültiges JSON"), error.pos)
            return _UNFINISHED
        except RecursionError:
            self.refuse("die Datei ist zu tief verschachtelt")
        except ValueError:
            self.refuse("in diesem Eintrag steht eine Zahl mit zu vielen Ziffern")
        # A number that ends with the buffer may go on behind it.
        if end == len(self._buffer) and not self._ended:
            return _UNFINISHED
        self._at = end
        return value

    def _is_final(self, error: json.JSONDecodeError) -> bool:
        """Whether reading on cannot mend the error: it lies well before the end of what was read."""
        return not error.msg.startswith("Unterminated") and error.pos < len(self._buffer) - 16

    def _read_on(self) -> None:
        rest = len(self._buffer) - self._at
        if rest > _MAX_PIECE:
            self.refuse("ein einzelner Eintrag ist zu groß")
        self._line, self._column = self._position(self._at)
        more = self._file.read(max(_CHUNK, rest))
        self._buffer, self._at = self._buffer[self._at :] + more, 0
        self._ended = not more

    def _position(self, at: int) -> tuple[int, int]:
        newlines = self._buffer.count("\n", 0, at)
        if not newlines:
            return self._line, self._column + at
        return self._line + newlines, at - self._buffer.rfind("\n", 0, at)

    def _refuse_constant(self, name: str) -> Never:
        self.refuse(f"in diesem Eintrag steht {name}, das ist keine Zahl")

    def refuse(self, why: str, at: int | None = None) -> Never:
        """Raise the IntakeError for a place in the buffer, by default the cursor."""
        line, column = self._position(self._at if at is None else at)
        raise IntakeError(f"Zeile {german_count(line)}, Spalte {german_count(column)}: {why}.")
