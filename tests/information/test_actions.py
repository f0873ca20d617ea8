"""Pages, events and news are written, ordered, copied and forgotten."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from participation.information.actions import (
    BlockDraft,
    EventDraft,
    NewsDraft,
    PageDraft,
    Stored,
    add_page,
    add_results_page,
    move_block,
    move_page,
    remove_block,
    remove_event,
    remove_news,
    remove_page,
    rename_page,
    save_block,
    save_event,
    save_news,
    show_page,
)
from participation.information.actions.erasure import forget_uploader
from participation.information.models import BlockKind, Event, InfoBlock, InfoPage, NewsItem
from participation.information.policy import described
from participation.information.queries import events_of, glance, known_keys, news_until, pages_of
from participation.kernel import clock
from participation.kernel.errors import Conflict, DomainError, Missing, NotAllowed
from participation.municipalities.models import Municipality
from participation.processes.actions import duplicate, remove_draft
from participation.processes.models import Process, ProcessState
from tests.factories import a_moderator, a_municipality, a_process, a_viewer
from tests.information.cast import a_block, a_page, an_event, some_news

EVENING = datetime(2030, 5, 6, 16, tzinfo=UTC)
KEY = "a" * 32


def a_town(session: Session, **values: object) -> tuple[Municipality, Process]:
    """A town with a process."""
    town = a_municipality(session)
    return town, a_process(session, town, **values)  # type: ignore[arg-type]


def titles(session: Session, process: Process) -> list[str]:
    """The pages in their order."""
    return [page.title for page in pages_of(session, process)]


def test_a_new_page_is_for_staff_until_it_is_shown(session: Session) -> None:
    town, process = a_town(session)
    page = add_page(session, process, PageDraft("Häufige Fragen"), viewer=a_moderator(town))
    assert (page.slug, page.published) == ("haeufige-fragen", False)
    with pytest.raises(DomainError, match="noch leer"):
        show_page(session, process, page, shown=True, viewer=a_moderator(town))
    save_block(
        session, process, page, None, BlockDraft(BlockKind.TEXT, source="Ja."), viewer=a_moderator(town)
    )
    show_page(session, process, page, shown=True, viewer=a_moderator(town))
    assert [one.title for one in pages_of(session, process, published=True)] == ["Häufige Fragen"]


def test_pages_called_alike_and_like_the_results_get_addresses_of_their_own(session: Session) -> None:
    town, process = a_town(session)
    names = ("Plan", "Plan", "Ergebnis", "!!!")
    slugs = [add_page(session, process, PageDraft(name), viewer=a_moderator(town)).slug for name in names]
    assert slugs == ["plan", "plan-2", "ergebnis-2", "seite"]


def test_there_is_one_results_page(session: Session) -> None:
    town, process = a_town(session)
    page = add_results_page(session, process, "Ergebnis", viewer=a_moderator(town))
    assert page.slug == "ergebnis"
    with pytest.raises(Conflict):
        add_results_page(session, process, "Ergebnis", viewer=a_moderator(town))
    session.add(InfoPage(municipality_id=town.id, process_id=process.id, slug="ergebnis", title="Zwei"))
    with pytest.raises(IntegrityError):
        session.flush()


def test_pages_change_places_and_are_called_otherwise(session: Session) -> None:
    town, process = a_town(session)
    staff = a_moderator(town)
    first, _second = (add_page(session, process, PageDraft(name), viewer=staff) for name in ("Eins", "Zwei"))
    move_page(session, process, first, up=False, viewer=staff)
    session.flush()
    assert titles(session, process) == ["Zwei", "Eins"]
    move_page(session, process, first, up=False, viewer=staff)
    rename_page(session, process, first, PageDraft("Neu"), viewer=staff)
    session.flush()
    assert titles(session, process) == ["Zwei", "Neu"]
    with pytest.raises(Conflict):
        rename_page(session, process, first, PageDraft("X"), viewer=staff, seen="what the form showed")


@pytest.mark.parametrize(
    "alt", ["", "IMG_2034.jpg", "Bild", "foto 3", "Abbildung", "abc", "DSC_0001", "screenshot-2.png", "Logo"]
)
def test_words_that_describe_nothing_describe_no_picture(alt: str) -> None:
    with pytest.raises(DomainError, match="was auf dem Bild zu sehen ist") as refusal:
        described(alt)
    assert refusal.value.field == "alt"


def test_a_picture_without_description_is_refused_by_action_and_database(session: Session) -> None:
    town, process = a_town(session)
    page = a_page(session, process)
    draft = BlockDraft(BlockKind.PICTURE, alt="")
    with pytest.raises(DomainError):
        save_block(session, process, page, None, draft, viewer=a_moderator(town), stored=Stored(KEY))
    session.rollback()
    town, process = a_town(session)
    page = a_page(session, process)
    session.add(InfoBlock(municipality_id=town.id, page_id=page.id, kind=BlockKind.PICTURE, key=KEY, alt=""))
    with pytest.raises(IntegrityError):
        session.flush()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (BlockDraft(BlockKind.TEXT), "source"),
        (BlockDraft(BlockKind.FOLD, source="Text"), "heading"),
        (BlockDraft(BlockKind.FOLD, heading="Frage"), "source"),
        (BlockDraft(BlockKind.PICTURE, alt="Der Platz von oben"), "picture"),
        (BlockDraft(BlockKind.FILE, heading="Plan"), "file"),
    ],
)
def test_a_block_without_what_it_is_made_of_is_refused(
    session: Session, draft: BlockDraft, field: str
) -> None:
    town, process = a_town(session)
    page = a_page(session, process)
    with pytest.raises(DomainError) as refusal:
        save_block(session, process, page, None, draft, viewer=a_moderator(town))
    assert refusal.value.field == field


def test_markdown_becomes_clean_html_and_scripts_do_not(session: Session) -> None:
    town, process = a_town(session)
    page = a_page(session, process)
    draft = BlockDraft(
        BlockKind.TEXT, source="## Titel\n\n<script>alert(1)</script> [x](javascript:alert(1))"
    )
    block = save_block(session, process, page, None, draft, viewer=a_moderator(town))
    assert "<h2>Titel</h2>" in block.html
    assert "<script" not in block.html
    assert 'href="javascript' not in block.html


def test_blocks_change_places_and_go(session: Session) -> None:
    town, process = a_town(session)
    page = a_page(session, process)
    fold, file = a_block(session, page, BlockKind.FOLD), a_block(session, page, BlockKind.FILE, key=KEY)
    move_block(session, process, page, file, up=True, viewer=a_moderator(town))
    assert [block.kind for block in page.blocks] == [BlockKind.TEXT, BlockKind.FILE, BlockKind.FOLD]
    remove_block(session, process, page, file, viewer=a_moderator(town))
    assert page.blocks[-1] is fold
    assert known_keys(session, {KEY}) == set()


def test_an_event_must_end_after_it_begins_and_counts_its_versions(session: Session) -> None:
    town, process = a_town(session)
    staff = a_moderator(town)
    draft = EventDraft(
        "Abend", EVENING, EVENING + timedelta(hours=2), source="**Kommen** Sie", place="Rathaus"
    )
    with pytest.raises(DomainError) as refusal:
        save_event(
            session, process, None, EventDraft("Abend", EVENING, EVENING - timedelta(hours=1)), viewer=staff
        )
    assert refusal.value.field == "last_time"
    event = save_event(session, process, None, draft, viewer=staff)
    uid = event.uid
    save_event(session, process, event, draft, viewer=staff)
    assert (event.uid, event.revision) == (uid, 1)
    assert "<strong>Kommen</strong>" in event.html
    remove_event(session, process, event, viewer=staff)
    assert events_of(session, process) == []


def test_news_comes_out_on_its_day_and_keeps_its_hour(session: Session) -> None:
    town, process = a_town(session)
    staff = a_moderator(town)
    now = clock.now()
    today = clock.local(now).date()
    item = save_news(session, process, None, NewsDraft("Neu", today, "Text"), viewer=staff)
    later = save_news(
        session, process, None, NewsDraft("Bald", today + timedelta(days=9), "Text"), viewer=staff
    )
    assert abs(item.published_at - now) < timedelta(minutes=1)
    assert [one.title for one in news_until(session, process, clock.now())] == ["Neu"]
    assert [one.title for one in news_until(session, process)] == ["Bald", "Neu"]
    before = item.published_at
    save_news(session, process, item, NewsDraft("Neuer", today, "Text"), viewer=staff)
    assert item.published_at == before
    remove_news(session, process, later, viewer=staff)
    with pytest.raises(DomainError):
        save_news(session, process, None, NewsDraft("Leer", today, ""), viewer=staff)


def test_only_staff_write_and_never_in_the_archive(session: Session) -> None:
    town, process = a_town(session)
    page, event, item = a_page(session, process), an_event(session, process), some_news(session, process)
    block, today = page.blocks[0], date(2030, 1, 1)
    changes = (
        lambda who: add_page(session, process, PageDraft("X"), viewer=who),
        lambda who: add_results_page(session, process, "X", viewer=who),
        lambda who: rename_page(session, process, page, PageDraft("X"), viewer=who),
        lambda who: show_page(session, process, page, shown=False, viewer=who),
        lambda who: move_page(session, process, page, up=True, viewer=who),
        lambda who: remove_page(session, process, page, viewer=who),
        lambda who: save_block(
            session, process, page, None, BlockDraft(BlockKind.TEXT, source="X"), viewer=who
        ),
        lambda who: move_block(session, process, page, block, up=True, viewer=who),
        lambda who: remove_block(session, process, page, block, viewer=who),
        lambda who: save_event(session, process, event, EventDraft.of(event), viewer=who),
        lambda who: remove_event(session, process, event, viewer=who),
        lambda who: save_news(session, process, item, NewsDraft("X", today, "X"), viewer=who),
        lambda who: remove_news(session, process, item, viewer=who),
    )
    for change in changes:
        for who in (None, a_viewer()):
            with pytest.raises((Missing, NotAllowed)):
                change(who)
    process.state = ProcessState.ARCHIVED
    for change in changes:
        with pytest.raises(NotAllowed, match="Archiv"):
            change(a_moderator(town))


def test_pages_and_events_travel_with_a_copy_and_news_do_not(session: Session) -> None:
    town, process = a_town(session, opens=timedelta(days=1), closes=timedelta(days=20))
    page = a_page(session, process)
    a_block(session, page, BlockKind.PICTURE, key=KEY)
    begin = clock.local(process.modules[0].phases[0].opens_at)
    event = an_event(session, process, starts_at=begin + timedelta(days=3), cancelled=True)
    some_news(session, process)
    a_page(session, process, "ergebnis", kind="results")
    first = begin.date() + timedelta(days=365)
    copy = duplicate(session, process, title="Noch einmal", first_day=first, viewer=a_moderator(town))
    (page_too,), (event_too,) = pages_of(session, copy), events_of(session, copy)
    assert [block.kind for block in page_too.blocks] == [BlockKind.TEXT, BlockKind.PICTURE]
    assert page_too.blocks[1].key == KEY
    assert clock.local(event_too.starts_at) == clock.local(event.starts_at) + timedelta(days=365)
    assert event_too.uid != event.uid
    assert not event_too.cancelled
    assert news_until(session, copy) == []


def test_a_draft_goes_with_all_that_it_tells(session: Session) -> None:
    town, process = a_town(session, state=ProcessState.DRAFT, published_at=None)
    a_page(session, process)
    an_event(session, process)
    some_news(session, process)
    remove_draft(session, process, viewer=a_moderator(town))
    session.flush()
    for table in (InfoPage, InfoBlock, Event, NewsItem):
        assert session.scalar(sa.select(sa.func.count()).select_from(table)) == 0


def test_who_handed_something_in_is_forgotten_and_it_stays(session: Session) -> None:
    _town, process = a_town(session)
    page = a_page(session, process)
    mine, theirs = (
        a_block(session, page, BlockKind.FILE, key=f"{number:032x}", uploaded_by=number) for number in (7, 8)
    )
    forget_uploader(session, 7)
    session.expire_all()
    assert (mine.uploaded_by, theirs.uploaded_by) == (None, 8)


def test_one_glance_tells_what_there_is(session: Session) -> None:
    _town, process = a_town(session)
    now = clock.now()
    nothing = glance(session, process.id, now)
    assert (nothing.pages, nothing.results, nothing.events, nothing.news) == (False, False, False, [])
    a_page(session, process, published=False)
    for days in (-9, 1, 2, 3, 4):
        an_event(session, process, f"in {days}", starts_at=now + timedelta(days=days))
    for days in range(1, 6):
        some_news(session, process, f"vor {days}", published_at=now - timedelta(days=days))
    some_news(session, process, "später", published_at=now + timedelta(days=1))
    found = glance(session, process.id, now)
    assert (found.pages, found.results, found.events) == (False, False, True)
    assert [line.title for line in found.coming] == ["in 1", "in 2", "in 3"]
    assert [line.title for line in found.news] == ["vor 1", "vor 2", "vor 3"]
    a_page(session, process, "ergebnis", kind="results")
    a_page(session, process, "plan")
    found = glance(session, process.id, now)
    assert (found.pages, found.results) == (True, True)
