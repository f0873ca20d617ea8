"""What a report tells of statements: what all agree on, and what sets groups of opinion apart."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.formats.statements.hiding import LEAST, Amount
from participation.formats.statements.queries.finding import public_texts, shown_figures
from participation.formats.statements.views.reading import GroupTold, Reading, Told
from participation.kernel.papers import german
from participation.kernel.papers.model import Block, Chapter, Grid, Heading, says
from participation.processes.models import Module

HIDDEN = "verdeckt"


def chapters(session: Session, module: Module, _address: str) -> Sequence[Chapter]:
    """Consensus, groups, and all statements; nothing before there is a result."""
    figures = shown_figures(session, module.id)
    if not figures:
        return ()
    reading = Reading(figures, public_texts(session, module.id))
    found = (_common(reading), _groups(reading), _everything(reading))
    return [chapter for chapter in found if chapter.blocks]


def _common(reading: Reading) -> Chapter:
    who = "alle Meinungsgruppen" if reading.names else "die meisten"
    blocks = [
        _stances(f"Dem stimmen {who} zu", reading.agreed),
        _stances(f"Das lehnen {who} ab", reading.rejected),
    ]
    return Chapter("Was verbindet", tuple(block for block in blocks if block.rows))


def _groups(reading: Reading) -> Chapter:
    if not reading.groups:
        return Chapter("Meinungsgruppen", ())
    number = german.count(len(reading.groups), "Gruppe", "Gruppen")
    intro = (
        f"Wer ähnlich abstimmt, gehört zu einer Meinungsgruppe. Es haben sich {number} gezeigt. Die Einteilung folgt "
        "allein den Antworten; niemand wurde nach Merkmalen der Person gefragt."
    )
    return Chapter(
        "Meinungsgruppen", (*says(intro), *(block for one in reading.groups for block in _group(one)))
    )


def _group(one: GroupTold) -> tuple[Block, ...]:
    size = german.count(one.size, "Person", "Personen")
    rows = tuple(
        (told.text, "stimmt zu" if told.agrees else "lehnt ab", _percent(told.amount)) for told in one.stances
    )
    head = ("Aussage", "Haltung", "Anteil der Gruppe")
    grid = Grid(f"Wofür Gruppe {one.letter} steht", head, rows, frozenset({2}), (6, 2, 2))
    return Heading(f"Gruppe {one.letter}: {size}", 4), *((grid,) if rows else ())


def _stances(title: str, found: Sequence[Told]) -> Grid:
    rows = tuple((told.text, _percent(told.amount), _each(told)) for told in found)
    return Grid(title, ("Aussage", "Zusammen", "Je Gruppe"), rows, frozenset({1}), (6, 2, 3))


def _each(told: Told) -> str:
    return ", ".join(f"{name} {_percent(amount)}" for name, amount in told.shares.items()) or "–"


def _everything(reading: Reading) -> Chapter:
    rows = tuple(
        (text, number, *(_count(amount) for amount in amounts))
        for number, text, amounts in reading.everything
    )
    head = ("Aussage", "Nummer", "Zustimmung", "Ablehnung", "übersprungen")
    grid = Grid("Wie über die Aussagen abgestimmt wurde", head, rows, frozenset({2, 3, 4}), (7, 3, 3, 3, 3))
    note = f"Zahlen, aus denen 1 bis {LEAST - 1} Personen zu erkennen wären, sind verdeckt."
    return Chapter("Alle Aussagen", (grid, *says(note, look="note")) if rows else ())


def _percent(amount: Amount) -> str:
    return HIDDEN if amount.percent is None else f"{amount.percent}\u00a0%"


def _count(amount: Amount) -> str:
    return HIDDEN if amount.count is None else german.number(amount.count)
