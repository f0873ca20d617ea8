"""The landscape that everybody sees: made anew from all votes when enough more people have voted, outside any request."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.config import Config
from participation.contributions.models import Visibility
from participation.formats.statements.models import OpinionMap
from participation.formats.statements.policy import HELD_BACK, is_due, to_count
from participation.formats.statements.queries.finding import all_statements
from participation.formats.statements.queries.votes import every_vote, newest, people
from participation.kernel import clock, jobs
from participation.kernel.db import Database
from participation.processes.models import Module, Phase, Step
from participation.processes.policy import is_possible


def reckon_all(_config: Config, database: Database) -> int:
    """Make every map anew that is due; answers how many. Takes the write lock only to write."""
    with database.reading() as session:
        found = list(session.scalars(sa.select(OpinionMap.module_id).where(_asks_for_more())))
    return sum(_reckoned(database, module_id) for module_id in found)


def _asks_for_more() -> sa.ColumnElement[bool]:
    """Something was voted since, or the end came: the last map holds everybody's votes, whatever got lost before."""
    end = (
        sa.select(sa.func.max(Phase.closes_at))
        .where(Phase.module_id == OpinionMap.module_id)
        .scalar_subquery()
    )
    return OpinionMap.stale | ((OpinionMap.made_at < end) & (end <= clock.now()))


def _reckoned(database: Database, module_id: int) -> bool:
    """Who votes while it is made spoils it again; so it counts as fresh from before the votes are read."""
    with database.reading() as session:
        if not due(session, session.get_one(Module, module_id)):
            return False
    with database.unit_of_work() as session:
        _mark(session, module_id, stale=False)
    try:
        _make(database, module_id)
    except BaseException:
        with database.unit_of_work() as session:
            _mark(session, module_id, stale=True)
        raise
    return True


def _make(database: Database, module_id: int) -> None:
    with database.reading() as session:
        module = session.get_one(Module, module_id)
        count, found = counted(session, module), figures(session, module)
    with database.unit_of_work() as session:
        keep(session, module_id, count, found)


def due(session: Session, module: Module) -> int:
    """How many people a new map would count, if one is due; else 0."""
    before = session.scalar(sa.select(OpinionMap.people).where(OpinionMap.module_id == module.id)) or 0
    count = counted(session, module)
    return count if is_due(count, before) else 0


def counted(session: Session, module: Module) -> int:
    """How many people a map that is made now counts."""
    return to_count(people(session, module.id), over=_is_over(module))


def _is_over(module: Module) -> bool:
    return not is_possible(module, Step.RATE, clock.now())


def keep(session: Session, module_id: int, count: int, found: dict[str, Any]) -> None:
    """Put a new map in the place of the old one."""
    kept = sa.update(OpinionMap).where(OpinionMap.module_id == module_id)
    values = {"people": count, "figures": found, "made_at": clock.now()}
    session.execute(kept.values(**values).execution_options(synchronize_session="fetch"))


def _mark(session: Session, module_id: int, *, stale: bool) -> None:
    marked = sa.update(OpinionMap).where(OpinionMap.module_id == module_id).values(stale=stale)
    session.execute(marked.execution_options(synchronize_session=False))


def figures(session: Session, module: Module) -> dict[str, Any]:
    """Sums over people, as the page and the files show them, and the outline of each group on the map.

    Statements that are not public count for nothing; nor do the newest people while it runs.
    """
    from participation.tallies.opinions import Votes, analyse  # numpy is slow to load, and only needed here
    from participation.tallies.opinions.telling import outlines, public

    statements = all_statements(session, module.id)
    shown = {one.reference for one in statements if one.visibility is Visibility.PUBLISHED}
    aside = {one.reference for one in statements if not one.analysed}
    waiting = set() if _is_over(module) else newest(session, module.id, HELD_BACK)
    votes = (
        vote[:3] for vote in every_vote(session, module.id) if vote[0] not in waiting and vote[1] in shown
    )
    landscape = analyse(Votes.of(votes), moderated_out=aside)
    return {**public(landscape), "outlines": outlines(landscape)}


jobs.sweep("statements", reckon_all)
