"""A row of a foreign file as an idea, or the reasons why it cannot be one."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from participation.formats.ideas.actions.importing.cells import Cells
from participation.kernel import clock
from participation.kernel.geo import Area, Point
from participation.kernel.intake import Fault, Row
from participation.kernel.text import excerpt

LONGEST_TITLE = 120
LONGEST_TEXT = 20_000
LONGEST_CATEGORY = 60
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke, as far as the file tells. Nobody is shown by name unless the names are asked for."""

    person: str = ""
    """What tells people apart; never stored as it is."""
    name: str = ""
    """To be shown; never an address for mail."""


def voice_of(typed: str, *, with_names: bool) -> Voice:
    """Whoever a file names."""
    shown = typed[:LONGEST_NAME] if with_names and "@" not in typed else ""
    return Voice(typed, shown)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the municipality said over there."""

    status: str = ""
    answer: str = ""
    at: datetime | None = None


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
    alias: str = ""
    """Another key by which comments may name it."""
    voice: Voice = Voice()
    verdict: Verdict = Verdict()
    supports: int = 0
    """Over there; here only people and devices count that are known here."""


class Reader:
    """Turns rows into candidates; knows what it has seen before, in whatever file."""

    def __init__(self, area: Area | None, *, with_names: bool = False) -> None:
        self.area = area
        self.with_names = with_names
        self.seen: dict[str, int] = {}
        self.repeats: Counter[str] = Counter()

    def read(self, cells: Cells, row: Row) -> tuple[Candidate | None, list[Fault]]:
        """A candidate, or the faults of the row. Columns are named as they stand in the file."""
        faults = list(row.faults)
        text, title = cells.text(row, "text"), cells.line(row, "title")
        created = cells.when(row, "created", faults)
        answered = cells.when(row, "answered", faults)
        if cells.dialect.heads and len(title) > LONGEST_TITLE:  # other platforms have longer ones
            title, text = excerpt(title, LONGEST_TITLE - 2), f"{title}\n\n{text}".strip()
        _check_words(cells, row, title, text, faults)
        source_id = self._source_id(cells, row, f"{title}|{text}|{row.point}|{created}", faults)
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
                category=cells.line(row, "category")[:LONGEST_CATEGORY],
                created_at=created or clock.now(),
                point=row.point,
                geometry=row.geometry,
                address=cells.line(row, "address")[:200],
                alias=cells.key(row, "alias"),
                voice=voice_of(cells.line(row, "author"), with_names=self.with_names),
                verdict=Verdict(cells.line(row, "status"), cells.text(row, "answer"), answered),
                supports=cells.number(row, "supports"),
            ),
            [],
        )

    def _source_id(self, cells: Cells, row: Row, content: str, faults: list[Fault]) -> str:
        """The row's own key; where it has none, a hash of its content and how often that came before."""
        own = cells.key(row, "id")
        if not own:
            self.repeats[content] += 1
            return hashlib.sha256(f"{content}|{self.repeats[content]}".encode()).hexdigest()
        if own in self.seen:
            why = f"Die Kennung {own} steht schon in Zeile {self.seen[own]}."
            faults.append(Fault(row.number, cells.column("id"), why))
        self.seen.setdefault(own, row.number)
        return own


def _check_words(cells: Cells, row: Row, title: str, text: str, faults: list[Fault]) -> None:
    if not text and not title:
        faults.append(Fault(row.number, cells.column("text", "title"), "Der Text ist leer."))
    if len(title) > LONGEST_TITLE:
        why = f"Der Titel ist länger als {LONGEST_TITLE} Zeichen."
        faults.append(Fault(row.number, cells.column("title"), why))
    if len(text) > LONGEST_TEXT:
        why = f"Der Text ist länger als {LONGEST_TEXT} Zeichen."
        faults.append(Fault(row.number, cells.column("text", "title"), why))
