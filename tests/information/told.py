"""What this room tells the tests of the whole platform, as formats do: see tests/architecture/told.py."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from participation.config import Config
from participation.information.models import RESULTS_SLUG, BlockKind, InfoPage, PageKind
from participation.kernel import clock
from participation.kernel.files import Files
from participation.municipalities.models import Municipality
from participation.processes.models import Process
from participation.processes.queries import find_process
from tests.architecture.answers import (
    ALL,
    EVERYBODY,
    INSIDE,
    MODERATOR,
    NONE,
    STAFF,
    STAFF_DONE,
    STAFF_LATE,
    STAFF_NONE,
    STAFF_WRONG,
    Route,
)
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import FIXED, HTML, MARKDOWN, SCOPED, TEXT
from tests.information.cast import a_block, a_page, an_event, some_news
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

PROCESSES = {"running": "laufend", "draft": "entwurf", "private": "kreis", "archived": "archiv"}
"""Those of the world in which this room has something."""
CIRCLE = "nnooonn"
CONFLICT = "snnccnn"


@dataclass
class Things:
    """Ids and keys by name: `running/open` is a page that everybody reads, `running/hidden` one that staff prepare."""

    page: dict[str, int] = field(default_factory=dict)
    block: dict[str, int] = field(default_factory=dict)
    picture: dict[str, str] = field(default_factory=dict)
    file: dict[str, str] = field(default_factory=dict)
    event: dict[str, int] = field(default_factory=dict)
    news: dict[str, int] = field(default_factory=dict)


def add(session: Session, config: Config, town: Municipality, _staff: int) -> Things:
    """Pages in every state, with every kind of block; events and news, some of it not out yet."""
    things = Things()
    for name, slug in PROCESSES.items():
        process = find_process(session, town.id, slug)
        _page(session, config, things, f"{name}/open", a_page(session, process, "offen"))
        things.event[name] = an_event(session, process, lat=50.05, lon=9.05, place="Rathaus").id
        things.news[name] = some_news(session, process).id
    running = find_process(session, town.id, PROCESSES["running"])
    hidden = a_page(session, running, "verborgen", published=False)
    _page(session, config, things, "running/hidden", hidden)
    things.news["later"] = some_news(session, running, published_at=clock.now() + timedelta(days=9)).id
    _results(session, things, running, "running", published=False)
    _results(session, things, find_process(session, town.id, "beendet"), "closed", published=True)
    return things


def _results(session: Session, things: Things, process: Process, name: str, *, published: bool) -> None:
    page = a_page(session, process, RESULTS_SLUG, kind=PageKind.RESULTS, published=published)
    things.page[f"{name}/results"] = page.id


def _page(session: Session, config: Config, things: Things, name: str, page: InfoPage) -> None:
    """Every kind of block; what lies in the store bears a mark."""
    files = Files(config.page_folder)
    things.page[name] = page.id
    things.block[name] = page.blocks[0].id
    a_block(session, page, BlockKind.FOLD)
    for kind, keys in ((BlockKind.PICTURE, things.picture), (BlockKind.FILE, things.file)):
        key = files.put(b"")
        block = a_block(session, page, kind, key=key)
        content = f"RIFF KANARIE-info_block-{block.id}-file".encode()
        files.put(content, key=key)
        files.put(content, key=f"{key}-480")
        keys[name] = key


def scopes(
    rows: Rows, modules: dict[int, Scope], towns: dict[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """Published pages, events and news that is out go with their process; the rest is the staff's."""
    process = {row["process_id"]: modules[row["id"]] for row in rows["module"]}
    pages = {
        row["id"]: process[row["process_id"]] if row["published"] else towns[row["municipality_id"]]
        for row in rows["info_page"]
    }
    yield from ((("info_page", key), scope) for key, scope in pages.items())
    yield from ((("info_block", row["id"]), pages[row["page_id"]]) for row in rows["info_block"])
    yield from ((("process_event", row["id"]), process[row["process_id"]]) for row in rows["process_event"])
    for row in rows["news_item"]:
        out = row["published_at"] <= clock.now()
        yield ("news_item", row["id"]), process[row["process_id"]] if out else towns[row["municipality_id"]]


# --- objects to try routes with ----------------------------------------------------------------------------------


def _in(world: "World", name: str, **values: Any) -> Values:
    return {"municipality": world.north.slug, "process": PROCESSES[name.partition("/")[0]]} | values


def told_processes(world: "World") -> dict[str, Values]:
    """Processes of which something is told; `closed` has nothing but what came out."""
    found = {name: _in(world, name) for name in PROCESSES}
    here = {"municipality": world.north.slug}
    return found | {
        "closed": here | {"process": "beendet"},
        "foreign": here | {"process": world.south.process["own"]},
        "missing": here | {"process": "gibt-es-nicht"},
    }


