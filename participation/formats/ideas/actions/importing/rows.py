"""A row of a foreign file as an idea, or the reasons why it cannot be one."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from participation.formats.ideas.actions.importing.mapping import Mapping
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.geo import Area, Point
from participation.kernel.intake import Fault, Row, parse_when
from participation.kernel.text import excerpt, line, plain

LONGEST_TITLE = 120
LONGEST_TEXT = 20_000
LONGEST_CATEGORY = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sound row."""

    number: int
    source_id: str
    title: str
    text: str
    category: str
    created_at: datetime
    point: Point | None
    geometry: dict[str, Any] | None
    address: str


class Reader:
    """Turns rows into candidates; knows what it has seen before."""

    def __init__(self, mapping: Mapping, area: Area | None) -> None:
        self.mapping = mapping
        self.area = area
        self.seen: dict[str, int] = {}
        self.repeats: Counter[str] = Counter()

    def read(self, row: Row) -> tuple[Candidate | None, list[Fault]]:
        """A candidate, or the faults of the row. Columns are named as they stand in the file."""
        faults = list(row.faults)
        text, title = plain(self._value(row, "text")), line(self._value(row, "title"))
        created = self._created(row, faults)
        self._check_words(row, title, text, faults)
        source_id = self._source_id(row, f"{title}|{text}|{row.point}|{created}", faults)
        if self.area is not None and row.point is not None:
            refusal = self.area.why_not(row.point)
            faults += [Fault(row.number, "Ort", refusal)] if refusal else []
        if faults:
            return None, faults
        return (
            Candidate(
                number=row.number,
                source_id=source_id,
                title=title or excerpt(text, 80),
                text=text if title or len(text) > 80 else "",
                category=line(self._value(row, "category"))[:LONGEST_CATEGORY],
                created_at=created or clock.now(),
                point=row.point,
                geometry=row.geometry,
                address=line(self._value(row, "address"))[:200],
            ),
            [],
        )

    def _value(self, row: Row, field: str) -> str:
        column = self.mapping.get(field)
        value = row.values.get(column) if column else None
        return "" if value is None else str(value)

    def _created(self, row: Row, faults: list[Fault]) -> datetime | None:
        typed = self._value(row, "created")
        if not typed:
            return None
        try:
            found = parse_when(typed)
        except DomainError as error:
            faults.append(Fault(row.number, self.mapping["created"], error.message))
            return None
        if found > clock.now():
            faults.append(Fault(row.number, self.mapping["created"], "Das Datum liegt in der Zukunft."))
        return found

    def _check_words(self, row: Row, title: str, text: str, faults: list[Fault]) -> None:
        if not text and not title:
            column = self.mapping.get("text") or self.mapping["title"]
            faults.append(Fault(row.number, column, "Der Text ist leer."))
        if len(title) > LONGEST_TITLE:
            why = f"Der Titel ist länger als {LONGEST_TITLE} Zeichen."
            faults.append(Fault(row.number, self.mapping["title"], why))
        if len(text) > LONGEST_TEXT:
            why = f"Der Text ist länger als {LONGEST_TEXT} Zeichen."
            faults.append(Fault(row.number, self.mapping["text"], why))

    def _source_id(self, row: Row, content: str, faults: list[Fault]) -> str:
        """The row's own key; where it has none, a hash of its content and how often that came before."""
        own = line(self._value(row, "id"))[:200]
        if not own:
            self.repeats[content] += 1
            return hashlib.sha256(f"{content}|{self.repeats[content]}".encode()).hexdigest()
        if own in self.seen:
            why = f"Die Kennung {own} steht schon in Zeile {self.seen[own]}."
            faults.append(Fault(row.number, self.mapping["id"], why))
        self.seen.setdefault(own, row.number)
        return own
