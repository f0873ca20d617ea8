"""Many comments at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import (
    AuthorKind,
    Channel,
    Comment,
    Contribution,
    ImportedSource,
    Visibility,
)
from participation.formats.ideas.actions.importing.bulk import BATCH, pseudonym
from participation.formats.ideas.actions.importing.threads import Threaded
from participation.processes.actions.versions import bump
from participation.processes.models import Module

COMMENT = "comment:"
"""Before the key of a comment, so that it is never taken for that of an idea."""


def insert_comments(
    session: Session,
    module: Module,
    found: Sequence[Threaded],
    ideas: Mapping[str, int],
    known: Mapping[str, int],
    *,
    secret: bytes,
) -> int:
    """Write public comments, each below its idea or its comment; answers how many.

    `ideas` tells rows by the keys of ideas, `known` those of comments that came at an earlier time. Those that others
    answer must come first.
    """
    there = dict(known)
    fresh = [one for one in found if one.remark.source_id not in there]
    for answering in (False, True):
        group = [one for one in fresh if bool(one.root) is answering]
        for start in range(0, len(group), BATCH):
            batch = group[start : start + BATCH]
            ids = _insert(session, module, batch, ideas, there, secret)
            there |= {one.remark.source_id: key for one, key in zip(batch, ids, strict=True)}
    if fresh:
        _count(session, Counter(ideas[one.subject] for one in fresh))
        bump(session, module.id)
    return len(fresh)


def _insert(
    session: Session,
    module: Module,
    batch: Sequence[Threaded],
    ideas: Mapping[str, int],
    there: Mapping[str, int],
    secret: bytes,
) -> list[int]:
    table = Contribution.__table__
    statement = sa.insert(table).returning(table.c.id, sort_by_parameter_order=True)  # type: ignore[arg-type]  # a Table
    rows = [_contribution(module, one, secret) for one in batch]
    ids = list(session.execute(statement, rows).scalars())
    pairs = list(zip(batch, ids, strict=True))
    session.execute(
        sa.insert(Comment.__table__),  # type: ignore[arg-type]  # a Table
        [
            {"id": key, "subject_id": ideas[one.subject], "answers_id": there.get(one.root)}
            for one, key in pairs
        ],
    )
    session.execute(
        sa.insert(ImportedSource),
        [
            {
                "module_id": module.id,
                "source_id": COMMENT + one.remark.source_id,
                "contribution_id": key,
            }
            for one, key in pairs
        ],
    )
    return ids


def _contribution(module: Module, one: Threaded, secret: bytes) -> dict[str, Any]:
    remark = one.remark
    return {
        "municipality_id": module.municipality_id,
        "module_id": module.id,
        "kind": "comment",
        "reference": "",
        "text": remark.text,
        "visibility": Visibility.PUBLISHED,
        "channel": Channel.IMPORT,
        "author_kind": AuthorKind.GUEST,
        "author_name": remark.voice.name,
        "pseudonym": pseudonym(module, remark.voice, COMMENT + remark.source_id, secret),
        "stems": "",
        "supports": 0,
        "comments": 0,
        "created_at": remark.created_at,
        "updated_at": remark.created_at,
        "published_at": remark.created_at,
    }


def _count(session: Session, more: Counter[int]) -> None:
    """Add to the counts of the ideas, in the order of their keys: whoever comments meanwhile only waits."""
    table = Contribution.__table__
    statement = (
        sa.update(table)  # type: ignore[arg-type]  # a Table
        .where(table.c.id == sa.bindparam("key"))
        .values(comments=table.c.comments + sa.bindparam("more"))
    )
    rows = [{"key": key, "more": amount} for key, amount in sorted(more.items())]
    session.connection().execute(statement, rows)
