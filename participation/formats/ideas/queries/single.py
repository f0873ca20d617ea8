"""One idea, by its number, by a guest's secret link, or by its likeness to another."""

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.queries import token_hash
from participation.contributions.models import Contribution, Photo, ResponseStatus
from participation.formats.ideas.models import Idea, IdeaDraft
from participation.formats.ideas.queries.filters import published
from participation.kernel import dialect
from participation.kernel.errors import Missing
from participation.kernel.search import likeness, stems, trigrams
from participation.processes.models import Module

MOST_CANDIDATES = 400
ALIKE = 0.25
"""Likeness from which on a title is worth showing."""


def find_idea(session: Session, module_id: int, reference: str) -> Idea:
    """An idea in any state. Raises Missing."""
    found = session.scalar(sa.select(Idea).where(*_numbered(module_id, reference)))
    if found is None:
        raise Missing
    return found


def _numbered(module_id: int, reference: str) -> tuple[sa.ColumnElement[bool], ...]:
    """A number within a module, said so that the index of numbers (per municipality, without empty ones) serves."""
    town = sa.select(Module.municipality_id).where(Module.id == module_id).scalar_subquery()
    return (
        Idea.municipality_id == town,
        Idea.reference == reference,
        Idea.reference != sa.literal_column("''"),
        Idea.module_id == module_id,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """An idea with what stands beside it: its status and its photo, in any state."""

    idea: Idea
    status: ResponseStatus | None
    photo: Photo | None


def shown_idea(session: Session, module_id: int, reference: str) -> Shown:
    """An idea in any state, in one query. Raises Missing."""
    statement = (
        sa.select(Idea, ResponseStatus, Photo)
        .outerjoin(ResponseStatus, ResponseStatus.id == Idea.status_id)
        .outerjoin(Photo, Photo.contribution_id == Idea.id)
        .where(*_numbered(module_id, reference))
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        raise Missing
    return Shown(*row)


def by_secret(session: Session, module_id: int, token: str) -> Idea:
    """The idea of a guest's secret link. Raises Missing."""
    found = session.scalar(
        sa.select(Idea).where(Idea.module_id == module_id, Idea.edit_token_hash == token_hash(token))
    )
    if found is None:
        raise Missing
    return found


def sent_before(
    session: Session, module_id: int, draft: IdeaDraft, *, account_id: int | None, token: str | None
) -> Idea | None:
    """The idea that the same form brought when it was sent before: a guest's by its link, else by its words."""
    mine = Idea.edit_token_hash == token_hash(token) if token else Idea.account_id == account_id
    same = (mine,) if token else (mine, Idea.title == draft.title, Idea.text == draft.text)
    statement = sa.select(Idea).where(Idea.module_id == module_id, *same).order_by(Idea.id.desc()).limit(1)
    return session.scalar(statement)


@dataclass(frozen=True, slots=True)
class Alike:
    """An idea that may say the same."""

    reference: str
    title: str
    supports: int


def alike(session: Session, module_id: int, title: str, near: int | None, *, limit: int = 3) -> list[Alike]:
    """Public ideas whose titles resemble a title: among those near by (same map cell of about 1 km) or with a
    word in common, by trigram Jaccard. Reads at most MOST_CANDIDATES titles of each sort."""
    sought = trigrams(title)
    candidates = {row.reference: row for row in _candidates(session, module_id, title, near)}
    scored = [(likeness(sought, trigrams(row.title)), row) for row in candidates.values()]
    best = sorted(
        (pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].reference)
    )
    return [Alike(row.reference, row.title, row.supports) for _score, row in best[:limit]]


def _candidates(session: Session, module_id: int, title: str, near: int | None) -> list[Any]:
    contribution, idea = Contribution.__table__.c, Idea.__table__.c
    base = (
        sa.select(contribution.reference, idea.title, contribution.supports)
        .join_from(Contribution.__table__, Idea.__table__, idea.id == contribution.id)
        .where(*published(module_id))
        .order_by(contribution.id.desc())
        .limit(MOST_CANDIDATES)
    )
    found = list(session.execute(base.where(idea.zkey.between(*_around(near))))) if near is not None else []
    for word in sorted(set(stems(title).split()), key=len, reverse=True)[:3]:
        if len(word) > 3:
            hits = dialect.matches(session.get_bind().dialect.name, contribution.id, contribution.stems, word)
            found += session.execute(base.where(hits)).all()
    return found


def _around(key: int) -> tuple[int, int]:
    first = key >> 22 << 22
    return first, first + (1 << 22) - 1
