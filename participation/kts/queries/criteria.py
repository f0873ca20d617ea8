"""Reading the criteria of reviews."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel.errors import Missing
from participation.kts.models import Criterion, Review, ReviewMark

_IN_USE = (
    sa.select(Criterion)
    .where(Criterion.retired_at.is_(None))
    .order_by(Criterion.position, Criterion.id)
    .execution_options(populate_existing=True)
)


def criteria(session: Session) -> list[Criterion]:
    """Those in use, in their order."""
    return list(session.scalars(_IN_USE))


def criteria_locked(session: Session) -> list[Criterion]:
    """The same; nobody else puts them in another order until the transaction ends."""
    return list(session.scalars(_IN_USE.with_for_update()))


def retired(session: Session) -> list[Criterion]:
    """Those that are asked for no longer, the last one first."""
    gone = sa.select(Criterion).where(Criterion.retired_at.is_not(None))
    return list(session.scalars(gone.order_by(Criterion.retired_at.desc(), Criterion.id)))


def any_criterion(session: Session) -> bool:
    """Whether there ever was one."""
    return session.scalar(sa.select(Criterion.id).limit(1)) is not None


def criterion_of(session: Session, criterion_id: int) -> Criterion:
    """One of them, in use or not. Raises Missing."""
    found = session.get(Criterion, criterion_id)
    if found is None:
        raise Missing
    return found


def asked(session: Session, review: Review) -> list[Criterion]:
    """What a review is judged along: the criteria in use, and those it has a mark for already."""
    marked = sa.select(ReviewMark.criterion_id).where(ReviewMark.review_id == review.id)
    statement = (
        sa.select(Criterion)
        .where(sa.or_(Criterion.retired_at.is_(None), Criterion.id.in_(marked)))
        .order_by(Criterion.retired_at.is_not(None), Criterion.position, Criterion.id)
    )
    return list(session.scalars(statement))
