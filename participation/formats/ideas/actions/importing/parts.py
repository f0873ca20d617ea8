"""The files of one import, each with what it is and which columns are read for what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from participation.formats.ideas.actions.importing.mapping import guess_mapping
from participation.formats.ideas.actions.importing.peers import Columns, Dialect, Holds, recognise
from participation.kernel.errors import DomainError
from participation.kernel.intake import Intake

UNKNOWN = Dialect("andere Datei", Holds.IDEAS)


@dataclass(frozen=True, slots=True)
class Part:
    """A file that is understood."""

    intake: Intake
    dialect: Dialect
    columns: Columns


def part_of(intake: Intake, wishes: Iterable[str] = ()) -> Part:
    """What a file is: one of a platform that is known, else one whose columns are guessed by their names.

    Wishes (`column=field`) say what the columns are, whoever wrote the file. Raises DomainError where nothing looks
    like the text of ideas.
    """
    asked = list(wishes)
    known = None if asked else recognise(intake.columns)
    if known is not None:
        return Part(intake, *known)
    guessed = guess_mapping(intake, asked)
    return Part(intake, UNKNOWN, {field: (column,) for field, column in guessed.items()})


def parts_of(intakes: Sequence[Intake], wishes: Iterable[str] = ()) -> list[Part]:
    """Several files, those with comments last. Raises DomainError."""
    asked = list(wishes)
    found = [part_of(intake, asked) for intake in intakes]
    return sorted(found, key=lambda part: part.dialect.holds is Holds.COMMENTS)


def usable(intakes: Sequence[Intake]) -> list[Intake]:
    """Of everything that lay in a folder, what can be read as ideas or comments: files of known platforms if there are
    any, of the same content only the first. Raises DomainError where there is nothing."""
    known: dict[tuple[str, str, Holds], Intake] = {}
    for intake in intakes:
        seen = recognise(intake.columns)
        if seen is not None:
            known.setdefault((intake.path.stem, seen[0].name, seen[0].holds), intake)
    found = list(known.values()) or [one for one in intakes if _guessable(one)]
    if not found:
        raise DomainError("Keine der Dateien sieht nach Ideen oder Kommentaren aus.")
    return found


def _guessable(intake: Intake) -> bool:
    try:
        guess_mapping(intake)
    except DomainError:
        return False
    return True
