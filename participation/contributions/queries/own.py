"""What one person said, for that person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, with_polymorphic

from participation.accounts.queries import tells
from participation.contributions.models import AuthorKind, Comment, Contribution, Visibility
from participation.municipalities.models import Municipality
from participation.processes.models import Module, Process

MOST = 200
"""Beyond that the page says so; the download holds everything."""


@dataclass(frozen=True, slots=True)
class Own:
    """One contribution of a person's own, and where it is shown."""

    contribution: Contribution
    path: str
    process: str
    is_comment: bool


def own_contributions(session: Session, account_id: int, *, limit: int = MOST) -> list[Own]:
    """What a person wrote with an account, in any state, the newest first; two queries."""
    whole = with_polymorphic(Contribution, "*")
    statement = (
        sa.select(whole, Process.title, Municipality.slug, Process.slug, Module.slug)
        .join(Module, Module.id == whole.module_id)
        .join(Process, Process.id == Module.process_id)
        .join(Municipality, Municipality.id == Process.municipality_id)
        .where(whole.account_id == account_id, whole.author_kind == AuthorKind.ACCOUNT)
        .order_by(whole.created_at.desc(), whole.id.desc())
        .limit(limit)
    )
    rows = session.execute(statement).all()
    subjects = _references(session, [row[0].subject_id for row in rows if isinstance(row[0], Comment)])
    return [_own(row, subjects) for row in rows]


def _references(session: Session, ids: list[int]) -> dict[int, str]:
    statement = sa.select(Contribution.id, Contribution.reference).where(Contribution.id.in_(ids))
    return dict(session.execute(statement).all())


def _own(row: Any, subjects: dict[int, str]) -> Own:
    said, title, municipality, process, module = row
    place = f"/{municipality}/{process}/{module}/"
    if isinstance(said, Comment):
        return Own(said, f"{place}{subjects[said.subject_id]}#kommentar-{said.id}", title, is_comment=True)
    return Own(said, place + said.reference, title, is_comment=False)


def told(session: Session, account_id: int) -> list[dict[str, Any]]:
    """The same for the download of one's data, all of it."""
    return [
        {
            "art": one.contribution.kind,
            "aktenzeichen": one.contribution.reference or None,
            "verfahren": one.process,
            "titel": one.contribution.headline(),
            "text": one.contribution.text,
            "sichtbarkeit": one.contribution.visibility.value,
            "geschrieben": _iso(one.contribution.created_at),
            "geaendert": _iso(one.contribution.updated_at),
            "adresse": one.path,
        }
        for one in own_contributions(session, account_id, limit=1_000_000)
    ]


def _iso(instant: datetime) -> str:
    return instant.isoformat()


tells("beitraege", told)
SHOWN = {
    Visibility.PUBLISHED: "",
    Visibility.PENDING: "wird geprüft",
    Visibility.HIDDEN: "ausgeblendet",
    Visibility.WITHDRAWN: "zurückgezogen",
}
"""What the list says of each state."""
