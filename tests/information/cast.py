"""What tests of this room share."""

import io
import zipfile
from datetime import datetime, timedelta
from typing import Any

from PIL import Image
from sqlalchemy.orm import Session

from participation.information.models import BlockKind, Event, InfoBlock, InfoPage, NewsItem
from participation.kernel import clock
from participation.processes.models import Process
from tests.factories import recorded


def a_page(session: Session, process: Process, slug: str = "hintergrund", **values: Any) -> InfoPage:
    """A published page with a text."""
    page = InfoPage(
        **{
            "municipality_id": process.municipality_id,
            "process_id": process.id,
            "slug": slug,
            "title": slug.title(),
            "published": True,
        }
        | values
    )
    session.add(page)
    session.flush()
    a_block(session, page, BlockKind.TEXT)
    return page


def a_block(session: Session, page: InfoPage, kind: BlockKind, **values: Any) -> InfoBlock:
    """A block at the end of a page."""
    given: dict[BlockKind, dict[str, Any]] = {
        BlockKind.TEXT: {"source": "Ein Text", "html": "<p>Ein Text</p>"},
        BlockKind.FOLD: {"heading": "Warum?", "source": "Darum", "html": "<p>Darum</p>"},
        BlockKind.PICTURE: {"alt": "Der Platz von oben", "suffix": "webp", "width": 40, "height": 30},
        BlockKind.FILE: {"heading": "Der Lageplan", "suffix": "pdf", "size": 1_200},
    }
    block = InfoBlock(
        municipality_id=page.municipality_id,
        page_id=page.id,
        kind=kind,
        position=len(page.blocks) + 1,
        **given[kind] | values,
    )
    session.add(block)
    recorded(session)
    session.expire(page, ["blocks"])
    return block


def an_event(session: Session, process: Process, title: str = "Rundgang", **values: Any) -> Event:
    """An event tomorrow, for two hours."""
    begin: datetime = values.pop("starts_at", clock.now() + timedelta(days=1))
    event = Event(
        **{
            "municipality_id": process.municipality_id,
            "process_id": process.id,
            "title": title,
            "starts_at": begin,
            "ends_at": begin + timedelta(hours=2),
            "changed_at": clock.now(),
        }
        | values
    )
    session.add(event)
    recorded(session)
    return event


def some_news(session: Session, process: Process, title: str = "Es geht los", **values: Any) -> NewsItem:
    """A piece of news, out since yesterday."""
    item = NewsItem(
        **{
            "municipality_id": process.municipality_id,
            "process_id": process.id,
            "title": title,
            "source": "Worte",
            "html": "<p>Worte</p>",
            "published_at": clock.now() - timedelta(days=1),
            "changed_at": clock.now(),
        }
        | values
    )
    session.add(item)
    recorded(session)
    return item


def a_picture(size: tuple[int, int] = (40, 30)) -> bytes:
    """A small PNG."""
    file = io.BytesIO()
    Image.new("RGB", size, "green").save(file, "PNG")
    return file.getvalue()


def an_archive(**parts: str | bytes) -> bytes:
    """An archive of parts, as office files are; in names `__` stands for a slash, `_dot_` for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


PDF = b"%PDF-1.7\n% ein Plan\n"
