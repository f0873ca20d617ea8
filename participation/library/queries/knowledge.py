"""Articles, contacts and dates."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from participation.kernel.errors import Missing
from participation.kernel.search import stems
from participation.library.models import ExchangeDate, KnowledgeKind, KnowledgePage, Publicity
from participation.municipalities.queries import safe_slug

PUBLISHED = KnowledgePage.state == Publicity.PUBLISHED


def articles(session: Session, *, words: str = "", topic: str = "") -> list[KnowledgePage]:
    """Published articles, the newest first."""
    asked = _wanted(KnowledgeKind.ARTICLE, words)
    if topic:
        asked = asked.where(KnowledgePage.topic == topic)
    return list(session.scalars(asked.order_by(KnowledgePage.published_at.desc(), KnowledgePage.id.desc())))


def contacts(session: Session, *, words: str = "") -> list[KnowledgePage]:
    """Published contacts, by name."""
    asked = _wanted(KnowledgeKind.CONTACT, words)
    return list(session.scalars(asked.order_by(KnowledgePage.title, KnowledgePage.id)))


def published_page(session: Session, slug: str) -> KnowledgePage:
    """A published page by its address. Raises Missing."""
    asked = sa.select(KnowledgePage).where(KnowledgePage.slug == safe_slug(slug), PUBLISHED)
    found = session.scalar(asked)
    if found is None:
        raise Missing
    return found


def page_of(session: Session, page_id: int) -> KnowledgePage:
    """A page in any state. Raises Missing."""
    found = session.get(KnowledgePage, page_id)
    if found is None:
        raise Missing
    return found


def all_pages(session: Session) -> list[KnowledgePage]:
    """Every page in every state, by what it is and is called."""
    asked = sa.select(KnowledgePage).order_by(KnowledgePage.kind, KnowledgePage.title, KnowledgePage.id)
    return list(session.scalars(asked))


def slugs_of_pages(session: Session) -> set[str]:
    """The addresses that are taken."""
    return set(session.scalars(sa.select(KnowledgePage.slug)))


def dates(session: Session, *, since: datetime | None = None) -> list[ExchangeDate]:
    """Published dates in the order of time; `since`: only those that begin at or after an instant."""
    asked = sa.select(ExchangeDate).where(ExchangeDate.state == Publicity.PUBLISHED)
    if since is not None:
        asked = asked.where(ExchangeDate.starts_at >= since)
    return list(session.scalars(asked.order_by(ExchangeDate.starts_at, ExchangeDate.id)))


def all_dates(session: Session) -> list[ExchangeDate]:
    """Every date in every state, the latest first."""
    asked = sa.select(ExchangeDate).order_by(ExchangeDate.starts_at.desc(), ExchangeDate.id.desc())
    return list(session.scalars(asked))


def date_of(session: Session, date_id: int) -> ExchangeDate:
    """A date in any state. Raises Missing."""
    found = session.get(ExchangeDate, date_id)
    if found is None:
        raise Missing
    return found


def _wanted(kind: KnowledgeKind, words: str) -> sa.Select[KnowledgePage]:
    asked = sa.select(KnowledgePage).where(KnowledgePage.kind == kind, PUBLISHED)
    for stem in stems(words).split():
        asked = asked.where(KnowledgePage.stems.contains(f" {stem}", autoescape=True))
    return asked
