"""One page, block, event or piece of news, of one process and of no other."""

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, selectinload

from participation.information.models import Event, InfoBlock, InfoPage, NewsItem
from participation.kernel.errors import Missing
from participation.municipalities.queries import safe_slug
from participation.processes.models import Process


def page_of(session: Session, process: Process, page_id: int) -> InfoPage:
    """A page of a process by its id, with its blocks. Raises Missing."""
    return _page(session, InfoPage.process_id == process.id, InfoPage.id == page_id)


def page_with(session: Session, process: Process, slug: str) -> InfoPage:
    """The same by its address. Raises Missing."""
    return _page(session, InfoPage.process_id == process.id, InfoPage.slug == safe_slug(slug))


def block_of(page: InfoPage, block_id: int) -> InfoBlock:
    """A block of this page, or of none. Raises Missing."""
    for block in page.blocks:
        if block.id == block_id:
            return block
    raise Missing


def own_block(session: Session, process: Process, key: str) -> InfoBlock:
    """The picture or file that lies under a key, with its page. Raises Missing."""
    statement = (
        sa.select(InfoBlock)
        .join(InfoPage)
        .where(InfoBlock.key == key, InfoBlock.key != "", InfoPage.process_id == process.id)
        .options(joinedload(InfoBlock.page))
    )
    found = session.scalar(statement)
    if found is None:
        raise Missing
    return found


def event_of(session: Session, process: Process, event_id: int) -> Event:
    """An event of a process. Raises Missing."""
    found = session.get(Event, event_id)
    if found is None or found.process_id != process.id:
        raise Missing
    return found


def news_of(session: Session, process: Process, item_id: int) -> NewsItem:
    """A piece of news of a process. Raises Missing."""
    found = session.get(NewsItem, item_id)
    if found is None or found.process_id != process.id:
        raise Missing
    return found


def _page(session: Session, *conditions: sa.ColumnElement[bool]) -> InfoPage:
    found = session.scalar(sa.select(InfoPage).where(*conditions).options(selectinload(InfoPage.blocks)))
    if found is None:
        raise Missing
    return found
