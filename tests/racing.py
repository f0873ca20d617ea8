"""Many people at the same instant, and what must be true afterwards."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.contributions.models import LEVELS, Comment, Pin, PinCell, Visibility
from participation.formats.ideas.models import Idea
from participation.kernel.db import Database
from participation.kernel.errors import DomainError

Work = Callable[[Session], object]


def at_once(database: Database, *works: Work, seen: Work | None = None) -> list[object]:
    """Every piece of work in its own thread and transaction; answers what came of each, refusals too.

    `seen` is what each has read before any of them acts; SQLite lets one writer in at a time, before it reads.
    """
    together = Barrier(len(works), timeout=60)

    def one(work: Work) -> object:
        if database.sqlite:
            together.wait()
        try:
            with database.unit_of_work() as own:
                _held = (
                    seen(own) if seen and not database.sqlite else None
                )  # its session forgets what nobody holds
                if not database.sqlite:
                    together.wait()
                return work(own)
        except DomainError as refusal:
            return refusal

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def require_exact_counts(session: Session) -> None:
    """Pins, the pyramid and the numbers of comments are what a recount finds."""
    public = list(session.scalars(sa.select(Idea).where(Idea.visibility == Visibility.PUBLISHED)))
    assert set(session.scalars(sa.select(Pin.id))) == {idea.id for idea in public if idea.lat is not None}
    counted: Counter[tuple[int, ...]] = Counter()
    for idea in public:
        spot = idea.spot()
        kind = (spot.category_id, spot.status_id)
        counted[(0, int(spot.zkey is None), *kind)] += 1
        for level in LEVELS if spot.zkey is not None else ():
            counted[(level, (spot.zkey or 0) >> (52 - 2 * level), *kind)] += 1
    columns = (PinCell.level, PinCell.cell, PinCell.category_id, PinCell.status_id, PinCell.pins)
    kept = {tuple(row[:4]): row[4] for row in session.execute(sa.select(*columns).where(PinCell.pins != 0))}
    assert kept == counted
    for number, comments in session.execute(sa.select(Idea.id, Idea.comments)):
        own = (Comment.subject_id == number, Comment.visibility == Visibility.PUBLISHED)
        assert session.scalar(sa.select(sa.func.count()).select_from(Comment).where(*own)) == comments
