"""What stands in the table, in words: the same for every kind of file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from participation.contributions.actions.statuses import WEIGHING
from participation.contributions.models import Visibility
from participation.formats.documents.models import RemarkKind
from participation.formats.documents.queries.receipts import KIND_NAMES
from participation.formats.documents.queries.synopsis import Weighed
from participation.kernel import clock

STATES = {
    Visibility.PUBLISHED: "öffentlich",
    Visibility.PENDING: "noch nicht freigegeben",
    Visibility.HIDDEN: "ausgeblendet",
    Visibility.WITHDRAWN: "zurückgezogen",
}
HEADS = ("Nr.", "Abschnitt", "Anmerkung", "Antwort der Verwaltung", "Entscheidung")


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole table with what stands above it. `named`: with the names and addresses of people."""

    title: str
    municipality: str
    made_at: datetime
    lines: Sequence[Weighed]
    named: bool = False

    @property
    def subtitle(self) -> str:
        """Whose it is, of which day, and how to treat it."""
        day = f"{clock.local(self.made_at):%d.%m.%Y}"
        warning = " · Mit Namen: nur für die Verwaltung" if self.named else ""
        return f"{self.municipality} · Stand {day} · {len(self.lines)} Anmerkungen{warning}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a cell; bold ones say what follows."""

    words: str
    bold: bool = False


def cells(paper: Paper, place: int, line: Weighed) -> tuple[list[Piece], ...]:
    """The five cells of a line, for files that are printed; `place` counts from 1."""
    return (
        [Piece(str(place))],
        [Piece(line.section), Piece(f"Fassung {line.edition}")],
        _remark(paper, line),
        _answer(line),
        _decision(line),
    )


def kind_name(kind: RemarkKind) -> str:
    """What a kind of remark is called."""
    return KIND_NAMES[kind]


def weighing(code: str) -> str:
    """What a weighing code means: `1000 – gefolgt`; empty without one."""
    return WEIGHING.get(code, code) if code else ""


def sender(line: Weighed) -> str:
    """Who submitted it, as far as anybody said."""
    address = ", ".join(part.strip() for part in line.sender_address.splitlines() if part.strip())
    return ", ".join(part for part in (line.sender_name or line.author, address) if part)


def _remark(paper: Paper, line: Weighed) -> list[Piece]:
    day = f"{clock.local(line.received_at):%d.%m.%Y}"
    found = [Piece(f"{line.reference} · {kind_name(line.kind)} · {day}", bold=True)]
    if paper.named and sender(line):
        found.append(Piece(sender(line), bold=True))
    if line.visibility is not Visibility.PUBLISHED:
        found.append(Piece(f"({STATES[line.visibility]})"))
    if line.quote:
        found.append(Piece(f"Zu: „{line.quote}“"))
    return [*found, *_paragraphs(line.text)]


def _answer(line: Weighed) -> list[Piece]:
    return [*_paragraphs(line.answer), *([Piece(line.office)] if line.office and line.answer else [])]


def _decision(line: Weighed) -> list[Piece]:
    found = [Piece(line.status, bold=True)] if line.status else []
    found += [Piece(weighing(line.code))] if line.code else []
    return found + ([Piece(f"Eingeflossen in Fassung {line.adopted}")] if line.adopted else [])


def _paragraphs(words: str) -> list[Piece]:
    return [Piece(part) for part in words.splitlines() if part.strip()]
