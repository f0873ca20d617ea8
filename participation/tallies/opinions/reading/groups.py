"""Groups that were found elsewhere: `participant,group`, `participants-votes.csv`, or the server's `math-pca2.json`."""

from pathlib import Path
from typing import Any

from participation.kernel.errors import DomainError
from participation.tallies.opinions.analysing import Name
from participation.tallies.opinions.reading.names import GROUP, PERSON
from participation.tallies.opinions.reading.sheets import parsed, read_sheet


def read_groups(path: Path) -> dict[str, Name]:
    """The group of each person who is in one; numbers where all names are numbers. Raises DomainError."""
    given = _of_server(path) if path.suffix.lower() == ".json" else _of_table(path)
    if not given:
        raise DomainError("Die Datei nennt für niemanden eine Gruppe.")
    if all(name.isascii() and name.isdecimal() and len(name) < 10 for name in given.values()):
        return {person: int(name) for person, name in given.items()}
    return dict(given)


def _of_table(path: Path) -> dict[str, str]:
    sheet = read_sheet(path)
    person, group = sheet.need(*PERSON), sheet.need(*GROUP)
    given = ((cells[person].strip(), cells[group].strip().removesuffix(".0")) for _line, cells in sheet.rows)
    return {name: group for name, group in given if name and group}


def _of_server(path: Path) -> dict[str, str]:
    """Polis groups bases, and these hold people."""
    try:
        return _people(parsed(path.read_bytes()))
    except (KeyError, TypeError) as error:
        raise DomainError("Zeile 1: Hier sollten „base-clusters“ und „group-clusters“ stehen.") from error


def _people(found: Any) -> dict[str, str]:
    bases = dict(zip(found["base-clusters"]["id"], found["base-clusters"]["members"], strict=False))
    return {
        str(person): str(group["id"])
        for group in found["group-clusters"]
        for base in group["members"]
        for person in bases[base]
    }
