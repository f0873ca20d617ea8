"""Remarks, answers and decisions side by side, in the order of the text: what a council decides upon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import Contribution, OfficialResponse, ResponseStatus, Visibility
from participation.formats.documents.models import Edition, Remark, RemarkKind, Section
from participation.formats.documents.policy.wording import words_of
from participation.formats.documents.queries.desk import adoptions_of
from participation.formats.documents.queries.remarks import FROM

_c = Contribution.__table__.c
_r = Remark.__table__.c
_BATCH = 400
"""Ids in one question: databases have limits."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One line of the table. `code` is the weighing code of XBeteiligung of its status, or "". Who speaks (`author`,
    `sender_name`, `sender_address`) is for the municipality's staff alone."""

    id: int
    reference: str
    section: str
    edition: int
    kind: RemarkKind
    quote: str
    text: str
    received_at: datetime
    visibility: Visibility
    answer: str
    office: str
    status: str
    code: str
    adopted: str
    author: str
    sender_name: str
    sender_address: str


def weighed(session: Session, module_id: int, *, every_state: bool) -> list[Weighed]:
    """All remarks of a module; those that are public, or all. In a fixed number of queries per some hundred."""
    rows = session.execute(_statement(module_id, every_state=every_state)).all()
    ids = [row.id for row in rows]
    answers = dict(_answers(session, ids))
    adopted: dict[int, list[str]] = {}
    for part in _parts(ids):
        adopted |= adoptions_of(session, part)
    return [_line(row, answers.get(row.id, ("", "")), adopted.get(row.id, [])) for row in rows]


def _statement(module_id: int, *, every_state: bool) -> sa.Select[Any]:
    which = [_c.module_id == module_id, _c.kind == "remark"]
    if not every_state:
        which.append(_c.visibility == Visibility.PUBLISHED)
    return (
        sa.select(
            _c.id, _c.reference, Section.number, Section.heading, Section.text.label("words"), Edition.number.label("edition"),
            _r.remark_kind, _r.quote, _c.text, _c.created_at, _c.visibility, ResponseStatus.name.label("status"),
            ResponseStatus.code, _c.author_name, _r.sender_name, _r.sender_address,
        )
        .select_from(FROM.outerjoin(ResponseStatus.__table__, ResponseStatus.id == _r.status_id))
        .where(*which)
        .order_by(Section.position, _r.quote_start, _c.id)
    )  # fmt: skip


def _answers(session: Session, ids: list[int]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Words and office of the last answer in words."""
    for part in _parts(ids):
        last = (
            sa.select(sa.func.max(OfficialResponse.id))
            .where(OfficialResponse.contribution_id.in_(part), OfficialResponse.source != "")
            .group_by(OfficialResponse.contribution_id)
        )
        statement = sa.select(
            OfficialResponse.contribution_id, OfficialResponse.html, OfficialResponse.office
        )
        for remark_id, html, office in session.execute(statement.where(OfficialResponse.id.in_(last))):
            yield remark_id, (words_of(html), office)


def _parts(ids: list[int]) -> Iterator[list[int]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def _line(row: Any, answer: tuple[str, str], adopted: list[str]) -> Weighed:
    return Weighed(
        id=row.id,
        reference=row.reference,
        section=f"{row.number} {row.heading}".strip() or " ".join(row.words.split()[:6]) + " …",
        edition=row.edition,
        kind=row.remark_kind,
        quote=row.quote,
        text=row.text,
        received_at=row.created_at,
        visibility=row.visibility,
        answer=answer[0],
        office=answer[1],
        status=row.status or "",
        code=row.code or "",
        adopted="; ".join(adopted),
        author=row.author_name,
        sender_name=row.sender_name,
        sender_address=row.sender_address,
    )
