"""What a row says in one of our fields, whatever its columns are called."""

from datetime import UTC, datetime

from participation.formats.ideas.actions.importing.markup import words_of
from participation.formats.ideas.actions.importing.peers import Columns, Dialect
from participation.kernel import clock
from participation.kernel.clock import BERLIN
from participation.kernel.errors import DomainError
from participation.kernel.intake import Fault, Row, parse_when
from participation.kernel.search import fold
from participation.kernel.text import line, plain
from participation.results.writers.cells import unguarded

LONGEST_KEY = 190
"""Characters of a row's own key; what it is a key of stands before it."""


class Cells:
    """Reads fields of rows of one file."""

    def __init__(self, dialect: Dialect, columns: Columns, form: str = "") -> None:
        self.dialect = dialect
        self._columns = columns
        self._guarded = dialect.guarded and form == "csv"

    def column(self, *fields: str) -> str:
        """How the first of some fields is called in the file, for people."""
        return next((self._columns[one][0] for one in fields if self._columns.get(one)), fields[0])

    def raw(self, row: Row, field: str) -> str:
        """What stands in the first of its columns that holds anything."""
        for column in self._columns.get(field, ()):
            value = row.values.get(column)
            if value is not None and value != "":
                return unguarded(str(value)) if self._guarded else str(value)
        return ""

    def text(self, row: Row, field: str) -> str:
        """Plain text with line breaks."""
        value = self.raw(row, field)
        return words_of(value) if self.dialect.markup else plain(value)

    def line(self, row: Row, field: str) -> str:
        """Plain text on one line."""
        return line(self.text(row, field))

    def key(self, row: Row, field: str) -> str:
        """A key as it stands there."""
        return line(self.raw(row, field))[:LONGEST_KEY]

    def number(self, row: Row, field: str) -> int:
        """A count; 0 for what is none."""
        value = self.raw(row, field)
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0

    def when(self, row: Row, field: str, faults: list[Fault]) -> datetime | None:
        """An instant; what is none, or lies in the future, is a fault."""
        typed = self.raw(row, field)
        if not typed:
            return None
        try:
            found = parse_when(typed, unsaid=UTC if self.dialect.universal else BERLIN)
        except DomainError as error:
            faults.append(Fault(row.number, self.column(field), error.message))
            return None
        if found > clock.now():
            faults.append(Fault(row.number, self.column(field), "Das Datum liegt in der Zukunft."))
        return found

    def left_out(self, row: Row) -> bool:
        """Whether the row is no public contribution over there: hidden, withdrawn, an amendment."""
        return any(fold(self.raw(row, field)) in values for field, values in self.dialect.left_out.items())
