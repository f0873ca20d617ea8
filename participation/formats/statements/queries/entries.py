"""Statements as open interfaces read them: what they say, and nothing of how anybody voted."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from participation.contributions.models import Contribution
from participation.contributions.queries.entries import page_of_entries, plain_entry, told
from participation.formats.statements.models import Statement
from participation.processes.catalogue import Entry, Wanted

_STATEMENTS = told("statement", Statement.__table__, Contribution.__table__.c.text)


def entries(session: Session, wanted: Wanted) -> tuple[Sequence[Entry], int]:
    """A page of public statements, and how many there are; a statement is its own title."""
    return page_of_entries(session, wanted, "statement", _STATEMENTS, plain_entry)
