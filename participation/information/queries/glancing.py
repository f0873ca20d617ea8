"""What the page of a process says of all this, read in one statement: every reader of the process asks for it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.information.models import Event, InfoPage, NewsItem, PageKind

SOON, FRESH = 3, 3
"""So many events and pieces of news stand beside the words of a process."""


@dataclass(frozen=True, slots=True)
class Line:
    """An event or a piece of news in a few words."""

    id: int
    title: str
    at: datetime
    place: str = ""
    cancelled: bool = False


@dataclass(slots=True)
class Glance:
    """What there is: whether pages, a results page, events, news; and of the last two what comes first."""

    pages: bool = False
    results: bool = False
    events: bool = False
    coming: list[Line] = field(default_factory=list)
    news: list[Line] = field(default_factory=list)


def glance(session: Session, process_id: int, at: datetime) -> Glance:
    """Everything published of a process at an instant."""
    found = Glance()
    for what, key, title, instant, end, place, cancelled in session.execute(_asked(process_id, at)):
        if what == "event":
            found.events = True
            if end > at and len(found.coming) < SOON:
                found.coming.append(Line(key, title, instant, place, bool(cancelled)))
        elif what == "news":
            found.news.append(Line(key, title, instant))
        else:
            found.results |= what == PageKind.RESULTS
            found.pages |= what == PageKind.INFORMATION
    found.news.reverse()
    return found


def _asked(process_id: int, at: datetime) -> Any:
    """One row for each; what has no instant comes first, then all in the order of time."""
    never = sa.cast(sa.null(), Event.starts_at.type)
    no, nowhere = sa.false(), sa.literal("")
    pages = sa.select(
        sa.cast(InfoPage.kind, sa.String).label("what"), InfoPage.id.label("key"), InfoPage.title.label("title"),
        never.label("at"), never.label("end"), nowhere.label("place"), no.label("cancelled"),
    ).where(InfoPage.process_id == process_id, InfoPage.published)  # fmt: skip
    events = sa.select(
        sa.literal("event"),
        Event.id,
        Event.title,
        Event.starts_at,
        Event.ends_at,
        Event.place,
        Event.cancelled,
    ).where(Event.process_id == process_id)
    latest = (
        sa.select(NewsItem.id, NewsItem.title, NewsItem.published_at)
        .where(NewsItem.process_id == process_id, NewsItem.published_at <= at)
        .order_by(NewsItem.published_at.desc(), NewsItem.id.desc())
        .limit(FRESH)
        .subquery()
    )
    news = sa.select(
        sa.literal("news"), latest.c.id, latest.c.title, latest.c.published_at, never, nowhere, no
    )
    return sa.union_all(pages, events, news).order_by("at", "key")
