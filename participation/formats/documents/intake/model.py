"""What a text is made of on its way in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from participation.kernel.errors import DomainError


class BlockKind(StrEnum):
    """What a block of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    WHOLE = "whole"
    """A table or whatever else stands for itself."""


@dataclass(slots=True)
class Block:
    """A heading, a paragraph, an item of a list, or something whole, such as a table.

    `html` is what stands in it, for something whole with its own tags. `level` is how deep a heading (from 1) or an
    item (from 0) stands. `marker` is how an item is numbered: `1`, `a`, `A`, `i`, `I`, or "" for a bullet.
    """

    kind: BlockKind
    html: str
    level: int = 0
    number: str = ""
    """What the program that wrote the text puts in front of a heading: `2.1`, `§ 3`."""
    marker: str = ""
    start: int = 1
    notes: tuple[str, ...] = ()
    """Footnotes that are called here, as HTML of the paragraphs that stand at the end of the section."""
    is_title: bool = False
    is_bold: bool = False
    """All of it: how people write headings who know no styles."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the text, as `models.Section` keeps it."""

    number: str
    level: int
    heading: str
    html: str
    text: str


@dataclass(frozen=True, slots=True)
class Brought:
    """A whole text: its sections, and what of it did not come along (keys of LOSSES) and how often."""

    parts: tuple[Part, ...]
    source: str
    lost: Mapping[str, int] = field(default_factory=dict)


class Unreadable(DomainError):
    """A text that can not be taken; the sentence says what to do instead."""


LOSSES = {
    "images": "Bilder wurden nicht übernommen: %(number)s. Was sie zeigen, beschreiben Sie bitte im Text.",
    "drawings": "Diagramme und eingebettete Objekte wurden nicht übernommen: %(number)s.",
    "comments": "Kommentare am Rand wurden nicht übernommen: %(number)s.",
    "deletions": "Gestrichenes aus dem Überarbeitungsmodus ist weggelassen: %(number)s Stellen.",
    "insertions": "Eingefügtes aus dem Überarbeitungsmodus steht jetzt im Text: %(number)s Stellen.",
    "hidden": "Ausgeblendeter Text wurde nicht übernommen: %(number)s Stellen.",
    "boxes": "Textfelder stehen jetzt im fließenden Text: %(number)s. Bitte prüfen Sie die Reihenfolge.",
    "formulas": "Formeln stehen jetzt als einfacher Text da: %(number)s. Bitte prüfen Sie sie.",
    "contents": "Das Inhaltsverzeichnis ist weggelassen, denn die Seite macht ein eigenes.",
    "footnotes": "Fußnoten stehen jetzt am Ende ihres Abschnitts: %(number)s.",
    "margins": "Kopf- und Fußzeilen wurden nicht übernommen: %(number)s.",
    "title": "Der Titel über dem Text ist weggelassen, denn die Seite hat ihren eigenen.",
    "guessed": "Der Text hat keine Überschriften aus Formatvorlagen. Als Überschrift gelten kurze Zeilen mit Nummer "
    "oder in Fettdruck: %(number)s. Bitte prüfen Sie die Einteilung.",
    "paragraphs": "Der Text hat keine Überschriften. Deshalb ist jeder Absatz ein Abschnitt: %(number)s. Sie können "
    "Abschnitte verbinden und benennen.",
    "damaged": "Zeichen, die sich nicht lesen ließen, sind durch � ersetzt: %(number)s.",
}
"""What is told to staff about a text that came in: the sentence for each kind of loss or change."""
