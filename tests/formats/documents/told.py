"""What drafts tell the tests of the whole platform."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
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
from tests.architecture.told import Rows, Scope, Told
from tests.architecture.treatments import FIXED, HTML, TEXT
from tests.factories import a_viewer, days
from tests.formats.documents import told_citizens, told_desk
from tests.formats.documents.cast import a_draft_process, a_remark, an_edition, the_draft
from tests.formats.documents.told_samples import SLUGS, drafts, remark_secrets, remarks

STATES = ("published", "pending", "hidden", "withdrawn")


if TYPE_CHECKING:
    from tests.architecture.world import World

_numbers = count(1)
"""No two remarks of the two towns have the same number: each is told by it."""


@dataclass
class Drafts:
    """Slugs of processes by state; numbers and secret links of remarks as `running/pending`."""

    process: dict[str, str] = field(default_factory=dict)
    reference: dict[str, str] = field(default_factory=dict)
    secret: dict[str, str] = field(default_factory=dict)
    guest: dict[str, int] = field(default_factory=dict)
    """The ids of the remarks behind the secret links."""
    section: dict[str, int] = field(default_factory=dict)
    edition: dict[str, int] = field(default_factory=dict)
    remark: dict[str, int] = field(default_factory=dict)


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
        made.edition[name], made.section[name] = edition.id, edition.sections[1].id
        remark = session.query(Remark).filter_by(module_id=the_draft(process).id).first()
        assert remark is not None
        open_to_all = session.query(Remark).filter_by(
            module_id=the_draft(process).id, visibility=Visibility.PUBLISHED
        )
        made.remark[name] = open_to_all.order_by(Remark.id.desc()).limit(1).one().id
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
        remark.reference = f"2021-{next(_numbers):05d}"
    session.flush()
    made.reference[name], made.secret[name], made.guest[name] = own.reference, token, guest.id
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
    rows: Rows, modules: Mapping[int, Scope], towns: Mapping[int, Scope]
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


def granted(world: "World", samples: str, sample: str) -> frozenset[tuple[str, int]]:
    """What a guest's secret link opens."""
    key = world.north.formats["documents"].guest.get(sample) if samples == "remark_secrets" else None
    return frozenset({("contribution", key), ("remark", key)}) if key else frozenset()


COLUMNS = {
    "document": {"law": TEXT, "kinds": FIXED},
    "document_outage": {"reason": TEXT},
    "document_edition": {"title": TEXT, "note": TEXT, "source": FIXED, "lost": FIXED},
    "document_section": {"key": FIXED, "number": FIXED, "heading": TEXT, "html": HTML, "text": TEXT},
    "document_adoption": {"section_key": FIXED},
    "remark": {"remark_kind": FIXED, "quote": TEXT, "sender_name": TEXT, "sender_address": TEXT},
}


TOLD = Told(
    add=add,
    routes=told_citizens.ROUTES | told_desk.ROUTES,
    samples={"drafts": drafts, "remarks": remarks, "remark_secrets": remark_secrets},
    columns=COLUMNS,
    scopes=scopes,
    typed=told_citizens.TYPED | told_desk.TYPED,
    typed_here=told_desk.typed_here,
    readers={
        "documents.remarks": ("art", "status", "abschnitt", "stelle", "fassung", "q", "sort", "nach"),
        "documents.section": ("stelle", "davor"),
    }
    | told_desk.READERS,
    pages=(*told_citizens.PAGES, *told_desk.PAGES),
    elsewhere=told_citizens.ELSEWHERE | told_desk.ELSEWHERE,
    names=told_citizens.NAMES,
    granted=granted,
    limited=frozenset({"documents.section"}),
    by_secret=frozenset({"documents.edit", "documents.withdraw"}),
    kept={"documents.section": ("text",)},
)
