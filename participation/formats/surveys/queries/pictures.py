"""Pictures of questions."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.formats.surveys.models import Question, QuestionKind


def known_pictures(session: Session, keys: Collection[str]) -> set[str]:
    """Which of some keys a question shows. There are few such questions: all are looked at."""
    shown = session.scalars(sa.select(Question.options).where(Question.kind == QuestionKind.IMAGE))
    return {str(one.get("photo", "")) for options in shown for one in options} & set(keys)
