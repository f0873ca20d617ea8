"""Reading a list of people to invite: pasted line by line, or the text of a CSV file."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from email_validator import EmailNotValidError, validate_email

from participation.kernel import addresses, text
from participation.kernel.errors import DomainError
from participation.kernel.words import Words
from participation.processes.models import ParticipantGroup

MOST = 5_000
"""Lines of one list."""
LONGEST = 400_000
"""Characters of one list."""
LONGEST_LINE = 1_000
"""Characters of one line: as much as a name, an address and a few columns need."""
_SEPARATORS = ";\t,"
_BRACKETED = re.compile(r'^"?(?P<name>[^<>"]*)"?\s*<(?P<address>[^<>]+)>$')
_HEAD = re.compile("mail|name|gruppe|group")
_GROUP_HEADS = frozenset({"gruppe", "group", "teilnehmendengruppe"})
_WORDS = {
    ParticipantGroup.RESIDENTS: "residents einwohner einwohnerinnen einwohnerschaft bürger bürgerin bürgerinnen "
    "bürgerschaft bewohner anwohner",
    ParticipantGroup.BUSINESS: "business wirtschaft unternehmen gewerbe handel",
    ParticipantGroup.CIVIL_SOCIETY: "civil_society zivilgesellschaft verein vereine verband verbände initiative",
    ParticipantGroup.EXPERTS: "experts fachleute expertinnen experten expertin experte wissenschaft",
    ParticipantGroup.ADMINISTRATION: "administration verwaltung amt behörde",
}
_GROUPS = {word: group for group, words in _WORDS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody to invite. `key` is what the address is compared by."""

    email: str
    key: str
    name: str
    group: ParticipantGroup


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line that nobody can be invited by, with its number, from 1."""

    number: int
    line: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds. Everybody is in it once; `doubled` are the addresses that came again."""

    people: tuple[Invitee, ...]
    wrong: tuple[WrongLine, ...]
    doubled: tuple[str, ...]


def read_invitees(typed: str, group: ParticipantGroup) -> Listing:
    """Read a list: one person a line, as `name@example.org`, `Name <name@example.org>`, or with columns in any order.

    A first line may name the columns. `group` is for lines that tell none. Raises DomainError for a
    list that is too long.
    """
    lines = [(number, line.strip()) for number, line in enumerate(typed.splitlines(), 1) if line.strip()]
    if len(lines) > MOST:
        raise DomainError("Bitte höchstens %(most)s Zeilen auf einmal.", "people", most=MOST)
    heads = _heads(lines[0][1]) if lines else []
    if heads:
        del lines[0]
    people: dict[str, Invitee] = {}
    wrong, doubled = [], []
    for number, line in lines:
        try:
            found = _invitee(_cells(line), heads, group)
        except DomainError as refusal:
            wrong.append(WrongLine(number, line, refusal.words))
            continue
        if found.key in people:
            doubled.append(found.email)
        people.setdefault(found.key, found)
    return Listing(tuple(people.values()), tuple(wrong), tuple(doubled))


def _heads(line: str) -> list[str]:
    """The names of columns, if the line tells any: a line with "Anna" alone is somebody whose address is missing."""
    if len(line) > LONGEST_LINE:
        return []
    cells = [cell.casefold() for cell in _cells(line)]
    return cells if "@" not in line and any(_HEAD.search(cell) for cell in cells) else []


def _cells(line: str) -> list[str]:
    """The columns of a line, empty ones too, by the separator that divides it most. In `Weiß, Anna <a@example.org>`
    a comma divides nothing. Raises DomainError for a line that is too long to be one."""
    if len(line) > LONGEST_LINE:
        raise DomainError("Diese Zeile ist zu lang: höchstens %(most)s Zeichen.", most=LONGEST_LINE)
    if _BRACKETED.match(line):
        return [line]
    row = next(csv.reader([line], delimiter=max(_SEPARATORS, key=line.count)), [])
    return [cell.strip() for cell in row]


def _invitee(cells: Sequence[str], heads: Sequence[str], group: ParticipantGroup) -> Invitee:
    names, email = [], ""
    for position, cell in enumerate(cells):
        head = heads[position] if position < len(heads) else ""
        if "@" in cell and not email:
            name, email = _address(cell)
            names += [name] if name else []
        elif head in _GROUP_HEADS and cell and cell.casefold() not in _GROUPS:
            raise DomainError(
                "Die Gruppe „%(group)s“ gibt es nicht. Möglich sind: Einwohnerschaft, Wirtschaft, Zivilgesellschaft, "
                "Fachleute, Verwaltung.",
                group=cell[:60],
            )
        elif cell.casefold() in _GROUPS:
            group = _GROUPS[cell.casefold()]
        elif cell:
            names.append(cell)
    if not email:
        raise DomainError("Hier steht keine E-Mail-Adresse.")
    return Invitee(email, addresses.key(email), text.line(" ".join(names))[:80], group)


def _address(cell: str) -> tuple[str, str]:
    """Name and address of a cell. Raises DomainError for an address that can not be."""
    bracketed = _BRACKETED.match(cell)
    name, typed = (bracketed["name"].strip(), bracketed["address"]) if bracketed else ("", cell)
    try:
        found = validate_email(typed.strip(), check_deliverability=False)
    except EmailNotValidError as error:
        raise DomainError("Diese E-Mail-Adresse ist nicht vollständig.") from error
    if found.smtputf8:
        raise DomainError("An Adressen mit Umlauten vor dem @ können wir nicht schreiben.")
    return name, found.normalized
