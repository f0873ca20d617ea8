"""What drafts tell the tests of the whole platform."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from participation.accounts.models import Account
from participation.accounts.queries import token_hash
from participation.config import Config
from participation.contributions.models import Visibility
from participation.formats.documents.models import Adoption, Outage, Remark
from participation.formats.documents.queries.finding import document_of
from participation.kernel import clock
from participation.municipalities.models import Municipality
from participation.processes.models import Access, Process, ProcessState
from tests.architecture.answers import (
    ACCOUNT,
    ALL,
    DONE,
    EVERYBODY,
    INSIDE,
    MODERATOR,
    NONE,
    OWN_NONE,
    STAFF,
    STAFF_DONE,
    STAFF_NONE,
    Route,
)
from tests.architecture.told import Rows, Scope, Told, Values
from tests.architecture.treatments import FIXED, HTML, TEXT
from tests.factories import a_viewer, days
from tests.formats.documents import told_desk
from tests.formats.documents.cast import a_draft_process, a_remark, an_edition, the_draft
from tests.journeys.kinds import MODERATOR as STAFF_MEMBER
from tests.journeys.kinds import Kind

if TYPE_CHECKING:
    from tests.architecture.world import World

SLUGS = {
    "running": "text-laeuft",
    "draft": "text-entwurf",
    "closed": "text-vorbei",
    "archived": "text-archiv",
    "private": "text-kreis",
    "half": "text-halboffen",
    "bare": "text-leer",
}
STATES = ("published", "pending", "hidden", "withdrawn")


@dataclass
class Drafts:
    """Slugs of processes by state; numbers and secret links of remarks as `running/pending`."""

    process: dict[str, str] = field(default_factory=dict)
    reference: dict[str, str] = field(default_factory=dict)
    secret: dict[str, str] = field(default_factory=dict)
    section: dict[str, int] = field(default_factory=dict)
    edition: dict[str, int] = field(default_factory=dict)


def add(session: Session, _config: Config, town: Municipality, staff: int) -> Drafts:
    """A formal draft in every state of a process, two versions of it, and remarks in every state of theirs."""
    made = Drafts()
    person = session.query(Account).order_by(Account.id).first()
    assert person is not None
    for name, slug in SLUGS.items():
        process = a_draft_process(session, town, slug=slug, formal=name != "half")
        made.process[name] = slug
        document = document_of(session, the_draft(process))
        if name == "bare":
            document.editions[0].published_at = None
            continue
        for state in STATES if name == "running" else STATES[:1]:
            _remarks(session, process, made, f"{name}/{state}", person.id)
        edition = an_edition(
            session, document, number=2, published=name == "running", wege="<p>Neue Wege.</p>"
        )
        made.edition[name], made.section[name] = edition.id, edition.sections[0].id
        remark = session.query(Remark).filter_by(module_id=the_draft(process).id).first()
        assert remark is not None
        session.add(
            Adoption(municipality_id=town.id, edition_id=edition.id, remark_id=remark.id, section_key="wege")
        )
        session.add(_outage(document.id, town.id, staff))
        _settle(process, name)
    session.flush()
    return made


def _remarks(session: Session, process: Process, made: Drafts, name: str, account_id: int) -> None:
    """One of an account and one of a guest, each to a passage of its own."""
    sender = {"sender_name": "Name", "sender_address": "Anschrift"}
    own = a_remark(session, process, f"Text {name}", viewer=a_viewer(account_id), quote="autofrei", **sender)
    token = f"secret-of-{process.municipality_id}-{name}".replace("/", "-")
    guest = a_remark(session, process, f"Text {name} Gast", token=token, quote="ein Brunnen", **sender)
    for remark in (own, guest):
        remark.visibility = Visibility(name.partition("/")[2])
    made.reference[name], made.secret[name] = own.reference, token
    assert guest.edit_token_hash == token_hash(token)


def _outage(document_id: int, municipality_id: int, staff: int) -> Outage:
    began = clock.now() - timedelta(days=3)
    return Outage(
        municipality_id=municipality_id,
        document_id=document_id,
        began_at=began,
        ended_at=began + timedelta(hours=1),
        reason="Grund",
        days_added=1,
        recorded_at=clock.now(),
        account_id=staff,
    )


def _settle(process: Process, name: str) -> None:
    """Bring a process into its state once everything is said."""
    if name == "draft":
        process.state, process.published_at = ProcessState.DRAFT, None
    if name == "archived":
        process.state = ProcessState.ARCHIVED
    if name in {"private", "half"}:
        process.access = Access.INVITED if name == "private" else Access.READABLE
    if name == "closed":
        for phase in process.modules[0].phases:
            phase.opens_at, phase.closes_at = clock.now() + days(-20), clock.now() + days(-10)


def scopes(
    rows: Rows, modules: dict[int, Scope], towns: dict[int, Scope]
) -> Iterator[tuple[tuple[str, int], Scope]]:
    """What is published of a draft goes with its process; what is being written is the staff's."""
    drafts = {row["id"]: modules[row["module_id"]] for row in rows["document"]}
    editions = {
        row["id"]: drafts[row["document_id"]] if row["published_at"] else towns[row["municipality_id"]]
        for row in rows["document_edition"]
    }
    yield from ((("document", key), scope) for key, scope in drafts.items())
    yield from ((("document_edition", key), scope) for key, scope in editions.items())
    for table in ("document_section", "document_adoption"):
        yield from (((table, row["id"]), editions[row["edition_id"]]) for row in rows[table])
    yield from (
        (("document_outage", row["id"]), drafts[row["document_id"]]) for row in rows["document_outage"]
    )


