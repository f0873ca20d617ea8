"""Sheets that were sent, read piece by piece: memory stays flat however many there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.surveys.models import Sheet, SheetState, Survey
from participation.formats.surveys.policy.conditions import Answers
from participation.formats.surveys.policy.counting import OTHER
from participation.kernel import clock

BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Sent:
    """A sheet without anything that tells whose it is. `day` is the German calendar day on which it was sent."""

    answers: Answers
    channel: str
    day: date | None


def answers(session: Session, survey: Survey, *, held_back: int = 0) -> Iterator[Answers]:
    """The answers of every sheet but the newest so many."""
    for _id, found in _by_number(session, survey, (Sheet.answers,), _last(session, survey, held_back)):
        yield found[0]


def sent_sheets(session: Session, survey: Survey) -> Iterator[Sent]:
    """Every sheet, in the order in which they were begun."""
    columns = (Sheet.answers, Sheet.channel, Sheet.sent_at)
    for _id, row in _by_number(session, survey, columns, _last(session, survey, 0)):
        yield _sent(row)


def in_no_order(session: Session, survey: Survey) -> Iterator[Sent]:
    """Every sheet, in an order that follows from what the sheets say, so that a row's place tells no time."""
    last = _last(session, survey, 0)
    found = _by_number(session, survey, (Sheet.answers,), last)
    order = sorted((_digest(row[0]), key) for key, row in found)
    for start in range(0, len(order), BATCH):
        yield from _these(session, [key for _digest, key in order[start : start + BATCH]])


def texts(session: Session, survey: Survey, question: str) -> Iterator[tuple[int, str]]:
    """What people wrote to a question, "Sonstiges" included, with the number of the sheet."""
    for key, row in _by_number(session, survey, (Sheet.answers,), _last(session, survey, 0)):
        answer = row[0].get(question, {})
        text = answer.get("text") or answer.get(OTHER)
        if text:
            yield key, text


def _last(session: Session, survey: Survey, held_back: int) -> int:
    """The number up to which sheets are read: that of the newest one, or of the one before those held back."""
    newest = sa.select(Sheet.id).where(*_sent_to(survey)).order_by(Sheet.id.desc())
    return session.scalar(newest.offset(held_back).limit(1)) or 0


def _by_number(
    session: Session, survey: Survey, columns: Sequence[Any], last: int
) -> Iterator[tuple[int, Sequence[Any]]]:
    """Some columns of all sheets up to a number, with their numbers."""
    after = 0
    statement = sa.select(Sheet.id, *columns).where(*_sent_to(survey), Sheet.id <= last)
    while rows := session.execute(statement.where(Sheet.id > after).order_by(Sheet.id).limit(BATCH)).all():
        yield from ((row[0], row[1:]) for row in rows)
        after = rows[-1][0]


def _these(session: Session, keys: Sequence[int]) -> Iterator[Sent]:
    statement = sa.select(Sheet.id, Sheet.answers, Sheet.channel, Sheet.sent_at)
    found = {row[0]: row[1:] for row in session.execute(statement.where(Sheet.id.in_(keys)))}
    return (_sent(found[key]) for key in keys if key in found)


def _sent_to(survey: Survey) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return Sheet.survey_id == survey.id, Sheet.state == SheetState.SENT


def _sent(row: Sequence[Any]) -> Sent:
    found, channel, sent_at = row
    return Sent(found, channel, clock.local(sent_at).date() if sent_at else None)


def _digest(found: Answers) -> bytes:
    return sha256(orjson.dumps(found, option=orjson.OPT_SORT_KEYS)).digest()
