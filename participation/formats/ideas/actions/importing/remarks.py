"""Comments in foreign files: rows of their own, in one cell of the idea, or beside it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from participation.formats.ideas.actions.importing.cells import LONGEST_KEY, Cells
from participation.formats.ideas.actions.importing.markup import words_of
from participation.formats.ideas.actions.importing.rows import LONGEST_TEXT, Voice, voice_of
from participation.kernel import clock
from participation.kernel.errors import DomainError
from participation.kernel.intake import Fault, Row, parse_when
from participation.kernel.text import line

SUBJECTS = ("Proposal", "Debate")
"""What comments of Decidim and CONSUL may be about so that they come along."""
THE_OFFICE = "Verwaltung"
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as it came. `subject` is the key of an idea, `parent` that of a comment; one of them may be missing."""

    number: int
    source_id: str
    subject: str
    parent: str
    text: str
    created_at: datetime
    voice: Voice


class Listener:
    """Turns rows into remarks."""

    def __init__(self, *, with_names: bool = False) -> None:
        self.with_names = with_names

    def read(self, cells: Cells, row: Row) -> tuple[Remark | None, list[Fault]]:
        """A row that is a comment. None without a fault: it is about something that does not come along."""
        faults = list(row.faults)
        subject, parent = cells.key(row, "subject"), cells.key(row, "parent")
        kind, target = cells.raw(row, "kind"), cells.key(row, "target")
        if kind.endswith("Comment"):
            parent = target
        elif kind.endswith(SUBJECTS):
            subject = target
        elif kind:
            return None, []
        return self._remark(cells, row, "", (subject, parent), faults)

    def beside(self, cells: Cells, row: Row) -> tuple[Remark | None, list[Fault]]:
        """The comment that stands in the same row as its idea, if there is one."""
        if not cells.raw(row, "comment_id"):
            return None, []
        named = (cells.key(row, "id"), cells.key(row, "comment_parent"))
        return self._remark(cells, row, "comment_", named, list(row.faults))

    def inside(self, cells: Cells, row: Row) -> tuple[list[Remark], list[Fault]]:
        """Every comment in a cell, with replies to any depth."""
        written = cells.raw(row, "thread")
        if not written:
            return [], []
        try:
            found = list(_unfolded(row.number, cells.key(row, "id"), json.loads(written)))
        except (ValueError, TypeError, KeyError, DomainError):
            return [], [Fault(row.number, cells.column("thread"), "Die Kommentare lassen sich nicht lesen.")]
        return found, []

    def _remark(
        self, cells: Cells, row: Row, start: str, named: tuple[str, str], faults: list[Fault]
    ) -> tuple[Remark | None, list[Fault]]:
        created = cells.when(row, f"{start}created", faults)
        text = _joined(cells.line(row, f"{start}title"), cells.text(row, f"{start}text"))
        key = cells.key(row, f"{start}id")
        for field, missing in (("id", not key), ("text", not text)):
            if missing:
                column = cells.column(f"{start}{field}")
                faults.append(Fault(row.number, column, "Der Kommentar hat hier keinen Wert."))
        if len(text) > LONGEST_TEXT:
            why = f"Der Text ist länger als {LONGEST_TEXT} Zeichen."
            faults.append(Fault(row.number, cells.column(f"{start}text"), why))
        if faults:
            return None, faults
        who = self._voice(cells, row, f"{start}author")
        return Remark(row.number, key, *named, text, created or clock.now(), who), []

    def _voice(self, cells: Cells, row: Row, field: str) -> Voice:
        if cells.raw(row, "speaker") == THE_OFFICE.lower():
            return Voice(THE_OFFICE, THE_OFFICE)  # an office is nobody's name
        return voice_of(cells.line(row, field), with_names=self.with_names)


def _unfolded(
    number: int, subject: str, thread: list[Mapping[str, Any]], parent: str = "", depth: int = 0
) -> Iterator[Remark]:
    if depth > DEEPEST:
        raise ValueError("too deep")
    for one in thread:
        key = line(str(one["id"]))[:LONGEST_KEY]
        text = _joined(
            line(words_of(str(one.get("title") or ""))), words_of(str(one["commentContent"] or ""))
        )
        created = min(parse_when(str(one["dateCreated"]), unsaid=UTC), clock.now())
        if not key or not 0 < len(text) <= LONGEST_TEXT:
            raise ValueError("no comment")
        yield Remark(number, key, subject, parent, text, created, Voice())
        yield from _unfolded(number, subject, one.get("commentedBy") or [], key, depth + 1)


def _joined(title: str, text: str) -> str:
    """Heading and text; many forms fill the heading with the beginning of the text."""
    start = title.rstrip(" .…")
    if not title or line(text).startswith(start):
        return text
    return f"{title}\n\n{text}".strip()