# --- objects to try routes with ----------------------------------------------------------------------------------


def _rest(world: "World", name: str) -> Values:
    """Whatever the addresses of the desk want beside the process, as far as there is some."""
    own = world.north.formats["documents"]
    here = name.partition("/")[0]
    ids = {"section": own.section.get(here, 999_999), "edition": own.edition.get(here, 999_999)}
    return {
        "municipality": world.north.slug,
        "module": "entwurf",
        "key": "ziele",
        "number": 1,
        "earlier": 1,
        "later": 2,
    } | ids


def drafts(world: "World") -> dict[str, Values]:
    """Drafts by the state of their process, with a section and a version."""
    own = world.north.formats["documents"]
    found = {name: _rest(world, name) | {"process": slug} for name, slug in own.process.items()}
    return found | {
        "foreign": _rest(world, "running") | {"process": world.south.process["own"]},
        "missing": _rest(world, "running") | {"process": "gibt-es-nicht"},
        "other": _rest(world, "running") | {"process": world.north.process["running"]},
        "gone": found["running"]
        | {
            "key": "gibt-es-nicht",
            "number": 9,
            "earlier": 8,
            "later": 9,
            "section": 999_999,
            "edition": 999_999,
        },
    }


def remarks(world: "World") -> dict[str, Values]:
    """Remarks of an account, by their number."""
    own, rest = world.north.formats["documents"], world.south.formats["documents"]
    found = {name: _at(world, name, reference=number) for name, number in own.reference.items()}
    return found | {
        "foreign": _at(world, "running/", reference=rest.reference["closed/published"]),
        "missing": _at(world, "running/", reference="2020-99999"),
    }


def remark_secrets(world: "World") -> dict[str, Values]:
    """Remarks of guests, by their secret links."""
    own, rest = world.north.formats["documents"], world.south.formats["documents"]
    found = {name: _at(world, name, token=token) for name, token in own.secret.items()}
    return found | {
        "foreign": _at(world, "running/", token=rest.secret["running/published"]),
        "missing": _at(world, "running/", token="a" * 32),
    }


def _at(world: "World", name: str, **values: str) -> Values:
    slug = SLUGS[name.partition("/")[0]]
    return {"municipality": world.north.slug, "process": slug, "module": "entwurf"} | values


SHUT = "fffffff"
READ = {"draft": INSIDE, "private": INSIDE, "bare foreign missing other gone": NONE, "*": ALL}
LIST = {"draft": INSIDE, "private": INSIDE, "foreign missing other": NONE, "*": ALL}
SECRET = {"draft/*": INSIDE, "private/*": INSIDE, "foreign missing": NONE, "*": ALL}
ONE = {
    "draft/* private/*": INSIDE,
    "foreign missing": NONE,
    "*/published": ALL,
    "*": "nonoonn",
}
MINE = {"draft/* private/* foreign missing": OWN_NONE, "*": "sonnnnn"}
CHANGED = {
    "draft/*": "nnneenn",
    "private/*": "nnnrrnn",
    "foreign missing": NONE,
    "running/published running/pending half/published": DONE,
    "*": "eeeeeee",
}
CHANGED_MINE = {
    "draft/* private/* foreign missing": OWN_NONE,
    "running/published running/pending half/published": "srnnnnn",
    "*": "sennnnn",
}
DESK = {"foreign missing other": STAFF_NONE, "*": STAFF}