def told_pages(world: "World") -> dict[str, Values]:
    """Pages by their address."""
    names = ("running/open", "draft/open", "private/open", "archived/open")
    found = {name: _in(world, name, page="offen") for name in names}
    return found | {
        "running/hidden": _in(world, "running", page="verborgen"),
        "results": _in(world, "running", page=RESULTS_SLUG),
        "missing": _in(world, "running", page="gibt-es-nicht"),
    }


def told_page_ids(world: "World") -> dict[str, Values]:
    """The same by id, as staff meet them, each with a block."""
    own, rest = world.north.formats["information"], world.south.formats["information"]
    names = ("running/open", "running/hidden", "draft/open", "archived/open")
    found = {name: _in(world, name, page=own.page[name], block=own.block[name]) for name in names}
    foreign = {"page": rest.page["running/open"], "block": rest.block["running/open"]}
    return found | {
        "other": _in(world, "running", page=own.page["draft/open"], block=own.block["draft/open"]),
        "foreign": _in(world, "running", **foreign),
        "missing": _in(world, "running", page=999_999, block=999_999),
    }


def told_new_blocks(world: "World") -> dict[str, Values]:
    """The same with a kind of block; `unknown` is none."""
    found = {name: values | {"word": "text"} for name, values in told_page_ids(world).items()}
    return found | {"unknown": found["running/open"] | {"word": "video"}}


def told_pictures(world: "World") -> dict[str, Values]:
    """Pictures."""
    return _stored(world, "picture")


def told_files(world: "World") -> dict[str, Values]:
    """Files; `picture` is none."""
    picture = world.north.formats["information"].picture["running/open"]
    return _stored(world, "file") | {"picture": _in(world, "running", key=picture)}


def _stored(world: "World", what: str) -> dict[str, Values]:
    own = getattr(world.north.formats["information"], what)
    found = {name: _in(world, name, key=key) for name, key in own.items()}
    foreign = getattr(world.south.formats["information"], what)["running/open"]
    return found | {
        "other": _in(world, "running", key=own["draft/open"]),
        "foreign": _in(world, "running", key=foreign),
        "missing": _in(world, "running", key="0" * 32),
    }


def told_events(world: "World") -> dict[str, Values]:
    """Events."""
    return _numbered(world, "event")


def told_news(world: "World") -> dict[str, Values]:
    """News."""
    return {name: values for name, values in _numbered(world, "news", "item").items() if name != "later"}


def _numbered(world: "World", what: str, word: str = "") -> dict[str, Values]:
    own = getattr(world.north.formats["information"], what)
    word = word or what
    found = {name: _in(world, name, **{word: own[name]}) for name in PROCESSES}
    foreign = getattr(world.south.formats["information"], what)["running"]
    return found | {
        "other": _in(world, "running", **{word: own["draft"]}),
        "foreign": _in(world, "running", **{word: foreign}),
        "missing": _in(world, "running", **{word: 999_999}),
    }


# --- who gets what -----------------------------------------------------------------------------------------------

READ = {"draft*": INSIDE, "private*": CIRCLE, "foreign missing other": NONE, "*": ALL}
"""Whoever may see the process."""
PAGE = {"*/hidden": INSIDE, "results picture": NONE} | READ
DESK = {"foreign missing other unknown": STAFF_NONE, "*": STAFF}
EDITED = {"foreign missing other unknown": STAFF_NONE, "archived*": STAFF_WRONG, "*": STAFF_DONE}
PRESSED = {"foreign missing other": STAFF_NONE, "archived*": STAFF_LATE, "*": STAFF_DONE}

ROUTES = {
    "information.pages": Route(EVERYBODY, "told_processes", {"closed": NONE} | READ),
    "information.page": Route(EVERYBODY, "told_pages", PAGE),
    "information.results": Route(EVERYBODY, "told_processes", {"closed": ALL, "running": INSIDE, "*": NONE}),
    "information.events": Route(EVERYBODY, "told_processes", READ),
    "information.calendar": Route(EVERYBODY, "told_processes", READ),
    "information.event_file": Route(EVERYBODY, "told_events", READ),
    "information.news": Route(EVERYBODY, "told_processes", READ),
    "information.feed": Route(EVERYBODY, "told_processes", READ),
    "information.picture": Route(EVERYBODY, "told_pictures", PAGE),
    "information.thumbnail": Route(EVERYBODY, "told_pictures", PAGE),
    "information.file": Route(EVERYBODY, "told_files", PAGE),
    "information.desk": Route(MODERATOR, "told_processes", DESK),
    "information.add_results": Route(
        MODERATOR, "told_processes", post={"closed running": CONFLICT} | PRESSED
    ),
    "information.new_page": Route(MODERATOR, "told_processes", DESK, EDITED),
    "information.edit_page": Route(MODERATOR, "told_page_ids", DESK, EDITED),
    "information.show_page": Route(MODERATOR, "told_page_ids", post=PRESSED),
    "information.move_page": Route(MODERATOR, "told_page_ids", post=PRESSED),
    "information.remove_page": Route(MODERATOR, "told_page_ids", post=PRESSED),
    "information.new_block": Route(MODERATOR, "told_new_blocks", DESK, EDITED),
    "information.edit_block": Route(MODERATOR, "told_page_ids", DESK, EDITED),
    "information.move_block": Route(MODERATOR, "told_page_ids", post=PRESSED),
    "information.remove_block": Route(MODERATOR, "told_page_ids", post=PRESSED),
    "information.new_event": Route(MODERATOR, "told_processes", DESK, EDITED),
    "information.edit_event": Route(MODERATOR, "told_events", DESK, EDITED),
    "information.remove_event": Route(MODERATOR, "told_events", post=PRESSED),
    "information.new_news": Route(MODERATOR, "told_processes", DESK, EDITED),
    "information.edit_news": Route(MODERATOR, "told_news", DESK, EDITED),
    "information.remove_news": Route(MODERATOR, "told_news", post=PRESSED),
}
HOURS = {"first_day": "2030-05-06", "first_time": "18:00", "last_time": "20:00"}
ADMIN = "verwaltung"
GREEN = "/lindenfurt/gruene-mitte"
OURS = "/verwaltung/lindenfurt/verfahren/gruene-mitte/informationen"

