"""Codes on paper: made at random, stored as keyed hashes, and handed out once by the answer that made them."""

from collections.abc import Sequence
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.formats.surveys.actions.building import held
from participation.formats.surveys.models import Access, Survey, SurveyCode
from participation.formats.surveys.policy.references import of_code
from participation.kernel import clock, codes
from participation.kernel.errors import DomainError, NotAllowed

MOST = 20_000
"""Codes of one list; whoever needs more makes several."""


def draw(size: int | Decimal | None) -> list[str]:
    """New codes, all different. Raises DomainError for a number that can not be meant."""
    if size is None or not 1 <= size <= MOST:
        raise DomainError("Bitte geben Sie eine Zahl von 1 bis %(most)s an.", "size", most=MOST)
    drawn = {codes.new() for _ in range(int(size))}
    while len(drawn) < int(size):  # once in the lifetime of a universe
        drawn.add(codes.new())
    return list(drawn)


def issue(
    session: Session, survey: Survey, secret: bytes, drawn: Sequence[str], *, viewer: Viewer | None
) -> None:
    """Let these codes open one sheet each. Stored are hashes, in an order that tells nothing. Raises NotAllowed for a
    survey that asks for no codes."""
    desk = held(session, survey, viewer)
    if survey.access is not Access.CODES:
        raise NotAllowed("Diese Umfrage braucht keine Codes.")
    rows = [
        {
            "municipality_id": survey.municipality_id,
            "survey_id": survey.id,
            "ref": of_code(secret, survey.id, code),
            "used": False,
            "created_at": clock.now(),
        }
        for code in drawn
    ]
    session.execute(sa.insert(SurveyCode), sorted(rows, key=lambda row: str(row["ref"])))
    desk.keep("codes.issued", survey)
