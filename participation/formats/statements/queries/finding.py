"""Statements: all of a module, one by its number or a guest's secret link, those alike."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.queries import token_hash
from participation.contributions.models import ResponseStatus, Visibility
from participation.formats.statements.models import OpinionMap, Statement
from participation.kernel.errors import Missing
from participation.kernel.search import likeness, trigrams
from participation.processes.models import Module

ALIKE = 0.3
"""Likeness from which on a statement is worth showing."""
MOST_CANDIDATES = 2_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement with its status."""

    statement: Statement
    status: ResponseStatus | None


def shown_statement(session: Session, module_id: int, reference: str) -> Shown:
    """A statement in any state, by its number. Raises Missing."""
    town = sa.select(Module.municipality_id).where(Module.id == module_id).scalar_subquery()
    statement = (
        sa.select(Statement, ResponseStatus)
        .outerjoin(ResponseStatus, ResponseStatus.id == Statement.status_id)
        .where(
            Statement.municipality_id == town,
            Statement.reference == reference,
            Statement.reference != sa.literal_column("''"),
            Statement.module_id == module_id,
        )
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        raise Missing
    return Shown(*row)


def find_statement(session: Session, module_id: int, reference: str) -> Statement:
    """The statement alone. Raises Missing."""
    return shown_statement(session, module_id, reference).statement


def by_secret(session: Session, module_id: int, token: str) -> Statement:
    """The statement of a guest's secret link, in any state. Raises Missing."""
    mine = Statement.edit_token_hash == token_hash(token)
    found = session.scalar(sa.select(Statement).where(Statement.module_id == module_id, mine))
    if found is None:
        raise Missing
    return found


def sent_before(
    session: Session, module_id: int, text: str, *, account_id: int | None, token: str | None
) -> Statement | None:
    """The statement that the same form brought when it was sent before: a guest's by its link, else by its words."""
    mine = Statement.edit_token_hash == token_hash(token) if token else Statement.account_id == account_id
    same = (mine,) if token else (mine, Statement.text == text)
    found = sa.select(Statement).where(Statement.module_id == module_id, *same)
    return session.scalar(found.order_by(Statement.id.desc()).limit(1))


def all_statements(session: Session, module_id: int) -> list[Statement]:
    """Every statement of a module, in any state, the oldest first."""
    found = sa.select(Statement).where(Statement.module_id == module_id).order_by(Statement.id)
    return list(session.scalars(found))


def public_texts(session: Session, module_id: int) -> dict[str, str]:
    """What the public statements say, by their number, the oldest first."""
    found = (
        sa.select(Statement.reference, Statement.text)
        .where(Statement.module_id == module_id, Statement.visibility == Visibility.PUBLISHED)
        .order_by(Statement.id)
    )
    return {row.reference: row.text for row in session.execute(found)}


def alike(session: Session, module_id: int, text: str, *, limit: int = 3) -> list[tuple[str, str]]:
    """Number and text of public statements that resemble a text, the likest first. Compares with the newest 2,000."""
    sought = trigrams(text)
    known = list(public_texts(session, module_id).items())[-MOST_CANDIDATES:]
    scored = [(likeness(sought, trigrams(said)), reference, said) for reference, said in known]
    best = sorted((one for one in scored if one[0] >= ALIKE), key=lambda one: (-one[0], one[1]))
    return [(reference, said) for _score, reference, said in best[:limit]]


def shown_figures(session: Session, module_id: int) -> dict[str, Any]:
    """What the last map says, without what was taken back, hidden, or taken out of the analysis since; {} before the first.

    Only its own statements are left out at once. All other sums stay until several people more have voted: a map made
    anew for one statement's sake would show what a single person did since.
    """
    figures = map_of(session, module_id).figures
    if not figures:
        return {}
    public = (Statement.module_id == module_id, Statement.visibility == Visibility.PUBLISHED)
    found = sa.select(Statement.reference, Statement.analysed).where(*public)
    weighed = {row.reference: row.analysed for row in session.execute(found)}
    standing = {name for name, analysed in weighed.items() if analysed}
    return {
        **figures,
        "statements": {name: votes for name, votes in figures["statements"].items() if name in weighed},
        "moderated_out": sorted({*figures["moderated_out"], *weighed.keys() - standing}),
        **{told: _about(figures[told], standing) for told in ("consensus", "representative")},
    }


def _about(stances: dict[str, Any], standing: set[str]) -> dict[str, Any]:
    return {of: [one for one in each if one["statement"] in standing] for of, each in stances.items()}


def map_of(session: Session, module_id: int) -> OpinionMap:
    """What everybody may know of the votes. Raises Missing."""
    found = session.scalar(sa.select(OpinionMap).where(OpinionMap.module_id == module_id))
    if found is None:
        raise Missing
    return found
