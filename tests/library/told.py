"""What the library tells the tests of the whole platform."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from participation.accounts.models import Role
from participation.config import Config
from participation.kernel import clock
from participation.library.actions.drafts import BlueprintDraft
from participation.library.actions.publishing import publish_blueprint
from participation.library.models import (
    BlueprintAdoption,
    BlueprintReview,
    ExchangeDate,
    KnowledgeKind,
    KnowledgePage,
    LibraryBlueprint,
    Publicity,
)
from participation.library.policy.documents import digest
from participation.municipalities.models import Municipality
from participation.processes.queries import find_process
from tests.architecture.answers import (
    ACCOUNT,
    ADMIN,
    ADMINS,
    ADMINS_DONE,
    ADMINS_NONE,
    ALL,
    EVERYBODY,
    KTS,
    KTS_ONLY,
    MODERATOR,
    NONE,
    STAFF,
    STAFF_DONE,
    STAFF_NONE,
    STAFF_WRONG,
    Route,
)
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import ADDRESS, FIXED, HTML, MARKDOWN, STEMS, TEXT
from tests.factories import a_moderator
from tests.journeys.kinds import ADMIN as DESK
from tests.journeys.kinds import KTS as OFFICE
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

EVERYONE: Scope = frozenset({"anon", "c1", "c2", "mN", "aN", "aS", "kts"})
BUREAU: Scope = frozenset({"kts"})
KTS_DONE, OWNERS, ADMINS_ON = "snnnnnr", "nnnnonn", "snnfrnn"
BUILT_IN = "ideen-karte"


@dataclass
class Shelf:
    """Slugs of blueprints and ids of pages and dates, by what they are; and a file that can be uploaded."""

    slug: dict[str, str] = field(default_factory=dict)
    page: dict[str, int] = field(default_factory=dict)
    date: dict[str, int] = field(default_factory=dict)
    file: bytes = b""


def add(session: Session, _config: Config, town: Municipality, staff: int) -> Shelf:
    """Blueprints of the town and of the office, shown and taken back; one that was adopted and reviewed; and what the
    office writes, published and not."""
    shelf = Shelf()
    own = _blueprint(session, town, staff, shelf, "open")
    _blueprint(session, town, staff, shelf, "gone", state=Publicity.WITHDRAWN)
    theirs = _blueprint(session, town, staff, shelf, "office", municipality_id=None)
    _blueprint(session, town, staff, shelf, "office_gone", municipality_id=None, state=Publicity.WITHDRAWN)
    shelf.file = json.dumps(own.document | {"digest": digest(own.document)}).encode()
    running = find_process(session, town.id, "laufend")
    session.add(
        BlueprintAdoption(
            blueprint_id=theirs.id,
            digest=theirs.digest,
            lineage=[{"title": "Vorlage", "origin": "Amt", "digest": theirs.digest}],
            municipality_id=town.id,
            process_id=running.id,
            adopted_by=staff,
            adopted_at=clock.now(),
        )
    )
    session.add(
        BlueprintReview(
            blueprint_id=theirs.id, municipality_id=town.id, stars=4, text="Gut", written_by=staff,
            written_at=clock.now(),
        )
    )  # fmt: skip
    _write(session, town, staff, shelf)
    return shelf


def _blueprint(
    session: Session, town: Municipality, staff: int, shelf: Shelf, name: str, **values: Any
) -> LibraryBlueprint:
    closed = find_process(session, town.id, "beendet")
    draft = BlueprintDraft(f"{name} {town.slug}", "Wofür", "klima", lessons="Gelernt")
    viewer = a_moderator(town, staff, role=Role.ADMIN)
    row = publish_blueprint(session, town, closed, draft, viewer=viewer)
    for column, value in values.items():
        setattr(row, column, value)
    session.flush()
    shelf.slug[name] = row.slug
    return row


def _write(session: Session, town: Municipality, staff: int, shelf: Shelf) -> None:
    for name, state in (("open", Publicity.PUBLISHED), ("draft", Publicity.DRAFT)):
        for kind in KnowledgeKind:
            page = KnowledgePage(
                slug=f"{kind.value}-{name}-{town.slug}", kind=kind, title="Titel", summary="Kurz", source="Text",
                html="<p>Text</p>", email="x@example.org", phone="1", state=state, written_by=staff,
                changed_at=clock.now(), published_at=clock.now(),
            )  # fmt: skip
            session.add(page)
            session.flush()
            shelf.page[f"{kind.value}/{name}"] = page.id
        when = clock.now() + timedelta(days=9)
        date = ExchangeDate(
            title="Treffen", text="Text", starts_at=when, ends_at=when, place="Ort", link="https://example.org",
            state=state, written_by=staff, changed_at=clock.now(),
        )  # fmt: skip
        session.add(date)
        session.flush()
        shelf.date[name] = date.id


def scopes(
    rows: Rows, _modules: Mapping[int, Scope], towns: Mapping[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """What is published is for everybody; the rest for those it belongs to, and what the office writes for the office."""
    for row in rows["library_blueprint"]:
        owner = towns.get(row["municipality_id"], BUREAU)
        shown = row["state"] == Publicity.PUBLISHED
        yield ("library_blueprint", row["id"]), EVERYONE if shown else owner
    yield from (
        (("blueprint_adoption", row["id"]), towns[row["municipality_id"]])
        for row in rows["blueprint_adoption"]
    )
    yield from ((("blueprint_review", row["id"]), EVERYONE) for row in rows["blueprint_review"])
    for table in ("knowledge_page", "exchange_date"):
        for row in rows[table]:
            yield (table, row["id"]), EVERYONE if row["state"] == Publicity.PUBLISHED else BUREAU


# --- objects to try routes with ----------------------------------------------------------------------------------


def _shelf(world: "World") -> Shelf:
    found: Shelf = world.north.formats["library"]
    return found


def told_blueprints(world: "World") -> dict[str, Values]:
    """Blueprints by their address."""
    found = {name: {"slug": slug} for name, slug in _shelf(world).slug.items()}
    foreign = world.south.formats["library"].slug
    return found | {
        "foreign": {"slug": foreign["open"]},
        "foreign_gone": {"slug": foreign["gone"]},
        "built": {"slug": BUILT_IN},
        "missing": {"slug": "gibt-es-nicht"},
    }


def told_own(world: "World") -> dict[str, Values]:
    """The same on the desk of the town."""
    return {
        name: {"municipality": world.north.slug, **values}
        for name, values in told_blueprints(world).items()
        if name != "built"
    }


def told_sources(world: "World") -> dict[str, Values]:
    """Processes to make a blueprint of; `closed` was made one before."""
    here = {"municipality": world.north.slug}
    return {
        "running": here | {"process": "laufend"},
        "draft": here | {"process": "entwurf"},
        "closed": here | {"process": "beendet"},
        "foreign": here | {"process": world.south.process["own"]},
        "missing": here | {"process": "gibt-es-nicht"},
    }


def told_articles(world: "World") -> dict[str, Values]:
    """Pages by their address."""
    where = world.north.slug
    return {
        "open": {"slug": f"article-open-{where}"},
        "contact": {"slug": f"contact-open-{where}"},
        "draft": {"slug": f"article-draft-{where}"},
        "missing": {"slug": "gibt-es-nicht"},
    }


def told_kinds(_world: "World") -> dict[str, Values]:
    """Kinds of pages that can be written."""
    return {word: {"word": word} for word in ("artikel", "kontakt", "missing")}


def told_written(world: "World") -> dict[str, Values]:
    """Pages by id."""
    return {name: {"page": key} for name, key in _shelf(world).page.items()} | {"missing": {"page": 999_999}}


def told_turned(world: "World") -> dict[str, Values]:
    """The same with what is done."""
    found = {name: values | {"word": "zeigen"} for name, values in told_written(world).items()}
    return found | {"unknown": found["article/open"] | {"word": "verbrennen"}}


def told_dates(world: "World") -> dict[str, Values]:
    """Dates by id."""
    return {name: {"date": key} for name, key in _shelf(world).date.items()} | {"missing": {"date": 999_999}}


def told_turned_dates(world: "World") -> dict[str, Values]:
    """The same with what is done."""
    found = {name: values | {"word": "zurueckziehen"} for name, values in told_dates(world).items()}
    return found | {"unknown": found["open"] | {"word": "verbrennen"}}


def typed_here(world: "World", endpoint: str, _sample: str, _values: Values) -> Values:
    """The file that is uploaded, and for which town something is done."""
    if endpoint == "library.upload":
        return {"file": (io.BytesIO(_shelf(world).file), "plan.json"), "first_day": "2030-05-06"}
    if endpoint == "library.adopt":
        return {"municipality": world.north.slug, "title": "Unseres", "first_day": "2030-05-06"}
    if endpoint == "library.review":
        return {"town": world.north.slug, "stars": "4"}
    return {}


READ = {"gone": OWNERS, "office_gone": "nnnnnno", "foreign_gone": "nnnnnon", "missing": NONE, "*": ALL}
SAVED = {"open gone": ADMINS_DONE, "*": ADMINS_NONE}
OFFICE_READ = {"office office_gone": KTS_ONLY, "*": STAFF_NONE}
OFFICE_SAVED = {"office office_gone": KTS_DONE, "*": STAFF_NONE}
WRITTEN = {"missing unknown": STAFF_NONE, "*": KTS_ONLY}
WRITTEN_DONE = {"missing unknown": STAFF_NONE, "*": KTS_DONE}

ROUTES = {
    "library.index": Route(EVERYBODY, "plain", {"*": ALL}),
    "library.schema": Route(EVERYBODY, "plain", {"*": ALL}),
    "library.blueprint": Route(EVERYBODY, "told_blueprints", READ),
    "library.file": Route(EVERYBODY, "told_blueprints", {"built": NONE} | READ),
    "library.adopt": Route(
        ACCOUNT,
        "told_blueprints",
        post={"gone office_gone foreign_gone missing": STAFF_NONE, "*": STAFF_DONE},
    ),
    "library.review": Route(
        ACCOUNT,
        "told_blueprints",
        post={"office": STAFF_DONE, "open foreign": STAFF_WRONG, "*": STAFF_NONE},
    ),
    "library.desk": Route(MODERATOR, "towns", {"own": STAFF, "missing": STAFF_NONE}),
    "library.upload": Route(
        MODERATOR,
        "towns",
        {"own": STAFF, "missing": STAFF_NONE},
        {"own": STAFF_DONE, "missing": STAFF_NONE},
    ),
    "library.publish": Route(
        ADMIN,
        "told_sources",
        {"closed": ADMINS_ON, "foreign missing": ADMINS_NONE, "*": ADMINS},
        {"foreign missing": ADMINS_NONE, "*": ADMINS_DONE},
    ),
    "library.edit": Route(ADMIN, "told_own", {"open gone": ADMINS, "*": ADMINS_NONE}, SAVED),
    "library.show": Route(ADMIN, "told_own", post=SAVED),
    "library.withdraw": Route(ADMIN, "told_own", post=SAVED),
    "library.office": Route(KTS, "plain", {"*": KTS_ONLY}),
    "library.office_publish": Route(
        KTS,
        "told_sources",
        {"running": KTS_ONLY, "closed": KTS_DONE, "*": STAFF_NONE},
        {"running closed": KTS_DONE, "*": STAFF_NONE},
    ),
    "library.office_edit": Route(KTS, "told_blueprints", OFFICE_READ, OFFICE_SAVED),
    "library.office_show": Route(KTS, "told_blueprints", post=OFFICE_SAVED),
    "library.office_withdraw": Route(KTS, "told_blueprints", post=OFFICE_SAVED),
    "library.knowledge": Route(EVERYBODY, "plain", {"*": ALL}),
    "library.calendar": Route(EVERYBODY, "plain", {"*": ALL}),
    "library.feed": Route(EVERYBODY, "plain", {"*": ALL}),
    "library.article": Route(EVERYBODY, "told_articles", {"open contact": ALL, "*": NONE}),
    "library.knowledge_desk": Route(KTS, "plain", {"*": KTS_ONLY}),
    "library.new_page": Route(KTS, "told_kinds", WRITTEN, WRITTEN_DONE),
    "library.edit_page": Route(KTS, "told_written", WRITTEN, WRITTEN_DONE),
    "library.turn_page": Route(KTS, "told_turned", post=WRITTEN_DONE),
    "library.new_date": Route(KTS, "plain", {"*": KTS_ONLY}, {"*": KTS_DONE}),
    "library.edit_date": Route(KTS, "told_dates", WRITTEN, WRITTEN_DONE),
    "library.turn_date": Route(KTS, "told_turned_dates", post=WRITTEN_DONE),
}
SAID = {"title": "Neue Blaupause", "summary": "Wofür", "effort": "small", "licence": "CC0-1.0"}
PAGE = {"title": "Neue Seite", "topic": "", "source": "Text", "email": "x@example.org"}
HOURS = {"title": "Treffen", "first_day": "2030-05-06", "first_time": "10:00", "last_time": "12:00"}
TOWN = "/verwaltung/lindenfurt"

TOLD = Told(
    add=add,
    routes=ROUTES,
    open=frozenset({"library.file", "library.schema"}),
    samples={
        made.__name__: made
        for made in (
            told_blueprints, told_own, told_sources, told_articles, told_kinds, told_written, told_turned,
            told_dates, told_turned_dates,
        )
    },
    columns={
        "library_blueprint": {
            "slug": FIXED, "title": TEXT, "summary": TEXT, "topic": FIXED, "effort": FIXED, "size_class": FIXED,
            "format_words": FIXED, "lessons_source": MARKDOWN, "lessons_html": HTML, "licence": FIXED,
            "document": FIXED, "digest": FIXED, "lineage": FIXED, "origin": TEXT, "state": FIXED, "stems": STEMS,
        },
        "blueprint_adoption": {"digest": FIXED, "lineage": FIXED},
        "blueprint_review": {"text": TEXT},
        "knowledge_page": {
            "slug": FIXED, "kind": FIXED, "title": TEXT, "summary": TEXT, "source": MARKDOWN, "html": HTML,
            "topic": FIXED, "email": ADDRESS, "phone": TEXT, "state": FIXED, "stems": STEMS,
        },
        "exchange_date": {"title": TEXT, "text": TEXT, "place": TEXT, "link": FIXED, "state": FIXED},
    },
    scopes=scopes,
    typed={
        "library.publish": SAID,
        "library.edit": SAID,
        "library.office_publish": SAID,
        "library.office_edit": SAID,
        "library.new_page": PAGE,
        "library.edit_page": PAGE,
        "library.new_date": HOURS,
        "library.edit_date": HOURS,
    },
    typed_here=typed_here,
    readers={
        "library.index": ("q", "thema", "groesse", "format", "aufwand"),
        "library.knowledge": ("q", "thema"),
        "library.office": ("q",),
    },
    pages=(
        Kind("library.index", "/bibliothek/"),
        Kind("library.index", "/bibliothek/?q=gibtesnicht&thema=klima"),
        Kind("library.blueprint", "/bibliothek/{blueprint}"),
        Kind("library.blueprint", "/bibliothek/{blueprint}", DESK),
        Kind("library.blueprint", "/bibliothek/ideen-karte"),
        Kind("library.desk", f"{TOWN}/blaupausen/", DESK),
        Kind("library.upload", f"{TOWN}/blaupausen/hochladen", DESK),
        Kind("library.upload", f"{TOWN}/blaupausen/hochladen", DESK, press="Als Entwurf übernehmen", status=422),
        Kind("library.publish", f"{TOWN}/verfahren/nette-plaetze/blaupause", DESK),
        Kind("library.edit", f"{TOWN}/blaupausen/{{blueprint}}", DESK),
        Kind("library.office", "/kts/bibliothek/", OFFICE),
        Kind("library.office_publish", "/kts/bibliothek/neu/lindenfurt/nette-plaetze", OFFICE),
        Kind("library.office_edit", "/kts/bibliothek/{office_blueprint}", OFFICE),
        Kind("library.knowledge", "/wissen/"),
        Kind("library.article", "/wissen/{article}"),
        Kind("library.knowledge_desk", "/kts/wissen/", OFFICE),
        Kind("library.new_page", "/kts/wissen/neu/artikel", OFFICE),
        Kind("library.new_page", "/kts/wissen/neu/kontakt", OFFICE, press="Speichern", status=422),
        Kind("library.new_date", "/kts/wissen/termine/neu", OFFICE),
    ),
    elsewhere={
        "library.schema": "a file",
        "library.file": "a file",
        "library.calendar": "a file for calendars",
        "library.feed": "a file for feed readers",
        "library.edit_page": "the form of library.new_page, filled",
        "library.edit_date": "the form of library.new_date, filled",
    },
    names={
        "blueprint": "SELECT b.slug FROM library_blueprint b JOIN municipality m ON m.id = b.municipality_id "
        "WHERE m.slug = 'lindenfurt' ORDER BY b.id LIMIT 1",
        "office_blueprint": "SELECT slug FROM library_blueprint WHERE municipality_id IS NULL ORDER BY id LIMIT 1",
        "article": "SELECT slug FROM knowledge_page WHERE kind = 'article' AND state = 'published' ORDER BY id LIMIT 1",
    },
)  # fmt: skip