TOLD = Told(
    add=add,
    routes=ROUTES,
    samples={
        made.__name__: made
        for made in (
            told_processes,
            told_pages,
            told_page_ids,
            told_new_blocks,
            told_pictures,
            told_files,
            told_events,
            told_news,
        )
    },
    columns={
        "info_page": {"kind": FIXED, "slug": FIXED, "title": TEXT},
        "info_block": {
            "kind": FIXED,
            "heading": TEXT,
            "source": MARKDOWN,
            "html": HTML,
            "alt": TEXT,
            "key": SCOPED,
            "suffix": FIXED,
        },
        "process_event": {
            "uid": SCOPED,
            "title": TEXT,
            "source": MARKDOWN,
            "html": HTML,
            "place": TEXT,
            "link": FIXED,
        },
        "news_item": {"title": TEXT, "source": MARKDOWN, "html": HTML},
    },
    scopes=scopes,
    typed={
        "information.new_page": {"title": "Häufige Fragen"},
        "information.edit_page": {"title": "Neuer Titel"},
        "information.new_block": {"source": "Ein Absatz."},
        "information.edit_block": {"source": "Ein anderer Absatz."},
        "information.new_event": HOURS | {"title": "Rundgang"},
        "information.edit_event": HOURS | {"title": "Rundgang", "last_day": ""},
        "information.new_news": {"title": "Neues", "source": "Worte", "day": "2026-05-06"},
        "information.edit_news": {"title": "Neues", "source": "Worte", "day": "2026-05-06"},
    },
    pages=(
        Kind("information.pages", f"{GREEN}/informationen"),
        Kind("information.page", f"{GREEN}/informationen/haeufige-fragen"),
        Kind("information.results", "/lindenfurt/nette-plaetze/ergebnis"),
        Kind("information.events", f"{GREEN}/termine"),
        Kind("information.news", f"{GREEN}/neuigkeiten"),
        Kind("information.desk", OURS, ADMIN),
        Kind("information.new_page", f"{OURS}/seiten/neu", ADMIN),
        Kind("information.edit_page", f"{OURS}/seiten/{{info_page}}", ADMIN),
        Kind("information.new_block", f"{OURS}/seiten/{{info_page}}/abschnitte/neu/bild", ADMIN),
        Kind("information.edit_block", f"{OURS}/seiten/{{info_page}}/abschnitte/{{info_block}}", ADMIN),
        Kind("information.new_event", f"{OURS}/termine/neu", ADMIN),
        Kind("information.new_event", f"{OURS}/termine/neu", ADMIN, press="Speichern", status=422),
        Kind("information.new_news", f"{OURS}/neuigkeiten/neu", ADMIN),
    ),
    elsewhere={
        "information.calendar": "a file for calendars",
        "information.event_file": "a file for calendars",
        "information.feed": "a file for feed readers",
        "information.picture": "a picture of information.page",
        "information.thumbnail": "a picture of information.page",
        "information.file": "a file to take home",
        "information.edit_event": "the form of information.new_event, filled",
        "information.edit_news": "the form of information.new_news, filled",
    },
    names={
        "info_page": "SELECT p.id FROM info_page p JOIN process o ON o.id = p.process_id WHERE o.slug = 'gruene-mitte' "
        "AND p.kind = 'information' ORDER BY p.position LIMIT 1",
        "info_block": "SELECT b.id FROM info_block b JOIN info_page p ON p.id = b.page_id "
        "JOIN process o ON o.id = p.process_id WHERE o.slug = 'gruene-mitte' AND p.kind = 'information' "
        "ORDER BY p.position, b.position LIMIT 1",
    },
)
