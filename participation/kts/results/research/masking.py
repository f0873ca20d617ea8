"""What is done to each row before it leaves: pseudonyms of this agreement alone, nothing that names somebody."""

import hashlib
import hmac
from collections.abc import Callable, Iterator

from participation.kernel.tables import Column, ColumnKind, Row, Table
from participation.results.scanning import Kind, Names, is_free_text, scan_text

REMOVED = {
    Kind.MAIL: "[E-Mail entfernt]",
    Kind.PHONE: "[Telefon entfernt]",
    Kind.IBAN: "[IBAN entfernt]",
    Kind.NAME: "[Name entfernt]",
}
PSEUDONYM = "pseudonym"
"""How columns of pseudonyms are called in every format."""

Change = Callable[[object], object]


def masked(table: Table, names: Names, secret: bytes, agreement_id: int) -> Table:
    """The table without addresses of pages, with pseudonyms that hold in one agreement, and with texts in which
    addresses, numbers and names are blotted out."""
    kept = table.without({column.name for column in table.columns if column.kind is ColumnKind.URL})
    changes = [
        (place, change)
        for place, column in enumerate(kept.columns)
        if (change := _change(column, names, secret, agreement_id)) is not None
    ]

    def rows() -> Iterator[Row]:
        for row in kept.rows():
            cells = list(row)
            for place, change in changes:
                cells[place] = change(cells[place])
            yield tuple(cells)

    return Table(kept.name, kept.title, kept.columns, rows)


def pseudonym(secret: bytes, agreement_id: int, word: str) -> str:
    """The same person is the same word in one agreement; in another one it is another, and neither leads back."""
    message = f"research|{agreement_id}|{word}".encode()
    return f"F{hmac.new(secret, message, hashlib.sha256).hexdigest()[:16]}"


def blotted(text: str, names: Names) -> str:
    """The text with words in place of what looks like personal data."""
    parts, done = [], 0
    for sight in scan_text(text, names):
        parts += [text[done : sight.start], REMOVED[sight.kind]]
        done = sight.end
    return "".join([*parts, text[done:]])


def _change(column: Column, names: Names, secret: bytes, agreement_id: int) -> Change | None:
    if column.name == PSEUDONYM or column.name.endswith(f"_{PSEUDONYM}"):
        return lambda value: pseudonym(secret, agreement_id, str(value)) if value else value
    if is_free_text(column):
        return lambda value: blotted(value, names) if isinstance(value, str) else value
    return None
