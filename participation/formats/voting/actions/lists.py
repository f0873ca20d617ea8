"""Lists of people who may vote: e-mail addresses of accounts, read from a file or a text, kept as keyed hashes."""

import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa
from email_validator import EmailNotValidError, validate_email
from sqlalchemy.orm import Session

from participation.accounts import queries as accounts
from participation.accounts.models import Viewer
from participation.audit import trail
from participation.formats.voting.actions.keys import Keys
from participation.formats.voting.actions.roll import EMAIL
from participation.formats.voting.models import RollState, Vote, roll
from participation.formats.voting.policy.paperwork import require_before_opening, require_list
from participation.kernel import clock, dialect, text
from participation.kernel.errors import DomainError
from participation.kernel.intake.encodings import detect_encoding
from participation.processes.policy import require_desk

MOST = 200_000
"""Addresses of one list."""
_CELLS = re.compile(r'[;,\t|<>"\s]+')


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds."""

    addresses: dict[str, str] = field(default_factory=dict)
    """Every address once, as it was typed, by what it is compared by."""
    doubled: int = 0
    malformed: tuple[int, ...] = ()
    """Numbers of lines in which no address was found, beginning at 1; a first line without one is a heading."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a list."""

    new: int
    known: int
    doubled: int
    malformed: tuple[int, ...]


def text_of(data: bytes) -> str:
    """A file as text, whatever its encoding. Raises DomainError for what is no text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list"
        path.write_bytes(data)
        with detect_encoding(path).open(path) as file:
            return file.read()


def read_list(typed: str) -> Listing:
    """The addresses of a text: one or several a line, alone or among other columns. Raises DomainError for too many."""
    addresses: dict[str, str] = {}
    doubled, malformed = 0, []
    for number, line in enumerate(typed.splitlines(), 1):
        found = list(_addresses(line))
        if not found and line.strip() and number > 1:
            malformed.append(number)
        for address in found:
            key = accounts.email_key(address)
            doubled += key in addresses
            addresses.setdefault(key, address)
        if len(addresses) > MOST:
            raise DomainError("Bitte höchstens %(most)s Adressen in einer Liste.", "people", most=MOST)
    return Listing(addresses, doubled, tuple(malformed))


def preview(session: Session, keys: Keys, vote: Vote, listing: Listing) -> Preview:
    """What of a list is new to the roll; nothing is changed."""
    known = _known(session, vote) if listing.addresses else set()
    there = sum(ref in known for ref in _refs(keys, listing))
    return Preview(len(listing.addresses) - there, there, listing.doubled, listing.malformed)


def import_list(session: Session, keys: Keys, vote: Vote, listing: Listing, *, viewer: Viewer | None) -> int:
    """Put everybody of a list on the roll; who is there already stays. Answers how many are new."""
    staff = require_desk(viewer, vote.module.process)
    require_list(vote)
    refs = sorted(_refs(keys, listing))
    session.refresh(vote, with_for_update=True)
    require_before_opening(vote, clock.now())
    before = len(_known(session, vote))
    rows = [
        {"vote_id": vote.id, "ref": ref, "state": RollState.ENTITLED.value, "voted": False} for ref in refs
    ]
    if rows:
        session.execute(dialect.insert(session, roll).on_conflict_do_nothing(), rows)
    new = len(_known(session, vote)) - before
    trail.record(session, "roll.imported", vote, actor_id=staff.account_id, people=new)
    return new


def empty_list(session: Session, vote: Vote, *, viewer: Viewer | None) -> int:
    """Take everybody off the roll again, to begin anew. Answers how many were on it."""
    staff = require_desk(viewer, vote.module.process)
    require_list(vote)
    session.refresh(vote, with_for_update=True)
    require_before_opening(vote, clock.now())
    gone = len(_known(session, vote))
    session.execute(sa.delete(roll).where(roll.c.vote_id == vote.id))
    trail.record(session, "roll.emptied", vote, actor_id=staff.account_id, people=gone)
    return gone


def _addresses(line: str) -> Iterable[str]:
    for cell in _CELLS.split(line):
        if "@" not in cell:
            continue
        try:
            yield validate_email(text.line(cell), check_deliverability=False).normalized
        except EmailNotValidError:
            continue


def _refs(keys: Keys, listing: Listing) -> list[str]:
    return keys.references(EMAIL, listing.addresses)


def _known(session: Session, vote: Vote) -> set[str]:
    return set(session.scalars(sa.select(roll.c.ref).where(roll.c.vote_id == vote.id)))
