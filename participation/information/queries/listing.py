"""All pages, events and news of a process."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from participation.information.models import Event, InfoBlock, InfoPage, NewsItem, PageKind
from participation.processes.models import Process


def pages_of(session: Session, process: Process, *, published: bool = False) -> list[InfoPage]:
    """Information pages in their order, the results page last; all of them, or what is published."""
    statement = sa.select(InfoPage).where(InfoPage.process_id == process.id)
    if published:
        statement = statement.where(InfoPage.published)
    order = (InfoPage.kind == PageKind.RESULTS, InfoPage.position, InfoPage.id)
    return list(session.scalars(statement.options(selectinload(InfoPage.blocks)).order_by(*order)))


def events_of(session: Session, process: Process) -> list[Event]:
    """Every event, in the order of time."""
    statement = sa.select(Event).where(Event.process_id == process.id)
    return list(session.scalars(statement.order_by(Event.starts_at, Event.id)))


def news_until(session: Session, process: Process, at: datetime | None = None) -> list[NewsItem]:
    """News that is out at an instant (all of it without one), newest first."""
    statement = sa.select(NewsItem).where(NewsItem.process_id == process.id)
    if at is not None:
        statement = statement.where(NewsItem.published_at <= at)
    return list(session.scalars(statement.order_by(NewsItem.published_at.desc(), NewsItem.id.desc())))


def slugs_taken(session: Session, process: Process) -> set[str]:
    """The addresses that a process's pages use."""
    return set(session.scalars(sa.select(InfoPage.slug).where(InfoPage.process_id == process.id)))


def known_keys(session: Session, keys: Collection[str]) -> set[str]:
    """Which of some keys lie under a block."""
    return set(session.scalars(sa.select(InfoBlock.key).where(InfoBlock.key.in_(list(keys)))))
