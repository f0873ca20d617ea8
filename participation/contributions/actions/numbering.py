"""Reference numbers that people quote: 2026-00042, counted per municipality and year."""

from sqlalchemy.orm import Session

from participation.kernel import clock, dialect
from participation.municipalities.models import Counter


def next_reference(session: Session, municipality_id: int) -> str:
    """The next number; the database counts, so no two contributions ever get the same."""
    return take_references(session, municipality_id, clock.local(clock.now()).year, 1)[0]


def take_references(session: Session, municipality_id: int, year: int, amount: int) -> list[str]:
    """Several numbers of one year at once, in order."""
    row = {"municipality_id": municipality_id, "year": year, "last": amount}
    last = dialect.count_up(session, Counter, ("municipality_id", "year"), row)
    return [f"{year}-{number:05d}" for number in range(last - amount + 1, last + 1)]