ROUTES = {
    "documents.edit": Route(EVERYBODY, "remark_secrets", SECRET, CHANGED),
    "documents.edit_own": Route(ACCOUNT, "remarks", MINE, CHANGED_MINE),
    "documents.edition": Route(EVERYBODY, "drafts", READ),
    "documents.enter": Route(
        MODERATOR, "drafts", DESK, {"foreign missing other": STAFF_NONE, "bare": STAFF, "*": STAFF_DONE}
    ),
    "documents.outage": Route(
        MODERATOR,
        "drafts",
        DESK,
        {"foreign missing other": STAFF_NONE, "half closed": "snneenn", "*": STAFF_DONE},
    ),
    "documents.own": Route(EVERYBODY, "remark_secrets", SECRET),
    "documents.own_receipt_file": Route(ACCOUNT, "remarks", MINE),
    "documents.qr": Route(EVERYBODY, "remark_secrets", SECRET),
    "documents.receipt_file": Route(EVERYBODY, "remark_secrets", SECRET),
    "documents.remarks": Route(EVERYBODY, "drafts", LIST),
    "documents.rules": Route(
        MODERATOR,
        "drafts",
        DESK,
        {"foreign missing other": STAFF_NONE, "archived": "snneenn", "*": STAFF_DONE},
    ),
    "documents.section": Route(
        EVERYBODY,
        "drafts",
        READ,
        {
            "draft": "nnnffnn",
            "private": "nnnrrnn",
            "half": "fffrrff",
            "running": DONE,
            "bare foreign missing other gone": NONE,
            "*": SHUT,
        },
    ),
    "documents.show": Route(EVERYBODY, "remarks", ONE),
    "documents.withdraw": Route(EVERYBODY, "remark_secrets", SECRET, CHANGED),
    "documents.withdraw_own": Route(ACCOUNT, "remarks", MINE, CHANGED_MINE),
}
SAID = {"kind": "suggestion", "text": "Ein Vorschlag.", "quote": ""}
YESTERDAY = (clock.local(clock.now()) - timedelta(days=1)).strftime("%Y-%m-%d")
TYPED = {
    "documents.edit": SAID,
    "documents.edit_own": SAID,
    "documents.enter": SAID | {"section": "ziele", "channel": "paper", "received": "2026-01-15"},
    "documents.outage": {"began_at": f"{YESTERDAY}T08:00", "ended_at": f"{YESTERDAY}T09:00"},
    "documents.rules": {"kinds": ["question"], "formal": "y", "law": "§ 3 Abs. 2 BauGB", "least_days": "9"},
    "documents.section": SAID,
}
COLUMNS = {
    "document": {"law": TEXT, "kinds": FIXED},
    "document_outage": {"reason": TEXT},
    "document_edition": {"title": TEXT, "note": TEXT, "source": FIXED, "lost": FIXED},
    "document_section": {"key": FIXED, "number": FIXED, "heading": TEXT, "html": HTML, "text": TEXT},
    "document_adoption": {"section_key": FIXED},
    "remark": {"remark_kind": FIXED, "quote": TEXT, "sender_name": TEXT, "sender_address": TEXT},
}

GUIDELINES = "/lindenfurt/leitlinien-fuer-die-gruene-mitte"
PLAN = "/erlengrund/bebauungsplan-nr-7-am-erlenbach"
DESK_OF = "/verwaltung/lindenfurt/verfahren/leitlinien-fuer-die-gruene-mitte/entwurf"
PAGES = (
    Kind("processes.show", f"{GUIDELINES}/"),
    Kind("processes.show", f"{PLAN}/"),
    Kind("documents.section", f"{GUIDELINES}/entwurf/abschnitt/s4?anmerken=1"),
    Kind(
        "documents.section",
        f"{PLAN}/entwurf/abschnitt/s4?anmerken=1&stelle=zu+Hause",
        press="Anmerkung absenden",
        status=422,
    ),
    Kind("documents.remarks", f"{GUIDELINES}/entwurf/anmerkungen"),
    Kind("documents.remarks", f"{GUIDELINES}/entwurf/anmerkungen?art=objection&sort=beliebt"),
    Kind("documents.edition", f"{GUIDELINES}/entwurf/fassungen/1"),
    Kind("documents.show", f"{GUIDELINES}/entwurf/{{remark}}"),
    Kind("documents.show", f"{GUIDELINES}/entwurf/{{remark}}", STAFF_MEMBER),
    Kind("documents.enter", f"{DESK_OF}/nachtragen", STAFF_MEMBER),
    Kind("documents.rules", f"{DESK_OF}/regeln", STAFF_MEMBER),
    Kind("documents.outage", f"{DESK_OF}/stoerung", STAFF_MEMBER),
)
ELSEWHERE = {
    "documents.own": "a guest's secret link: tests/formats/documents/test_pages.py",
    "documents.edit": "a guest's secret link: tests/formats/documents/test_pages.py",
    "documents.withdraw": "a guest's secret link: tests/formats/documents/test_pages.py",
    "documents.edit_own": "the same page as a guest's",
    "documents.withdraw_own": "the same page as a guest's",
    "documents.qr": "a picture",
    "documents.receipt_file": "a file",
    "documents.own_receipt_file": "a file",
}
NAMES = {
    "remark": "SELECT reference FROM contribution JOIN remark USING (id) WHERE comments > 1 AND status_id IS NOT NULL "
    "ORDER BY id LIMIT 1",
}

TOLD = Told(
    add=add,
    routes=ROUTES | told_desk.ROUTES,
    samples={"drafts": drafts, "remarks": remarks, "remark_secrets": remark_secrets},
    columns=COLUMNS,
    scopes=scopes,
    typed=TYPED | told_desk.TYPED,
    readers={"documents.remarks": ("art", "status", "abschnitt", "stelle", "fassung", "q", "sort", "nach")}
    | told_desk.READERS,
    pages=(*PAGES, *told_desk.PAGES),
    elsewhere=ELSEWHERE | told_desk.ELSEWHERE,
    names=NAMES,
    limited=frozenset({"documents.section"}),
    by_secret=frozenset({"documents.edit", "documents.withdraw"}),
    kept={"documents.section": ("text",)},
)
