"""How many took part, through which channel, and when."""

from participation.kernel.papers import german
from participation.kernel.papers.model import Block, Grid
from participation.results.report.facts import Facts
from participation.results.report.words import AMOUNTS, CHANNELS, amounts, counted

FEW = 5


def sentences(facts: Facts) -> tuple[str, ...]:
    """Amounts, and people as far as they can be told apart."""
    found = amounts({name: facts.total(name) for name, _one, _many in AMOUNTS})
    whole = f"Zusammen sind das {german.enumerated(found)}." if found else ""
    return tuple(one for one in (whole, _authors(facts), *_participants(facts), _channels(facts)) if one)


def figures(facts: Facts) -> tuple[Block, ...]:
    """A table of all parts, and charts of channels and months."""
    found: list[Block] = [_table(facts)]
    channels = {CHANNELS.get(key, key): count for key, count in sorted(facts.channels.items(), key=_largest)}
    if len(channels) > 1:
        found.append(counted("Beiträge nach Kanal", channels, ("Kanal", "Beiträge")))
    if len(facts.months) > 1:
        months = {_month(key): count for key, count in facts.months.items()}
        found.append(counted("Beiträge nach Monat des Eingangs", months, ("Monat", "Beiträge")))
    return tuple(found)


def _largest(entry: tuple[str, int]) -> tuple[int, str]:
    return -entry[1], entry[0]


def _authors(facts: Facts) -> str:
    if facts.authors < FEW:
        return ""
    return (
        f"Öffentliche Beiträge und Kommentare schrieben {german.count(facts.authors, 'Person', 'Personen')}, soweit sie "
        "sich unterscheiden lassen: Wer ohne Konto von mehreren Geräten schreibt, zählt mehrfach."
    )


def _participants(facts: Facts) -> list[str]:
    """Formats that can tell people apart without anything written."""
    found = ((module, facts.summary(module).participants) for module in facts.modules)
    return [
        f"An „{module.title}“ nahmen {german.count(people, 'Person', 'Personen')} teil."
        for module, people in found
        if people >= FEW
    ]


def _channels(facts: Facts) -> str:
    known = +facts.channels
    if len(known) != 1:
        return ""
    return f"Alle Beiträge kamen {CHANNELS.get(next(iter(known)), '')}."


def _table(facts: Facts) -> Grid:
    """Only columns in which there is something."""
    names = [(name, many) for name, _one, many in AMOUNTS if facts.total(name)]
    rows = tuple(
        (module.title, *(german.number(getattr(facts.summary(module), name)) for name, _ in names))
        for module in facts.modules
    )
    head = ("Teil", *(many for _, many in names))
    return Grid("Beteiligung nach Teilen", head, rows, frozenset(range(1, len(head))))


def _month(key: str) -> str:
    return f"{german.MONTHS[int(key[5:]) - 1]} {key[:4]}"
