"""Names of columns: there must be some, and each is there once."""

from participation.kernel.intake.cleaning import Cleaner
from participation.kernel.intake.model import IntakeError, Limits

LONGEST_NAME = 200


def readable_header(raw: list[str], limits: Limits) -> list[str]:
    """The cells of a header, cleaned. Raises IntakeError for what can be none."""
    cleaner = Cleaner()
    cells = [cleaner.text(cell, 1, "", []) or "" for cell in raw]
    if not any(letter.isalpha() for cell in cells for letter in cell):
        raise IntakeError("Die erste Zeile muss die Namen der Spalten enthalten.")
    if len(cells) > limits.columns:
        raise IntakeError(f"Die Datei hat mehr als {limits.columns} Spalten.")
    if max(map(len, cells)) > LONGEST_NAME:
        raise IntakeError(f"Ein Spaltenname ist länger als {LONGEST_NAME} Zeichen. Fehlt die Kopfzeile?")
    return cells


def distinct(cells: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Each name once: empty ones get a number, repeated ones a count, both with a note."""
    names: dict[str, None] = {}
    notes: list[str] = []
    for position, cell in enumerate(cells, start=1):
        name, count = cell or f"Spalte {position}", 1
        while name in names:
            count += 1
            name = f"{cell or f'Spalte {position}'} ({count})"
        if not cell:
            notes.append(f"Die {position}. Spalte hat keinen Namen; sie heißt hier „{name}“.")
        elif name != cell:
            notes.append(
                f"Der Spaltenname „{cell}“ kommt mehrfach vor; die {position}. Spalte heißt „{name}“."
            )
        names[name] = None
    return tuple(names), notes
