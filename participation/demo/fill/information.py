"""Pages, events, news and results of the demo's processes, written by the actions that do it in earnest."""

import io
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from PIL import Image, ImageDraw
from sqlalchemy.orm import Session

from participation.accounts.models import Viewer
from participation.config import Config
from participation.demo.cast.information import (
    EVENTS,
    HEAT,
    MEASURED,
    NEWS,
    QUESTIONS,
    RESULTS,
    DemoBlock,
    DemoEvent,
)
from participation.demo.world import basemap
from participation.information.actions import (
    BlockDraft,
    EventDraft,
    NewsDraft,
    PageDraft,
    Stored,
    add_page,
    add_results_page,
    save_block,
    save_event,
    save_news,
    show_page,
)
from participation.information.models import BlockKind, InfoPage
from participation.kernel import clock, images
from participation.kernel.files import Files
from participation.kernel.uploads import SMALL
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.processes.queries import find_process

MAP = "lindenfurt.geojson"


def tell(session: Session, config: Config, town: Municipality, viewer: Viewer) -> None:
    """Everything; pictures and files go into the store."""
    files = Files(config.page_folder)
    green, places = (find_process(session, town.id, slug) for slug in ("gruene-mitte", "nette-plaetze"))
    with clock.frozen(clock.now() - timedelta(days=75)):
        for title, blocks in (("Warum es hier so heiß wird", HEAT), ("Häufige Fragen", QUESTIONS)):
            page = add_page(session, green, PageDraft(title), viewer=viewer)
            _fill(session, files, green, page, blocks, viewer)
        for event in EVENTS:
            save_event(session, green, None, _event(event), viewer=viewer)
    for news in NEWS:
        instant = clock.now() - timedelta(days=news.days_ago)
        with clock.frozen(instant):
            draft = NewsDraft(news.title, clock.local(instant).date(), news.text)
            save_news(session, green, None, draft, viewer=viewer)
    _fill(
        session, files, places, add_results_page(session, places, "Ergebnis", viewer=viewer), RESULTS, viewer
    )


def _fill(
    session: Session,
    files: Files,
    process: Process,
    page: InfoPage,
    blocks: Iterable[DemoBlock],
    viewer: Viewer,
) -> None:
    for told in blocks:
        kind, stored = _kind(told), None
        if kind is BlockKind.PICTURE:
            stored = _picture(files)
        if kind is BlockKind.FILE:
            data = MEASURED.encode()
            stored = Stored(files.put(data), "csv", len(data))
        draft = BlockDraft(kind, told.heading, told.source, told.alt)
        save_block(session, process, page, None, draft, viewer=viewer, stored=stored)
    show_page(session, process, page, shown=True, viewer=viewer)


def _kind(told: DemoBlock) -> BlockKind:
    if told.alt:
        return BlockKind.PICTURE
    if told.heading:
        return BlockKind.FOLD if told.source else BlockKind.FILE
    return BlockKind.TEXT


def _event(told: DemoEvent) -> EventDraft:
    day = clock.local(clock.now()).date() + timedelta(days=75 + told.day)
    begin = datetime.combine(day, time(told.hour), clock.BERLIN)
    point = basemap(MAP).find(told.where, told.title)[1:] if told.where else None
    return EventDraft(
        title=told.title,
        starts_at=begin,
        ends_at=begin + timedelta(hours=told.hours),
        source=told.text,
        place=told.place,
        point=point,
        link=told.link,
    )


def _picture(files: Files) -> Stored:
    """The market place from above, as the page describes it, drawn with a few shapes."""
    image = Image.new("RGB", (1200, 700), "#e9e2d3")
    pen = ImageDraw.Draw(image)
    for house in ((0, 0, 1200, 120), (0, 120, 150, 700), (1050, 120, 1200, 700)):
        pen.rectangle(house, fill="#b7785a", outline="#8d563c", width=6)
    pen.ellipse((520, 260, 680, 420), fill="#6fb7d6", outline="#3f86a6", width=8)
    for number in range(7):
        x = 240 + number * 120
        pen.ellipse((x - 52, 538, x + 52, 642), fill="#4d8b45", outline="#326a2d", width=5)
        pen.ellipse((x - 8, 582, x + 8, 598), fill="#6b4a2f")
    png = io.BytesIO()
    image.save(png, "PNG")
    png.seek(0)
    picture = images.reencode(png)
    key = files.put(picture.data)
    files.put(images.thumbnail(picture).data, key=f"{key}-{SMALL}")
    return Stored(key, "webp", len(picture.data), picture.width, picture.height)
